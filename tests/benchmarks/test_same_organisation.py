"""The figures of the README on profiles of one organisation (make figures)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import entity_pairs
import pytest

from matching.config import resource
from matching.entities.resolving import resolve
from matching.territories import Territories

README = Path(__file__).parents[2] / "README.md"
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90


@pytest.fixture(scope="module")
def verdicts():
    """How many pairs have each verdict, by how they were made."""
    if not entity_pairs.RECORDS.exists():
        pytest.skip("the records of ROR are not beside the repository")
    territories = Territories.load(resource("data/territories.toml"))
    found = Counter()
    for pair in entity_pairs.pairs():
        compared = resolve((pair.first, pair.second), territories.city_matches).pairs
        verdict = compared[0].decision.verdict if compared else "refused"
        found[pair.how, verdict] += 1
    return found


def share(verdicts, hows, wanted):
    inside = sum(verdicts[how, verdict] for how in hows for verdict in wanted)
    whole = sum(n for (how, _), n in verdicts.items() if how in hows)
    return inside, whole


def test_two_tellings_of_one_organisation_are_found(verdicts, capsys):
    hows = sorted({how for how, _ in verdicts} - {"other"})
    figures = {}
    for name, wanted in (("sure", ("sure",)), ("sure or likely", ("sure", "likely"))):
        right, positives = share(verdicts, hows, wanted)
        wrong, negatives = share(verdicts, ["other"], wanted)
        figures[name] = (right / (right + wrong), right / positives)
    with capsys.disabled():
        print(f"\n\nProfiles of one organisation: {positives} pairs of one, {negatives} of two")
        for name, (precision, recall) in figures.items():
            print(f"  {name:16} precision {precision:.4f}  recall {recall:.4f}")
        for how in [*hows, "other"]:
            counts = ", ".join(f"{v} {verdicts[how, v]}" for v in ("sure", "likely", "refused"))
            print(f"  {how:16} {counts}")
    shown = README.read_text(encoding="utf-8")
    for name, (precision, recall) in figures.items():
        assert f"| {name} | {precision:.3f} | {recall:.3f} |" in shown
    precision, recall = figures["sure or likely"]
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL
