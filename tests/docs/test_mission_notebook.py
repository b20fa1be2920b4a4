"""The notebook on missions shows what the engine finds: its figures are computed again here."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import pytest
from nbformat import NotebookNode
from notebook_run import FOLDER, ROOT, drawn, faults, read, run
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from matching import Matcher, MissionPlanner
from matching.engine.answers import Scores
from matching.mission.input.reading import MissionInput
from matching.mission.model import Meeting, Problem
from matching.mission.validation import violations

NAME = "03_prepare_a_mission"
SAMPLE = ROOT / "data" / "missions" / "sample"
VALUES = """{
    "meetings": meetings[
        ["slot", "table", "x", "y", "score", "fit_for_x", "fit_for_y"]
    ].to_dict("records"),
    "loads": loads.to_dict("records"),
    "ledger": ledger.astype(object).where(ledger.notna(), None).to_dict("records"),
    "quality": {
        name: getattr(quality, name) for name in ("value", "bound", "proven", "worst_off")
    },
    "sessions": sessions.to_dict("records"),
    "within_reach": within_reach,
    "short_names": short_names,
    "left": {one.party: one.meetings for one in book.left_out},
    "fairness": fairness.to_dict("records"),
    "fair_pairs": [[meeting.pair for meeting in one.meetings] for one in fair_plans],
    "absent": absent,
    "after": [[one.slot, one.table, one.x, one.y] for one in after.meetings],
    "changed": [[change.kind, *change.pair] for change in replanned.changes],
    "moved": moved,
    "shortfalls": shortfalls,
    "steps": steps.to_dict("records"),
    "compared": compared.to_dict("records"),
    "told": changes["Participant"].tolist(),
    "scenarios": scenarios.to_dict("records"),
    "scenario_names": list(SCENARIOS),
}"""
pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def finished(sample_home) -> tuple[NotebookNode, dict[str, Any]]:
    """The notebook after its run, with what it hands over."""
    return run(NAME, sample_home, VALUES)


@pytest.fixture(scope="module")
def left(finished: tuple[NotebookNode, dict[str, Any]]) -> dict[str, Any]:
    """What the notebook leaves behind."""
    return finished[1]


@pytest.fixture(scope="module")
def planner(matcher: Matcher) -> MissionPlanner:
    return MissionPlanner(matcher)


@pytest.fixture(scope="module")
def mission(planner: MissionPlanner) -> MissionInput:
    return planner.read(SAMPLE)


@pytest.fixture(scope="module")
def problem(planner: MissionPlanner, mission: MissionInput) -> Problem:
    return planner.problem(mission)


@pytest.fixture(scope="module")
def scores(matcher: Matcher, mission: MissionInput) -> Scores:
    """The scores and fits of every pair, as the matcher gives them to anybody."""
    return matcher.scores([one.id for one in mission.xs], [one.id for one in mission.ys])


@pytest.fixture(scope="module")
def table(scores: Scores) -> pd.DataFrame:
    """The score of each pair, one row per party of the first territory."""
    return pd.DataFrame(scores.score, index=scores.xs, columns=scores.ys)


@pytest.fixture(scope="module")
def pairs(left: dict[str, Any]) -> list[tuple[str, str]]:
    """Who meets whom in the plan of the notebook."""
    return [(one["x"], one["y"]) for one in left["meetings"]]


def may_meet(problem: Problem, table: pd.DataFrame) -> pd.DataFrame:
    """Return which pairs no rule about the two alone keeps apart."""
    allowed = table >= problem.lowest_score
    for x, y in problem.obliged:
        allowed.loc[x, y] = True
    for x, y in problem.forbidden | problem.met:
        allowed.loc[x, y] = False
    return allowed


def count(pairs: list[tuple[str, str]], party: str) -> int:
    return sum(party in pair for pair in pairs)


def test_it_runs_to_the_end_without_a_fault_or_a_warning(
    finished: tuple[NotebookNode, dict[str, Any]],
):
    assert faults(finished[0]) == []


def test_each_figure_is_followed_by_how_to_read_it(finished: tuple[NotebookNode, dict[str, Any]]):
    figures = drawn(finished[0])
    assert figures == ["loads", "timetable", "ledger", "fairness", "changes", "what-if"]
    cells = read(FOLDER / f"{NAME}.ipynb").cells
    after = {cell.id: cells[number + 1] for number, cell in enumerate(cells[:-1])}
    for figure in figures:
        assert after[figure].source.startswith("**Comment lire**"), figure
        assert after[figure].source.count(".") == 1, figure


def test_the_timetable_keeps_every_rule_and_another_run_gives_the_same(
    left: dict[str, Any], planner: MissionPlanner, mission: MissionInput, problem: Problem
):
    shown = tuple(
        Meeting(one["slot"], one["table"], one["x"], one["y"]) for one in left["meetings"]
    )
    assert violations(problem, shown) == ()
    assert planner.plan(mission).plan.meetings == shown


def test_the_total_is_the_sum_of_the_scores_of_the_matcher(
    left: dict[str, Any], pairs: list[tuple[str, str]], table: pd.DataFrame
):
    assert left["quality"]["value"] == pytest.approx(sum(table.loc[pair] for pair in pairs))
    for one in left["meetings"]:
        assert one["score"] == pytest.approx(table.loc[one["x"], one["y"]])


def test_no_choice_of_pairs_within_the_capacities_is_worth_more(
    left: dict[str, Any], problem: Problem, table: pd.DataFrame
):
    """Capacities alone, without hours, tables or wishes, already allow no higher total."""
    allowed = may_meet(problem, table).to_numpy()
    rows, columns = np.nonzero(allowed)
    ones, across = np.ones(len(rows)), np.arange(len(rows))
    first, second = (
        sparse.coo_matrix((ones, (own, across)), (size, len(rows)))
        for own, size in ((rows, len(problem.xs)), (columns, len(problem.ys)))
    )
    most = [one.maximum for one in (*problem.xs, *problem.ys)]
    best = milp(
        -table.to_numpy()[rows, columns],
        integrality=ones,
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(sparse.vstack([first, second]), -np.inf, most),
    )
    assert left["quality"]["value"] == pytest.approx(-best.fun, abs=1e-6)
    assert left["quality"]["bound"] == pytest.approx(-best.fun, abs=1e-6)
    assert left["quality"]["proven"]


def test_good_pairs_are_fewer_than_places(
    left: dict[str, Any], problem: Problem, table: pd.DataFrame
):
    """The text says that nearly all of them meet, and that places stay free."""
    good = int((table >= problem.lowest_score).to_numpy().sum())
    assert left["within_reach"] == good
    assert 0.9 * good < len(left["meetings"]) <= good
    places = sum(len(slot.tables) for slot in problem.slots)
    assert sum(one["Places"] for one in left["sessions"]) == places > len(left["meetings"])
    assert sum(one["Rendez-vous"] for one in left["sessions"]) == len(left["meetings"])


def test_loads_are_counts_of_meetings_within_the_bounds(
    left: dict[str, Any], pairs: list[tuple[str, str]], problem: Problem
):
    assert [one["id"] for one in left["loads"]] == list(problem.parties)
    for one in left["loads"]:
        assert one["meetings"] == count(pairs, one["id"])
        assert one["minimum"] <= one["meetings"] <= one["maximum"]


def test_short_names_are_nobody_elses(left: dict[str, Any], problem: Problem):
    assert left["short_names"].keys() == problem.parties.keys()
    assert len(set(left["short_names"].values())) == len(problem.parties)


def test_the_ledger_sums_the_fits_of_the_meetings(
    left: dict[str, Any], pairs: list[tuple[str, str]], scores: Scores, problem: Problem
):
    total, *lines = left["ledger"]
    fits = {
        side: pd.DataFrame(values, index=scores.xs, columns=scores.ys)
        for side, values in (("for_x", scores.for_x), ("for_y", scores.for_y))
    }
    shared = {
        pair: set(problem.parties[pair[0]].domains) & set(problem.parties[pair[1]].domains)
        for pair in pairs
    }
    assert total["meetings"] == len(pairs)
    for line in (total, *lines):
        domain = line["domain"]
        held = [pair for pair in pairs if (domain in shared[pair] if domain else not shared[pair])]
        held = pairs if line is total else held
        assert line["meetings"] == len(held)
        for side, fit in fits.items():
            assert line[side] == pytest.approx(sum(fit.loc[pair] for pair in held))
    assert {line["domain"] for line in lines} == {None}.union(*shared.values())


def test_both_sides_gain_nearly_alike(left: dict[str, Any]):
    """The text says that the ledger hardly tells who gains more."""
    for line in left["ledger"]:
        least, most = sorted((line["for_x"], line["for_y"]))
        assert line["balance"] == pytest.approx(least / most)
        assert line["balance"] > 0.98


def test_left_out_are_those_with_less_than_half_of_what_they_could_have(
    left: dict[str, Any], pairs: list[tuple[str, str]], problem: Problem
):
    expected = {}
    for name, party in problem.parties.items():
        load = count(pairs, name)
        reach = min(party.maximum, len(problem.slots) - len(party.unavailable))
        if load == 0 or load < party.minimum or 2 * load < reach:
            expected[name] = load
    assert left["left"] == expected


def test_shares_at_each_place_of_the_dial_can_be_computed_by_hand(
    left: dict[str, Any], problem: Problem, table: pd.DataFrame
):
    worth = table.where(may_meet(problem, table), 0.0)
    for one, listed in zip(left["fairness"], left["fair_pairs"], strict=True):
        pairs = [(x, y) for x, y in listed]
        assert one["total"] == pytest.approx(sum(table.loc[pair] for pair in pairs))
        shares = {}
        for name, party in problem.parties.items():
            line = worth.loc[name] if name in worth.index else worth[name]
            room = min(party.maximum, len(problem.slots) - len(party.unavailable))
            hope = line.nlargest(room).sum()
            if hope > 0:
                shares[name] = sum(table.loc[pair] for pair in pairs if name in pair) / hope
        assert one["worst_off"] == pytest.approx(min(shares.values()))
        assert shares[one["worst_off_party"]] == pytest.approx(min(shares.values()))


def test_fairness_raises_the_worst_off_and_costs_total(left: dict[str, Any]):
    none, half, full = left["fairness"]
    assert [one["dial"] for one in left["fairness"]] == [0, 0.5, 1]
    assert none["total"] == pytest.approx(left["quality"]["value"])
    assert none["total"] >= half["total"] >= full["total"]
    assert none["worst_off"] < half["worst_off"] < full["worst_off"]
    assert full["worst_off"] == pytest.approx(full["worst_off_bound"])


def test_the_absent_are_the_busiest_of_each_side(left: dict[str, Any]):
    for side in {one["territory"] for one in left["loads"]}:
        own = [one for one in left["loads"] if one["territory"] == side]
        best = min(own, key=lambda one: (-one["meetings"], one["id"]))
        assert best["id"] in left["absent"]
        assert best["meetings"] > 3
    assert len(left["absent"]) == 2


def test_after_two_no_shows_the_others_keep_their_meetings(left: dict[str, Any]):
    absent = set(left["absent"])
    before = {(one["slot"], one["table"], one["x"], one["y"]) for one in left["meetings"]}
    after = {tuple(one) for one in left["after"]}
    assert not [one for one in after if absent & set(one[2:])]
    kept = {one for one in before if not absent & set(one[2:])}
    # Nobody has to move here, so all that they had stays at its hour and table.
    assert left["moved"] == 0
    assert kept <= after
    changed = {(kind, x, y) for kind, x, y in left["changed"]}
    assert changed == {("cancelled", *one[2:]) for one in before - kept} | {
        ("added", *one[2:]) for one in after - kept
    }


def test_the_new_plan_keeps_the_rules_of_those_who_come(left: dict[str, Any], problem: Problem):
    after = tuple(Meeting(*one) for one in left["after"])
    broken = violations(problem, after)
    # The only rules it breaks are the minima of the two who do not come.
    names = {problem.parties[party].name for party in left["absent"]}
    assert len(broken) == 2
    assert all(any(name in one.text("fr") for name in names) for one in broken)
    assert left["shortfalls"] == []


def test_the_totals_of_replanning_add_up_and_no_plan_would_be_worth_more(
    left: dict[str, Any], table: pd.DataFrame, planner: MissionPlanner, mission: MissionInput
):
    before, cancelled, added, after = left["steps"]
    for key in ("meetings", "total"):
        assert before[key] + cancelled[key] + added[key] == pytest.approx(after[key])
    assert after["total"] == pytest.approx(sum(table.loc[x, y] for *_, x, y in left["after"]))
    without = "; ".join(f"without={party}" for party in left["absent"])
    _, anew = planner.what_if(mission, [without])
    assert anew.plan is not None
    assert after["total"] == pytest.approx(anew.plan.quality.value)


def test_what_changes_is_told_to_each_person_it_touches(left: dict[str, Any]):
    counted = Counter(party for _, *pair in left["changed"] for party in pair)
    present = {party: n for party, n in counted.items() if party not in left["absent"]}
    assert Counter(left["told"]) == {left["short_names"][one]: n for one, n in present.items()}
    assert {one["id"] for one in left["compared"]} == set(present)
    loads = {one["id"]: one["meetings"] for one in left["loads"]}
    for one in left["compared"]:
        now = sum(one["id"] in meeting[2:] for meeting in left["after"])
        assert (one["before"], one["after"]) == (loads[one["id"]], now)


def test_scenarios_are_planned_as_the_text_says(left: dict[str, Any], problem: Problem):
    base, *tried = left["scenarios"]
    by_name = dict(zip(left["scenario_names"], tried, strict=True))
    assert base["total"] == pytest.approx(left["quality"]["value"])
    for one in tried:
        assert one["gap"] <= 1e-6
        assert one["difference"] == pytest.approx(one["total"] - base["total"])
    for party in left["absent"]:
        assert by_name[f"without={party}"]["total"] < base["total"]
    assert by_name["tables+1"]["total"] >= base["total"]
    # Six shared tables fewer in every slot; the booth stays.
    booths = len(problem.booths)
    places = sum(len(problem.shared_tables(slot)) - 6 + booths for slot in problem.slots)
    assert by_name["tables-6"]["meetings"] <= places
    assert by_name["tables-6"]["total"] < base["total"]
    lower = next(one for name, one in by_name.items() if name.startswith("lowest="))
    assert lower["total"] > base["total"]
    assert lower["total"] / lower["meetings"] < base["total"] / base["meetings"]
