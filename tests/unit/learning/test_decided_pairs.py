"""Grades and weights of what people decided, each of which can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from feedback_made import START, decided, party
from toys import write_toy_territories
from unit.learning.made_pairs import NAN, SHIPPED, STATISTICS, judged_lists, some_pairs

from matching.evaluation.judgements import JudgedPair
from matching.feedback.model import REASONS, STATUSES, Origin
from matching.feedback.store import FeedbackStore
from matching.learning.decided_pairs import (
    FEWEST,
    FEWEST_RANDOM,
    NOT_OF_THE_PAIR,
    DecidedPairs,
    decided_pairs,
    grade_of,
    weights_of,
)
from matching.learning.learn import Recipe, cross_validate, learn
from matching.learning.weights import learn_weights
from matching.territories import Territories

EVERYBODY = {f"{side}-{number:02d}" for side in ("auville", "bourg") for number in range(60)}
RECIPE = Recipe(("topic", "need"), strength=1.0)


def ranked(rank, listed=10):
    return Origin(how="ranked", rank=rank, listed=listed, propensity=1.0)


def at_random(rank, candidates, listed=10):
    return Origin(how="random", rank=rank, listed=listed, propensity=1 / candidates)


@pytest.fixture
def store(tmp_path):
    territories = Territories.load(write_toy_territories(tmp_path / "territories.toml"))
    with FeedbackStore.open(tmp_path / "feedback.sqlite", territories) as opened:
        yield opened


def test_each_status_has_its_grade_and_a_proposal_none(store):
    grades = {status: grade_of(store.decide(decided(status))) for status in STATUSES}
    assert grades == {
        "proposed": None,
        "accepted": 2.0,
        "refused": 0.0,
        "met": 3.0,
        "agreement": 3.0,
    }


def test_refusals_that_speak_of_the_moment_are_no_judgement(store):
    grades = {
        reason: grade_of(store.decide(decided("refused", reason=reason))) for reason in REASONS
    }
    assert {reason for reason, grade in grades.items() if grade is None} == NOT_OF_THE_PAIR
    assert {grade for grade in grades.values() if grade is not None} == {0.0}


def test_weights_are_inverse_chances_clipped_with_a_mean_of_one():
    # 1, 4, then 12 and 300 clipped to 10, then a name: 1. Their mean is 26 / 5.
    origins = [ranked(1), ranked(4), ranked(12, 20), at_random(3, 100), Origin()]
    assert weights_of(origins) == pytest.approx(np.array([1, 4, 10, 10, 1]) * 5 / 26)
    assert weights_of([ranked(2), ranked(2)]).tolist() == [1.0, 1.0]
    # Two candidates for the place at rank 2 halve its chance: 4 against 1.
    assert weights_of([at_random(2, 2), ranked(1)]) == pytest.approx([1.6, 0.4])
    assert weights_of([]).tolist() == []


def test_a_pair_counts_once_from_who_asked_first_with_its_last_status(store):
    store.decide(
        decided("proposed", asker=party("bourg", 3), partner=party("auville"), origin=ranked(4))
    )
    store.decide(decided("met", 5, partner=party("bourg", 3), origin=Origin()))
    store.decide(decided("refused", 1, partner=party("bourg", 1), origin=ranked(1)))
    store.decide(decided("proposed", 2, partner=party("bourg", 2)))
    found = decided_pairs(store.decisions(), EVERYBODY)
    assert found.pairs == (
        JudgedPair("auville-00", "bourg-01", 0.0, 0.0),
        JudgedPair("bourg-03", "auville-00", 3.0, 3.0),
    )
    # In the same order: 1 for the first rank, 4 for the fourth.
    assert found.weights == pytest.approx([0.4, 1.6])
    assert (found.random, found.unknown) == (0, 0)


def test_what_was_undone_is_not_learned_from(store):
    made = store.decide(decided("refused"))
    store.undo(made.id, "La Chambre", START)
    assert decided_pairs(store.decisions(), EVERYBODY).pairs == ()


def test_who_is_erased_or_unknown_is_left_out_and_counted(store):
    for number in range(4):
        store.decide(decided("accepted", partner=party("bourg", number)))
    store.erase(["bourg-01"])
    found = decided_pairs(store.decisions(), EVERYBODY - {"bourg-02"})
    assert [pair.candidate_id for pair in found.pairs] == ["bourg-00", "bourg-03"]
    assert found.unknown == 2


@pytest.mark.parametrize(
    ("pairs", "random", "enough"),
    [
        (FEWEST, FEWEST_RANDOM, True),
        (FEWEST - 1, FEWEST_RANDOM, False),
        (FEWEST, FEWEST_RANDOM - 1, False),
        (1_000, 0, False),
    ],
)
def test_enough_is_enough_pairs_and_some_that_chance_chose(pairs, random, enough):
    some = (JudgedPair("a", "b", 2.0, 2.0),) * pairs
    assert DecidedPairs(some, np.ones(pairs), random, 0).suffice == enough


def test_a_pair_that_weighs_two_teaches_as_two_of_them():
    pairs = judged_lists(queries=4)
    twice = pairs.joined(pairs.take(np.arange(32) < 10))
    doubled = np.where(np.arange(32) < 10, 2.0, 1.0)
    weighted = replace(pairs, weights=doubled)
    for by_kind in (False, True):
        a, b = (
            learn_weights(one, STATISTICS, RECIPE.features, 1.0, by_kind=by_kind)
            for one in (twice, weighted)
        )
        assert a[0] == pytest.approx(b[0], abs=1e-5)
        assert a[1] == pytest.approx(b[1], abs=1e-5)


def test_decisions_move_the_weights_and_leave_the_judged_pairs_to_calibrate():
    pairs = judged_lists()
    count = 60
    rising = np.linspace(-2, 2, count)
    # Decided pairs say that only the need matters.
    grades = np.where(rising > 0, 3.0, 0.0)
    others = some_pairs(count, grades, grades, need=(rising, rising))
    alone, with_them = (learn(pairs, STATISTICS, SHIPPED, RECIPE, one) for one in (None, others))
    shares = [
        one.features["need"].weight / one.features["topic"].weight for one in (alone, with_them)
    ]
    assert shares[1] > 1.2 * shares[0]
    assert with_them.calibrated
    half = replace(pairs, for_candidate=np.full(len(pairs.queries), NAN))
    assert not learn(half, STATISTICS, SHIPPED, RECIPE, others).calibrated


def test_pairs_of_a_query_that_is_held_out_teach_nothing_about_it():
    pairs = judged_lists()
    own = pairs.take(np.array([query == "q03" for query in pairs.queries]))
    alone = cross_validate(pairs, STATISTICS, SHIPPED, RECIPE)
    found = cross_validate(pairs, STATISTICS, SHIPPED, RECIPE, own)
    held = np.array([query == "q03" for query in pairs.queries])
    # The ranker of that fold saw none of them; the others did.
    fold = alone.fold[held][0]
    assert found.rankers[fold].features == alone.rankers[fold].features
    assert found.for_query[held].tolist() == alone.for_query[held].tolist()
    assert found.rankers[(fold + 1) % RECIPE.folds] != alone.rankers[(fold + 1) % RECIPE.folds]


def test_without_leaves_out_pairs_in_which_they_have_any_part():
    pairs = some_pairs(3, [1, 2, 3], [1, 2, 3], queries=["a", "b", "c002"])
    assert pairs.without({"b", "c002"}).queries == ("a",)
    assert pairs.without(set()).queries == ("a", "b", "c002")
