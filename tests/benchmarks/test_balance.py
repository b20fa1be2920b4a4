"""What balance does to the lists of the sample, and what it costs (make bench)."""

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


@pytest.mark.parametrize("name", ["shipped floor", "no floor"])
def test_exposure_falls_by_a_third_at_little_cost(matcher, name, grades, capsys):
    balanced = matcher.suggest_all(floor=matcher.floor if name == "shipped floor" else 0.0)
    shown = {one.query.id: [s.partner.id for s in one.suggestions] for one in balanced.lists}
    # Plain lists are the first by score: putting them first moves nobody.
    before, after = quality(matcher, {}, grades), quality(matcher, shown, grades)
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
        print(f"  nDCG@10, {len(grades)} queries of the sample: {before:.3f} to {after:.3f}")
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
