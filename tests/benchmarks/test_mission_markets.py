"""Planned missions against missions filled by hand, on random markets.

``make prove`` takes 20 markets of each size, ``make figures`` the first 5 of them,
MISSION_SEEDS any number. The methods are those of ``mission_baselines``. Seconds are printed and
never asserted: those of the processor say what an idle machine takes, those of the clock what this
one took while it did other things as well.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pytest
from mission_baselines import best_scores_first, figures, lists_filled, mean_envy, without_minima
from missions import market, market_problem
from scipy import sparse
from scipy.optimize import linprog

from matching.mission.happenings import Happenings
from matching.mission.planning import plan_meetings
from matching.mission.replanning import replan
from matching.mission.solving.allocation import Market
from matching.mission.solving.fairness import Hopes
from matching.mission.validation import violations

ROUNDING = 1e-6
"""Totals are rounded to nine decimals, and bounds come from a solver in floating point."""


@pytest.fixture(scope="module")
def seeds(pytestconfig):
    full = pytestconfig.getoption("markexpr") == "prove"
    return range(int(os.environ.get("MISSION_SEEDS", "20" if full else "5")))


@dataclass(frozen=True)
class Case:
    """Markets of one size, under one set of rules."""

    rows: int
    columns: int
    per_session: tuple[int, ...]
    tables: int
    most: int
    rules: dict = field(default_factory=dict, hash=False)

    @property
    def limited(self):
        return "there" in self.rules

    @property
    def id(self):
        return f"{self.rows}x{self.columns}{'-availability' if self.limited else ''}"

    @property
    def name(self):
        said = {"there": "there for {:.0%} of the slots", "least": "at least {}"}
        said["total"] = "{} meetings in all"
        rules = [text.format(self.rules[key]) for key, text in said.items() if key in self.rules]
        slots = f"{sum(self.per_session)} slots in {len(self.per_session)} sessions"
        rules = [slots, f"{self.tables} tables", f"at most {self.most}", *rules]
        return f"{self.rows} × {self.columns}: {', '.join(rules)}"

    def problem(self, seed):
        size = self.rows, self.columns, self.per_session, self.tables
        return market_problem(*size, seed, most=self.most, **self.rules)


SMALL = Case(60, 60, (10, 10), 30, 8)
SMALL_LIMITED = Case(60, 60, (10, 10), 30, 8, {"there": 0.8, "least": 4})
MIDDLE = Case(170, 200, (6, 6, 6, 6), 80, 8)
MIDDLE_LIMITED = Case(170, 200, (6, 6, 6, 6), 80, 8, {"there": 0.8})
LARGE = Case(350, 350, (6,) * 6, 120, 6, {"least": 2, "total": 1500})
LARGE_LIMITED = Case(350, 350, (6,) * 6, 120, 6, {"least": 2, "total": 1500, "there": 0.8})
CASES = (SMALL, SMALL_LIMITED, MIDDLE, MIDDLE_LIMITED, LARGE, LARGE_LIMITED)
PLANNED = "planned"


@dataclass(frozen=True)
class Timed:
    """What a call gave, in seconds by the clock and of the processor."""

    answer: object
    clock: float
    processor: float


def timed(call):
    clock, processor = time.perf_counter(), time.process_time()
    answer = call()
    return Timed(answer, time.perf_counter() - clock, time.process_time() - processor)


@cache
def planned(case, seed):
    problem = case.problem(seed)
    return timed(lambda: plan_meetings(problem))


def filled(case, seed, problem):
    """The timetables made without planning, and how many pairs found no slot."""
    fits = market(case.rows, case.columns, seed)[1]
    return {
        "(a) lists, one after another": (lists_filled(problem, fits), 0),
        "(a) lists, one each in turn": (lists_filled(problem, fits, in_turn=True), 0),
        f"(b) best {case.most} of each by score": best_scores_first(problem, case.most),
        "(b) all pairs by score": best_scores_first(problem),
    }


def check(case, problem, plan):
    """Whatever is claimed of one plan."""
    assert violations(problem, plan.meetings) == ()
    assert plan.quality.stopped == ()
    if not case.limited:
        assert plan.quality.slots_used == plan.quality.fewest_slots
    if case is SMALL_LIMITED:
        assert plan.quality.proven
    if case.rows == 350:
        assert plan.quality.gap <= 0.01


def compare(case, seeds):
    """Figures of every timetable by method, one per seed; what is claimed is checked."""
    found, dropped, unlike = {PLANNED: []}, Counter(), 0
    for seed in seeds:
        plan = planned(case, seed).answer
        problem = plan.problem
        hopes = Hopes.of(Market.of(problem).grid)
        ours = figures(problem, plan.meetings, hopes)
        found[PLANNED].append(ours)
        check(case, problem, plan)
        assert ours.total == pytest.approx(plan.quality.value, abs=ROUNDING)
        assert ours.worst_off == pytest.approx(plan.quality.worst_off, abs=ROUNDING)
        assert (ours.slots, ours.short) == (plan.quality.slots_used, 0)
        if not case.limited:
            assert ours.slots == ours.fewest
        free = without_minima(problem)
        for method, (meetings, left) in filled(case, seed, problem).items():
            assert violations(free, meetings) == ()
            theirs = figures(problem, meetings, hopes)
            found.setdefault(method, []).append(theirs)
            dropped[method] += left
            total = ours.total
            if total < theirs.total - ROUNDING:
                # Who leaves minima out may have more; it is compared with a plan that does too.
                assert theirs.short > 0
                total = plan_meetings(free).quality.value
                unlike += 1
            assert total >= theirs.total - ROUNDING
    return found, dropped, unlike


def spread(values, digits=1):
    low, middle, high = np.min(values), np.median(values), np.max(values)
    return f"{low:.{digits}f} / {middle:.{digits}f} / {high:.{digits}f}"


def show(case, seeds, found, dropped, unlike):
    ours = [one.total for one in found[PLANNED]]
    print(f"\n\n{case.name}; {len(seeds)} markets, means")
    print(
        f"  {'':30} {'total':>7} {'of ours, most':>14} {'worst-off':>9} {'slots, fewest':>14} "
        f"{'envy x, y':>12} {'idle':>5} {'meetings':>8} {'none':>5} {'short':>5} {'dropped':>7}"
    )
    for method, rows in found.items():
        shares = [row.total / own for row, own in zip(rows, ours, strict=True)]

        def mean(name, rows=rows):
            return float(np.mean([getattr(row, name) for row in rows]))

        print(
            f"  {method:30} {mean('total'):7.1f} {np.mean(shares):7.1%} {max(shares):6.1%} "
            f"{mean('worst_off'):9.3f} {mean('slots'):7.1f} {mean('fewest'):6.1f} "
            f"{mean('envy_xs'):6.2f} {mean('envy_ys'):5.2f} {mean('idle'):5.0f} "
            f"{mean('meetings'):8.1f} {mean('without'):5.1f} {mean('short'):5.1f} "
            f"{dropped[method] / len(seeds):7.1f}"
        )
    timings = [planned(case, seed) for seed in seeds]
    quality = [one.answer.quality for one in timings]
    fewest = sum(one.slots_used == one.fewest_slots for one in quality)
    methods = Counter(one.method for one in quality)
    print(f"  planned by {', '.join(f'{name} ({count})' for name, count in methods.items())}")
    print(f"  proven optimum {sum(one.proven for one in quality)} of {len(seeds)},", end=" ")
    print(f"largest gap {max(one.gap for one in quality):.2%},", end=" ")
    print(f"fewest slots {fewest} of {len(seeds)}")
    print(
        f"  seconds, min / median / max: processor {spread([t.processor for t in timings])},",
        end=" ",
    )
    print(f"clock {spread([t.clock for t in timings])}")
    if unlike:
        print(f"  {unlike} timetables that leave minima out have a higher total than the plan,")
        print("  and none a higher total than a plan that leaves them out as well")


@pytest.mark.prove
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_planned_missions_are_better_than_filled_ones(case, seeds, capsys):
    result = compare(case, seeds)
    with capsys.disabled():
        show(case, seeds, *result)


@pytest.mark.parametrize("case", [SMALL, SMALL_LIMITED], ids=lambda case: case.id)
def test_one_market_planned_is_better_than_filled(case, capsys):
    result = compare(case, [0])
    with capsys.disabled():
        show(case, [0], *result)


def test_the_optimum_is_that_of_the_plain_linear_program():
    plan = planned(SMALL, 0).answer
    rows, columns = plan.problem.scores.shape
    loads = sparse.vstack(
        [
            sparse.kron(sparse.identity(rows), np.ones((1, columns))),
            sparse.kron(np.ones((1, rows)), sparse.identity(columns)),
        ]
    )
    best = linprog(-plan.problem.scores.ravel(), loads, np.full(rows + columns, 8), bounds=(0, 1))
    assert plan.quality.value == pytest.approx(-best.fun, abs=ROUNDING)
    assert plan.quality.proven


def test_envy_is_what_would_be_gained():
    # The first has 0.1 and would have 0.9 with the partner of the second, who envies nobody.
    values = np.array([[0.1, 0.9], [0.2, 0.5]])
    assert mean_envy(values, np.eye(2)) == pytest.approx((0.8 + 0.0) / 2)


@dataclass(frozen=True)
class Repair:
    """One replanning after one no-show."""

    seconds: Timed
    changes: Counter
    lost: int
    """Meetings of the one who does not come."""
    shortfalls: int


def no_show(case, seed, now):
    """What replanning does when one party, drawn from those with meetings to come, is absent."""
    plan = planned(case, seed).answer
    start = plan.problem.slots[now or 0].start
    coming = [
        name
        for name, agenda in plan.agendas.items()
        if any(one.slot >= (now or 0) for one in agenda)
    ]
    absent = str(np.random.default_rng(seed).choice(coming))
    what = Happenings(absent=(absent,), now=None if now is None else start)
    done = timed(lambda: replan(plan, plan.problem, what))
    after = done.answer
    assert violations(after.plan.problem, after.plan.meetings) == ()
    past = [one for one in plan.meetings if one.slot < (now or 0)]
    assert set(past) <= set(after.plan.meetings)
    to_come = [one for one in after.plan.agendas[absent] if one.slot >= (now or 0)]
    assert to_come == []
    gone = [one for one in plan.agendas[absent] if one.slot >= (now or 0)]
    cancelled = {change.pair for change in after.changes if change.kind == "cancelled"}
    assert cancelled == {one.pair for one in gone}
    kinds = Counter(change.kind for change in after.changes)
    return Repair(done, kinds, len(gone), len(after.shortfalls))


@pytest.mark.prove
@pytest.mark.parametrize("case", [LARGE, LARGE_LIMITED], ids=lambda case: case.id)
def test_one_no_show_moves_few(case, seeds, capsys):
    told = {"before the mission": None, "on the second morning": 12}
    repairs = {
        text: [no_show(case, seed, now) for seed in seeds]
        for text, now in told.items()
        if now is None or case.limited
    }
    with capsys.disabled():
        print(f"\n\nOne no-show, {case.name}; {len(seeds)} missions, min / median / max")
        for text, rows in repairs.items():
            lines = {
                "lost by the no-show": [row.lost for row in rows],
                **{
                    kind: [row.changes[kind] for row in rows]
                    for kind in ("moved", "cancelled", "added", "table")
                },
                "shortfalls": [row.shortfalls for row in rows],
            }
            counts = ", ".join(f"{name} {spread(values, 0)}" for name, values in lines.items())
            print(f"  {text}: {counts}")
            seconds = spread([row.seconds.processor for row in rows])
            print(f"    seconds: processor {seconds},", end=" ")
            print(f"clock {spread([row.seconds.clock for row in rows])}")
    for rows in repairs.values():
        assert np.median([row.changes["moved"] for row in rows]) <= 4
