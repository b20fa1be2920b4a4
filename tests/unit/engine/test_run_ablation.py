from __future__ import annotations

import json
import math

import pytest

from matching.config import load_settings
from matching.engine.ablation import run_ablation
from matching.errors import RequestError
from matching.learning.learn import Recipe

RECIPE = Recipe(("topic", "domains"), by_kind=False, folds=2)


@pytest.fixture
def judged(toy_settings, profiles, tmp_path):
    """Settings whose sample are the invented profiles, and judgements: one craft is good."""
    sample = tmp_path / "sample.jsonl"
    sample.write_text("".join(f"{p.model_dump_json(exclude_defaults=True)}\n" for p in profiles))
    asked = {
        "id": "ask",
        "territory": "bourg",
        "lang": "fr",
        "text": "Nous cherchons des cadrans émaillés",
    }
    requests = tmp_path / "requests.jsonl"
    requests.write_text(json.dumps(asked) + "\n")
    craft_of = {p.id: p.keywords[0] for p in profiles} | {"ask": "cadrans émaillés"}
    queries = [f"auville-{n:02d}" for n in range(8)] + ["ask"]
    rows = ["query_id,candidate_id,for_query,for_candidate"]
    for query in queries:
        other = "auville" if query == "ask" else "bourg"
        for number in range(8, 16):
            candidate = f"{other}-{number:02d}"
            grade = 3 if craft_of[query] == craft_of[candidate] else 0
            rows.append(f"{query},{candidate},{grade},{grade}")
    qrels = tmp_path / "qrels.csv"
    qrels.write_text("\n".join(rows))
    settings = load_settings(
        home=toy_settings.home, territories=toy_settings.territories, sample=sample
    )
    return settings, qrels, requests


def test_every_part_is_measured_on_the_same_pairs(judged, toy_encoder):
    settings, qrels, requests = judged
    steps = []
    rows = run_ablation(
        settings,
        lambda *step: steps.append(step),
        qrels=qrels,
        requests=requests,
        recipe=RECIPE,
        encoder=toy_encoder,
    )
    by_name = {row.name: row for row in rows}
    assert rows[0].name == "shipped"
    # A domain holds three crafts, and what it is about tells them apart.
    assert by_name["without topic"].ndcg < 0.9 < by_name["topic alone"].ndcg
    assert by_name["without topic"].ndcg == by_name["domains alone"].ndcg
    for name in ("with sectors", "with size", "with languages"):
        assert math.isnan(by_name[name].ndcg)
        assert by_name[name].note.endswith("(known for 0 of 72 pairs)")
    measured = [row for row in rows if "not measurable" not in row.note]
    assert all(0 <= row.ndcg <= 1 for row in measured)
    assert ("ablation-step", len(rows), len(rows)) in steps
    # Every text goes through the model once, however many indexes are made.
    assert len(toy_encoder.calls) == len(set(toy_encoder.calls))


def test_too_few_judgements_are_refused(judged, toy_encoder):
    settings, qrels, _ = judged
    qrels.write_text("query_id,candidate_id,grade\nauville-00,bourg-00,3\n")
    with pytest.raises(RequestError) as caught:
        run_ablation(settings, qrels=qrels, recipe=RECIPE, encoder=toy_encoder)
    assert caught.value.key == "learn-too-little"
    assert "1" in caught.value.text("fr")
