"""What balance does to the lists of the sample, and what it costs (make figures)."""

from __future__ import annotations

import judged
import numpy as np
import pytest

from matching.evaluation.exposure import gini
from matching.evaluation.metrics import ndcg
from matching.ranking.balance import TEMPERATURE, balance

pytestmark = pytest.mark.encoder
DEPTH = 10


@pytest.fixture(scope="module")
def grades(matcher):
    """The judged candidates of the queries that are profiles of the sample."""
    known = {profile.id for profile in matcher.profiles}
    return {query: found for query, found in judged.read_grades().items() if query in known}


def quality(matcher, shown, grades):
    """Mean nDCG@10 over judged candidates: those ``shown`` first, then the others by score."""
    values = []
    for query, found in grades.items():
        candidates = sorted(found)
        scores = dict(zip(candidates, matcher.scores([query], candidates).score[0], strict=True))
        places = {name: place for place, name in enumerate(shown.get(query, ()))}
        ranked = sorted(candidates, key=lambda one: (places.get(one, DEPTH), -scores[one], one))
        values.append(ndcg(np.array([found[one] for one in ranked], np.float64), DEPTH))
    return float(np.mean(values))


def whole_order(matcher, floor, grades):
    """Mean nDCG@10 where all judged candidates are ranked by the balanced value itself."""
    scores = matcher.scores()
    values = []
    sides = ((scores.score, scores.xs, scores.ys), (scores.score.T, scores.ys, scores.xs))
    for found, rows, columns in sides:
        demand = np.minimum((found >= floor).sum(axis=1), 5).astype(np.float64)
        worth = np.where(found >= floor, found, found - floor)
        ranking = balance(worth, demand, np.ones(len(columns))).ranking
        at = {name: column for column, name in enumerate(columns)}
        for row, query in enumerate(rows):
            graded = grades.get(query, {})
            ranked = sorted(graded, key=lambda one: (-ranking[row, at[one]], one))
            if ranked:
                values.append(ndcg(np.array([graded[one] for one in ranked], np.float64), DEPTH))
    return float(np.mean(values))


def lists_alone(matcher, floor, shown, grades):
    """Mean nDCG@10 of the lists of five by themselves: who is not in one gains nothing."""
    values = []
    for query, graded in grades.items():
        territory = matcher.find(query).territory
        others = matcher.population(matcher.territories.counterpart(territory).id).profiles
        score = dict(zip((p.id for p in others), matcher.scores([query]).score[0], strict=True))
        best = sorted((one for one in score if score[one] >= floor), key=lambda o: (-score[o], o))
        listed = [graded[one] for one in shown.get(query, best[:5]) if one in graded]
        ideal = sorted((2**grade - 1 for grade in graded.values()), reverse=True)
        gain, most = (
            sum(value / np.log2(rank + 1) for rank, value in enumerate(gains[:DEPTH], start=1))
            for gains in ([2**grade - 1 for grade in listed], ideal)
        )
        values.append(gain / (most or 1))
    return float(np.mean(values))


@pytest.mark.parametrize("name", ["shipped floor", "no floor"])
def test_exposure_falls_by_a_third_at_little_cost(matcher, name, grades, capsys):
    balanced = matcher.suggest_all(floor=matcher.floor if name == "shipped floor" else 0.0)
    shown = {one.query.id: [s.partner.id for s in one.suggestions] for one in balanced.lists}
    # Plain lists are the first by score: putting them first moves nobody.
    before, after = quality(matcher, {}, grades), quality(matcher, shown, grades)
    whole = before, whole_order(matcher, balanced.floor, grades)
    alone = (
        lists_alone(matcher, balanced.floor, {}, grades),
        lists_alone(matcher, balanced.floor, shown, grades),
    )
    with capsys.disabled():
        print(f"\n\nBalance of lists of five, {name}, ε = {TEMPERATURE}")
        for report in balanced.reports:
            print(
                f"  {report.territory:8} exposure Gini {report.gini_before:.3f} to "
                f"{report.gini_after:.3f}; in no list {report.unlisted_before} to "
                f"{report.unlisted_after} of {len(report.loads)}; most lists "
                f"{report.most_loaded_before[0].before} to {report.most_loaded_after[0].after}; "
                f"{report.steps} steps"
            )
        print(f"  nDCG@10, {len(grades)} queries of the sample (tuned on these, not held out):")
        print(f"    the list first, then the others by score   {before:.3f} to {after:.3f}")
        for text, values in (("everybody by S / ε + g", whole), ("the five shown alone", alone)):
            print(f"    {text:42} {values[0]:.3f} to {values[1]:.3f}")
    assert len(grades) == 60
    for report in balanced.reports:
        counts = np.array([load.before for load in report.loads], np.float64)
        assert report.gini_before == pytest.approx(float(gini(counts)))
        assert report.converged
        assert report.gini_after <= report.gini_before * 2 / 3
    assert after >= before - 0.02


def test_temperatures_beside_the_chosen_one(matcher, grades, capsys):
    scores = matcher.scores()
    lines = []
    for temperature in (0.02, 0.05, 0.1, 0.2, 0.5):
        ginis = []
        for worth in (scores.score, scores.score.T):
            demand = np.full(len(worth), 5.0)
            found = balance(worth, demand, np.ones(worth.shape[1]), temperature=temperature)
            lists = np.argsort(-found.ranking, axis=1, kind="stable")[:, :5]
            loads = np.bincount(lists.ravel(), minlength=worth.shape[1])
            ginis.append(float(gini(loads.astype(np.float64))))
            assert found.converged
        lines.append((temperature, *ginis))
    with capsys.disabled():
        print("\n\nExposure Gini of lists of five by ε, no floor: Québec, Rennes")
        for temperature, *ginis in lines:
            print(f"  {temperature:4}  {ginis[0]:.3f}  {ginis[1]:.3f}")
    # Whoever wants even shares most finds them within the range of the design.
    assert min(lines, key=lambda line: line[1] + line[2])[0] <= 0.1
