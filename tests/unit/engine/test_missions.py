"""The planner, from the files of a mission to its folder, on invented territories."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from matching.engine.mission import folder as mission_folder
from matching.engine.mission.folder import check_mission_folder, slugs
from matching.engine.mission.planner import MissionPlanner
from matching.errors import RequestError
from matching.mission.happenings import Happenings
from matching.mission.refusals import InfeasibleMissionError
from matching.mission.stored.plan import read_plan
from matching.mission.validation import violations

MISSION = """
name = "Foire des horlogers"
name_en = "Clock fair"
place = "Halle"

[meetings]
slot_minutes = 30
at_most = 3
lowest_score = 0.0
reserves = 2

[tables]
count = 3

[[sessions]]
id = "matin"
label = "Mardi matin"
date = 2027-05-11
start = "09:00"
end = "11:00"
"""
"""Four slots of half an hour at three tables: twelve meetings at most."""
DELEGATES = """\
profil,nom,type,territoire,ville,offres,recherche,minimum,langue
auville-00,,,,,,,,
auville-03,,,,,,,2,en
auville-05,,,,,,,,
bourg-01,,,,,,,,
bourg-03,,,,,,,,
,Comptoir du Lac,entreprise,bourg,Bourg,Vente de fromages affinés en cave,Ferments lactiques,1,
bourg-08,,,,,,,,
"""
LATE = """\
nom,type,territoire,ville,offres,minimum,table fixe
Fromagerie Tardive,entreprise,auville,Auville,Affinage en cave,1,Stand
"""


@pytest.fixture
def mission(tmp_path):
    """The folder of a mission of three and four parties, one of them a guest."""
    folder = tmp_path / "fair"
    folder.mkdir()
    (folder / "mission.toml").write_text(MISSION, encoding="utf-8")
    (folder / "delegates.csv").write_text(DELEGATES, encoding="utf-8")
    return folder


@pytest.fixture
def planner(toy_matcher):
    return MissionPlanner(toy_matcher)


def contents(folder):
    """The digest of every file below ``folder``, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_mission_becomes_the_best_timetable_and_all_that_is_told_of_it(planner, mission):
    book = planner.plan(mission)
    plan = book.plan
    assert violations(plan.problem, plan.meetings) == ()
    assert plan.quality.proven
    # Three parties with three meetings at most: nine are the most there can be.
    assert len(plan.meetings) == 9
    assert book.ledger.total.meetings == 9
    for party, agenda in plan.agendas.items():
        for meeting in agenda:
            told = book.introductions[party, plan.partner(meeting, party)]
            assert told.suggestion.partner.id == plan.partner(meeting, party)
            assert 3 <= len(told.questions) <= 4
        for other in plan.reserves.get(party, ()):
            assert (party, other) in book.introductions


def test_scores_are_those_of_the_matcher_and_guests_are_scored_too(planner, mission, toy_matcher):
    problem = planner.problem(mission)
    guest = next(name for name in problem.columns if not name.startswith("bourg-"))
    indexed = [name for name in problem.columns if name != guest]
    expected = toy_matcher.scores(list(problem.rows), indexed)
    columns = [problem.columns[name] for name in indexed]
    np.testing.assert_allclose(problem.scores[:, columns], expected.score, atol=1e-9)
    told = planner.read(mission).profiles[guest]
    for name, row in problem.rows.items():
        score = toy_matcher.explain(told, name).score
        assert problem.scores[row, problem.columns[guest]] == pytest.approx(score, abs=1e-6)


def test_each_party_is_told_in_its_own_language(planner, mission):
    book = planner.plan(mission)
    partner = book.plan.partner(book.plan.agendas["auville-03"][0], "auville-03")
    english = book.introductions["auville-03", partner].suggestion.reasons.for_query
    french = book.introductions[partner, "auville-03"].suggestion.reasons.for_query
    assert english.startswith("For Auville, because")
    assert french.startswith("Pour Bourg, parce que")


def test_all_guests_are_encoded_in_one_go_and_nobody_else(planner, mission, toy_encoder):
    toy_encoder.calls.clear()
    planner.problem(mission)
    assert "Vente de fromages affinés en cave" in toy_encoder.calls
    assert not any("horloge" in text or "montres" in text for text in toy_encoder.calls)


def test_what_the_mission_file_leaves_open_is_the_matchers(planner, mission, toy_matcher):
    text = MISSION.replace("lowest_score = 0.0\n", "")
    (mission / "mission.toml").write_text(text, encoding="utf-8")
    assert planner.problem(mission).lowest_score == toy_matcher.floor


def test_the_fairness_of_the_mission_file_gives_way_to_that_asked_for(planner, mission):
    given = planner.plan(mission, fairness=0.5)
    assert given.settings.meetings.fairness == given.plan.problem.fairness == 0.5
    with pytest.raises(RequestError, match="de 0 à 1"):
        planner.plan(mission, fairness=2)


def test_days_gone_by_are_warned_about_where_the_day_is_known(planner, mission):
    assert planner.read(mission).warnings == ()
    (warning,) = planner.read(mission, today=date(2028, 1, 1)).warnings
    assert "2027-05-11" in warning.text("fr")


def test_rules_that_clash_are_an_error_with_its_diagnosis(planner, mission):
    delegates = DELEGATES.replace("auville-03,,,,,,,2,en", "auville-03,,,,,,,3,en")
    (mission / "delegates.csv").write_text(delegates, encoding="utf-8")
    text = MISSION.replace('end = "11:00"', 'end = "10:00"')
    (mission / "mission.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InfeasibleMissionError) as refusal:
        planner.plan(mission)
    assert refusal.value.exit_code == 7
    assert "Atelier 3 de Auville a 3 rendez-vous au moins" in refusal.value.text("fr")


def test_two_runs_write_the_same_bytes(planner, mission, tmp_path):
    for name in ("one", "other"):
        planner.write(planner.plan(mission), tmp_path / name)
    written = contents(tmp_path / "one")
    assert written == contents(tmp_path / "other")
    assert len(written) == 2 + 3 * 7
    assert {"mission.xlsx", "plan.json", "calendars/auville-03.ics"} <= written.keys()
    assert {"dossiers/comptoir-du-lac.html", "dossiers/comptoir-du-lac.pdf"} <= written.keys()


def test_nothing_changes_where_nothing_happens(planner, mission, tmp_path):
    book = planner.plan(mission)
    planner.write(book, tmp_path / "out")
    again, changed = planner.replan(tmp_path / "out", Happenings())
    assert changed.changes == ()
    assert again.plan.meetings == book.plan.meetings
    assert again.introductions == book.introductions
    assert again.language == "fr"


def test_who_does_not_come_loses_what_is_still_to_come(planner, mission, tmp_path):
    planner.write(planner.plan(mission), tmp_path / "out")
    stored = read_plan(tmp_path / "out")
    agenda = stored.plan.agendas["auville-03"]
    now = datetime(2027, 5, 11, 9, 45, tzinfo=ZoneInfo("Europe/Zurich"))
    book, changed = planner.replan(stored, Happenings(now=now, absent=("auville-03",)))
    # The slots of 9:00 and 9:30 have begun at 9:45.
    kept = tuple(one for one in agenda if one.slot < 2)
    assert book.plan.agendas["auville-03"] == kept
    lost = [one.before for one in changed.changes_of("auville-03") if one.kind == "cancelled"]
    assert lost == [one for one in agenda if one.slot >= 2]
    assert len(kept) + len(lost) == len(agenda)


def test_a_newcomer_is_scored_and_seated_and_what_was_known_stays(planner, mission, tmp_path):
    planner.write(planner.plan(mission), tmp_path / "out")
    late = tmp_path / "late.csv"
    late.write_text(LATE, encoding="utf-8")
    before = read_plan(tmp_path / "out").plan.problem
    book, changed = planner.replan(tmp_path / "out", Happenings(), newcomers=late)
    after = book.plan.problem
    assert [one.id for one in after.xs] == [*before.rows, "fromagerie-tardive"]
    np.testing.assert_array_equal(after.scores[:3], before.scores)
    assert np.all(after.scores[3] > 0)
    assert [slot.tables for slot in after.slots] == [("1", "2", "3", "Stand")] * 4
    assert "fromagerie-tardive" in changed.touched
    assert {one.table for one in book.plan.agendas["fromagerie-tardive"]} == {"Stand"}
    # The guest described in a row is written down, and known when that plan is changed in turn.
    planner.write(book, tmp_path / "later")
    third, _ = planner.replan(tmp_path / "later", Happenings(absent=("fromagerie-tardive",)))
    assert third.plan.agendas["fromagerie-tardive"] == ()


def test_a_table_lost_before_stays_lost_when_somebody_comes(planner, mission, tmp_path):
    planner.write(planner.plan(mission), tmp_path / "out")
    planner.write(
        planner.replan(tmp_path / "out", Happenings(lost_tables=((None, "3"),)))[0],
        tmp_path / "less",
    )
    late = tmp_path / "late.csv"
    late.write_text(LATE, encoding="utf-8")
    book, _ = planner.replan(tmp_path / "less", Happenings(), newcomers=late)
    assert [slot.tables for slot in book.plan.problem.slots] == [("1", "2", "Stand")] * 4


def test_scenarios_are_compared_with_the_mission_as_it_is(planner, mission, tmp_path):
    planner.write(planner.plan(mission), tmp_path / "out")
    for source in (mission, tmp_path / "out"):
        base, most, tables = planner.what_if(source, ["most-2", "tables-2; least+1"])
        assert (base.scenario, len(base.plan.meetings)) == (None, 9)
        # A minimum of two is more than a maximum of one; four slots at one table are four
        # meetings, and the minima of the three of Auville are five.
        assert (most.plan, most.refusal.key) == (None, "mission-infeasible")
        assert (tables.plan, tables.refusal.exit_code) == (None, 7)


def test_frames_hold_what_the_book_does(planner, mission):
    book = planner.plan(mission)
    meetings = planner.meetings_frame(book)
    assert meetings["score"].sum() == pytest.approx(book.plan.quality.value, abs=1e-8)
    assert list(meetings["slot"]) == sorted(meetings["slot"])
    loads = planner.loads_frame(book)
    assert loads["meetings"].sum() == 2 * len(meetings)
    assert loads.set_index("id").loc["auville-03", "minimum"] == 2
    ledger = planner.ledger_frame(book)
    assert ledger.loc[0, "for_x"] == pytest.approx(meetings["fit_for_x"].sum())


def test_names_of_files_are_safe_everywhere_and_never_the_same():
    assert slugs(["a:b", "a-b", "A-B", "con", "nul.x", "x..", "é"]) == {
        "a:b": "a-b",
        "a-b": "a-b-2",
        "A-B": "A-B-3",
        "con": "con_",
        "nul.x": "nul.x_",
        "x..": "x",
        "é": "-",
    }


def test_a_folder_in_use_is_left_alone_and_an_older_plan_is_kept_beside(planner, mission, tmp_path):
    book = planner.plan(mission)
    out = tmp_path / "out"
    out.mkdir()
    planner.write(book, out)
    first = contents(out)
    with pytest.raises(RequestError, match="contient déjà un plan"):
        planner.write(book, out)
    assert contents(out) == first
    (out / "notes.txt").write_text("à garder", encoding="utf-8")
    for number in (1, 2):
        planner.write(book, out, keep_older=True)
        assert contents(out) == first
        assert (tmp_path / f"out.{number}").is_dir()
    assert (tmp_path / "out.1" / "notes.txt").read_text(encoding="utf-8") == "à garder"
    for other in (mission, tmp_path, mission / "mission.toml"):
        with pytest.raises(RequestError, match="autre chose"):
            planner.write(book, other, keep_older=True)
    with pytest.raises(RequestError, match="n'existe pas"):
        check_mission_folder(tmp_path / "absent" / "out")


def test_a_disk_that_fills_up_leaves_nothing_behind(planner, mission, tmp_path, monkeypatch):
    book = planner.plan(mission)
    written = []

    def full(book, party, territories):
        written.append(party)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        return b"calendar"

    monkeypatch.setattr(mission_folder, "calendar_bytes", full)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(RequestError, match="No space left"):
        planner.write(book, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_progress_tells_each_step(planner, mission, tmp_path):
    steps = []
    book = planner.plan(mission, progress=lambda step, _done, _total: steps.append(step))
    planner.write(book, tmp_path / "out", progress=lambda step, _done, _total: steps.append(step))
    assert list(dict.fromkeys(steps)) == [
        "mission-step-allocate",
        "mission-step-place",
        "mission-step-compact",
        "mission-cli-step-introductions",
        "mission-cli-step-documents",
    ]


def test_the_document_of_the_folder_is_that_of_the_plan(planner, mission, tmp_path):
    book = planner.plan(mission)
    planner.write(book, tmp_path / "out")
    document = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert document["settings"]["name"] == "Foire des horlogers"
    assert len(document["meetings"]) == 9
    assert [one["id"] for one in document["profiles"]] == list(book.plan.problem.parties)
