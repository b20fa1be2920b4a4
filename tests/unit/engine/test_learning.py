"""Learning a ranker from files, without a model."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from feedback_made import decided

from matching.engine.building import compute
from matching.engine.feedback import open_feedback
from matching.engine.learning import SHIPPED, learn_ranker, save_ranker
from matching.errors import FileUnreadableError, RequestError, WorkspaceMissingError
from matching.feedback.model import Origin, Party
from matching.ranking.ranker import Ranker, Training
from matching.ranking.ranking import Ranking
from matching.territories import Territories

RECIPE = replace(SHIPPED, folds=3, strength=0.1)


@pytest.fixture
def judgements(tmp_path):
    """Nine queries of Auville with eight candidates each, good for both where the craft is one."""
    lines = ["query_id,candidate_id,for_query,for_candidate"]
    for query in range(9):
        for candidate in range(8):
            alike = query % 6 == candidate % 6
            lines.append(
                f"auville-{query:02d},bourg-{candidate:02d},{3 if alike else 0},{2 * alike}"
            )
    path = tmp_path / "judged.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def learned(profiles, as_file, judgements, toy_settings, toy_encoder):
    def learn(qrels=judgements, recipe=RECIPE, **options):
        return learn_ranker(
            [as_file(profiles)],
            qrels,
            settings=toy_settings,
            recipe=recipe,
            encoder=toy_encoder,
            **options,
        )

    return learn


def test_what_is_learned_tells_the_crafts_apart(learned, profiles, toy_settings, toy_encoder):
    found = learned()
    base, ranker = Ranker.load(toy_settings.ranker), found.ranker
    assert ranker.features["topic"].weight > 0
    assert ranker.calibrated
    assert (ranker.retrieval, ranker.variety, ranker.floor) == (
        base.retrieval, base.variety, base.floor
    )  # fmt: skip
    territories = Territories.load(toy_settings.territories)
    contents, _ = compute(profiles, territories, ranker, toy_encoder)
    sides = contents.sides
    _, fits = Ranking(contents, ranker, territories).fit(
        sides["auville"].population, sides["bourg"].population
    )
    # Crafts come in turn: numbers that agree modulo six have the same.
    alike = np.arange(24)[:, None] % 6 == np.arange(24) % 6
    assert fits.score[alike].min() > fits.score[~alike].max()


def test_it_says_what_it_was_learned_from(learned):
    found = learned()
    training = found.ranker.training
    assert (training.pairs, training.queries, training.folds, training.seed) == (72, 9, 3, 0)
    assert len(training.judgements) == 64
    assert training.figures.keys() == {"ndcg@10", "success@5", "brier", "calibration_error"}
    # Crafts are plain to see: out of fold too, those of the same craft come first.
    assert training.figures["ndcg@10"] == training.figures["success@5"] == 1
    assert training.figures["brier"] < 0.1
    assert sum(one.count for one in found.reliability) == 72


def test_figures_that_standardise_are_those_of_the_profiles(
    learned, profiles, toy_settings, toy_encoder
):
    ranker = learned().ranker
    base = Ranker.load(toy_settings.ranker)
    territories = Territories.load(toy_settings.territories)
    contents, _ = compute(profiles, territories, base, toy_encoder)
    for name, feature in ranker.features.items():
        if not feature.fixed:
            expected = pytest.approx(contents.statistics[name], abs=6e-5)
            assert (feature.mean, feature.deviation) == expected, name
    # Gains are in units of the logit: their weight is their deviation, whatever it was before.
    gains = ranker.features["gains"]
    assert gains.fixed
    assert gains.weight == gains.deviation != base.features["gains"].deviation


def test_the_same_judgements_teach_the_same(learned, judgements, tmp_path):
    once = learned()
    header, *rows = judgements.read_text(encoding="utf-8").splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    again = learned(turned)
    assert again.ranker == once.ranker
    paths = [tmp_path / f"{name}.json" for name in ("one", "other")]
    for path, found in zip(paths, (once, again), strict=True):
        save_ranker(found.ranker, path)
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    assert len(digests) == 1


def test_a_ranker_is_read_back_as_it_was_saved(toy_settings, tmp_path):
    training = Training(
        judgements="0" * 64, pairs=3, queries=2, folds=2, seed=1, figures={"é": 0.5}
    )
    ranker = Ranker.load(toy_settings.ranker).model_copy(update={"training": training})
    save_ranker(ranker, tmp_path / "ranker.json")
    assert Ranker.load(tmp_path / "ranker.json") == ranker
    assert '"é"' in (tmp_path / "ranker.json").read_text(encoding="utf-8")


def test_a_ranker_that_cannot_be_written_is_an_error(toy_settings, tmp_path):
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(RequestError, match="folder"):
        save_ranker(Ranker.load(toy_settings.ranker), path)


def test_the_shipped_ranker_is_as_it_would_be_saved(toy_settings, tmp_path):
    save_ranker(Ranker.load(toy_settings.ranker), tmp_path / "ranker.json")
    assert (tmp_path / "ranker.json").read_bytes() == toy_settings.ranker.read_bytes()


@pytest.mark.parametrize(
    ("rows", "recipe"),
    [
        (["auville-00,bourg-00,3,3"], RECIPE),
        ([f"auville-{n:02d},bourg-00,3,3" for n in range(9)], RECIPE),
        ([f"auville-{n:02d},bourg-{n:02d},0,1" for n in range(9)], RECIPE),
    ],
)
def test_too_little_to_learn_from_is_refused(learned, tmp_path, rows, recipe):
    path = tmp_path / "few.csv"
    path.write_text("\n".join(["query_id,candidate_id,for_query,for_candidate", *rows]))
    with pytest.raises(RequestError) as caught:
        learned(path, recipe)
    assert caught.value.key == "learn-too-little"
    for language in ("fr", "en"):
        assert str(len(rows)) in caught.value.text(language)


def test_profiles_without_judgements_are_refused(profiles, as_file, toy_settings, toy_encoder):
    with pytest.raises(RequestError) as caught:
        learn_ranker([as_file(profiles)], settings=toy_settings, encoder=toy_encoder)
    assert caught.value.key == "evaluation-no-qrels"
    assert toy_encoder.calls == []


def test_absent_judgements_are_refused_before_anything_is_encoded(learned, tmp_path, toy_encoder):
    with pytest.raises(FileUnreadableError):
        learned(tmp_path / "absent.csv")
    assert toy_encoder.calls == []


def decide(settings, profiles, *, random, absent=0):
    """Thirty-six decisions: workshops of one craft met, the others refused; some by chance."""
    ours, theirs = profiles[:24], profiles[24:]
    pairs = [(ours[9 + n % 6], theirs[8 + n // 6]) for n in range(36)]
    with open_feedback(settings, create=True) as store:
        for number, (one, other) in enumerate(pairs):
            alike, gone = one.domains == other.domains, {"id": f"gone-{number}"}
            how = {"how": "ranked", "propensity": 1.0}
            if number < random:
                how = {"how": "random", "propensity": 1 / 24}
            store.decide(
                decided(
                    "met" if alike else "refused",
                    minutes=number,
                    asker=Party.of(one),
                    partner=Party.of(other).model_copy(update=gone if number < absent else {}),
                    origin=Origin(rank=1 + number % 3, listed=3, **how),
                )
            )


def test_what_people_decided_counts_and_is_told(learned, profiles, toy_settings):
    decide(toy_settings, profiles, random=6)
    alone, found = learned(), learned(feedback=True)
    assert alone.ranker.training.decided is None
    assert found.ranker.training.decided == 36
    # Figures are those of the same judged pairs.
    assert (found.ranker.training.pairs, found.ranker.training.queries) == (72, 9)
    assert found.ranker.training.judgements == alone.ranker.training.judgements
    # Here what shares a domain met, whatever its craft: the domain weighs more.
    domains = [one.ranker.features["domains"].weight for one in (alone, found)]
    assert domains[1] > domains[0]


@pytest.mark.parametrize(
    "case",
    [(4, 0, "36, 30 are needed; of these, shown at random: 4, 5"), (6, 7, "29, 30 are needed")],
)
def test_too_few_decisions_are_refused_before_anything_is_encoded(
    learned, profiles, toy_settings, toy_encoder, case
):
    random, absent, said = case
    decide(toy_settings, profiles, random=random, absent=absent)
    with pytest.raises(RequestError) as caught:
        learned(feedback=True)
    assert caught.value.key == "learn-feedback-few"
    assert said in caught.value.text("en")
    assert toy_encoder.calls == []


def test_without_a_register_there_is_nothing_to_learn_from(learned, toy_settings):
    with pytest.raises(WorkspaceMissingError):
        learned(feedback=True)
    assert not toy_settings.feedback_file.exists()
