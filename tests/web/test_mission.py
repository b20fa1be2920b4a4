"""Missions in the browser: files in, all faults at once, a timetable and its folder out."""

from __future__ import annotations

import hashlib
import io
import re
import tempfile
import time
import zipfile
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from matching.config import resource
from matching.engine.mission.archive import mission_archive
from matching.engine.mission.planner import MissionPlanner
from matching.mission.edited.timetable import read_timetable
from matching.mission.validation import violations
from matching.web import missions
from matching.web.jobs import Jobs, Room, TooManyWaitingError
from matching.web.uploads import MOST_BYTES

pytestmark = pytest.mark.encoder
HERE = "http://127.0.0.1"
SMALL = """\
name = "Petite mission"
delegates = ["../../../../etc/hostname.csv"]
[meetings]
at_most = 2
[tables]
count = 2
[[sessions]]
id = "matin"
label = "Matin"
date = 2027-05-11
start = "09:00"
end = "10:00"
"""
ALONE = re.sub("delegates.*", "", SMALL)
LIST = "profil,maximum\nrnn-ba-systemes,1\nrnn-keolis-rennes,2\nqba-norlab,2\nZig,\n"
FOUR = LIST.replace("Zig", "qbc-b-temia")


@pytest.fixture(scope="module")
def book(matcher):
    """The book of the small mission, as the planner makes it from a folder."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "mission.toml").write_text(ALONE, encoding="utf-8")
        (folder / "delegates.csv").write_text(FOUR, encoding="utf-8")
        yield MissionPlanner(matcher).plan(folder, language="fr")


@pytest.fixture
def send(browser):
    """Sends two files as the form does, and returns the page that comes."""

    def sent(mission=SMALL, delegates=FOUR, name="liste.csv", **given):
        page = browser.open("/mission")
        seal = page.all("input", name="csrf")[0]["value"]
        contents = delegates if isinstance(delegates, bytes) else delegates.encode()
        settings = mission if isinstance(mission, bytes) else mission.encode()
        files = {"mission": ("mission.toml", settings), "delegates": (name, contents)} | given
        return browser._arrived(browser.client.post("/mission", data={"csrf": seal}, files=files))

    return sent


def ended(browser):
    """The page of a mission once it is over."""
    jobs = browser.client.app.state.jobs
    key = browser.address.rpartition("/")[2]
    job = jobs._jobs[key]
    assert jobs.wait(job, 120)
    return browser.open(f"/mission/{key}")


def test_two_files_become_the_timetable_of_the_planner(browser, send, book):
    send()
    assert browser.status == 200
    page = ended(browser)
    assert page.one("h1").text == "Petite mission"
    parties = book.plan.problem.parties
    (grid,) = page.with_class("grid")
    hours = [one.text.replace("\u202f", " ") for one in grid.one("thead").all("th")[1:]]
    assert hours == ["9 h", "9 h 20", "9 h 40"]
    shown = {
        (slot, row.one("th").text, cell.text)
        for row in grid.one("tbody").all("tr")
        for slot, cell in enumerate(row.all("td"))
        if cell.text
    }
    assert shown == {
        (one.slot, one.table, f"{parties[one.x].name} ↔ {parties[one.y].name}")
        for one in book.plan.meetings
    }
    agendas = {one.one("summary").text: len(one.all("li")) for one in page.with_class("agenda")}
    for name, meetings in book.plan.agendas.items():
        (told,) = [count for words, count in agendas.items() if parties[name].name in words]
        assert told == len(meetings)
    ledger = page.one("section", id="ledger").one("tbody").all("tr")
    assert ledger[0].all("td")[0].text == str(len(book.plan.meetings))


def test_the_folder_is_that_of_the_planner(browser, send, book, matcher):
    send(ALONE)
    page = ended(browser)
    link = page.one("section", id="worth").parent.with_class("button")[0]
    answer = browser.client.get(link["href"])
    assert answer.headers["content-disposition"] == 'attachment; filename="petite-mission.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        workbook = archive.read("mission.xlsx")
    assert names[:2] == ["plan.json", "mission.xlsx"]
    assert len(names) == 2 + 3 * len(book.plan.problem.parties)
    assert all(re.fullmatch(r"(?:calendars/|dossiers/)?[A-Za-z0-9._-]+", name) for name in names)
    load_workbook(io.BytesIO(workbook))
    with tempfile.TemporaryDirectory() as made:
        path = Path(made, "mission.xlsx")
        path.write_bytes(workbook)
        edited = read_timetable(path, book.plan.problem)
    assert edited.faults == ()
    assert violations(book.plan.problem, edited.meetings) == ()
    again = mission_archive(book, matcher.territories)
    assert hashlib.sha256(again).digest() == hashlib.sha256(answer.content).digest()


def test_the_sample_mission_needs_no_file(browser):
    page = browser.open("/mission")
    (form,) = page.all("form", action="/mission/sample")
    browser.submit(form)
    page = ended(browser)
    assert "Mission d'exemple" in page.one("h1").text
    assert len(page.with_class("agenda")) == 45
    listed = browser.open("/mission").one("main").all("section")[-1]
    assert "Emploi du temps prêt" in listed.text
    english = browser.open(f"{listed.one('a')['href']}?lang=en")
    assert english.one("h1").text.startswith("Sample mission")


def test_all_faults_of_both_files_are_told_at_once_with_their_places(browser, send):
    page = send(SMALL.replace("at_most = 2", "at_most = 0").replace("10:00", "08:00"), LIST)
    assert browser.status == 422
    told = page.one(id="faults")
    rows = [(row.one("th").text, row.one("td").text) for row in told.one("tbody").all("tr")]
    assert [place for place, _ in rows] == [
        "mission.toml, clé « meetings.at_most »",
        "mission.toml, clé « sessions[matin].end »",
        "liste.csv, ligne 5, colonne « profil »",
    ]
    assert told.one("h2").text == "3 points à corriger dans les fichiers"
    assert "Zig" in rows[2][1]


def test_no_path_is_told_nor_opened(browser, send, monkeypatch):
    opened = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path) or read(path))
    page = send(delegates=b"\x00\x01binary", name="../../x.csv")
    assert browser.status == 422
    text = page.one(id="faults").text
    assert tempfile.gettempdir() not in text
    assert "/" not in text.replace("../", "")
    laid = [path for path in opened if path.parent.name.startswith("matching-")]
    assert {path.name for path in laid} == {"delegates.csv"}
    assert not any(path.exists() for path in laid)
    send()
    assert "hostname.csv" not in {path.name for path in opened}


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"name": "liste.pdf"}, "delegates", "pas d'un type accepté"),
        ({"delegates": b""}, "delegates", "vide"),
        ({"delegates": b"x" * (MOST_BYTES + 1)}, "delegates", "dépasse"),
        ({"mission": b"#" * (missions.MOST_MISSION_BYTES + 1)}, "mission", "dépasse"),
        ({"name": "liste.xlsx"}, "delegates", "ne peut pas être lu"),
    ],
)
def test_a_file_that_is_not_taken_is_told_at_its_field(browser, send, given, field, said):
    page = send(**given)
    assert browser.status == 422
    assert said in page.one(id=f"{field}-fault").text
    assert [one["href"] for one in page.one(id="faults").all("a")] == [f"#{field}"]


def test_a_file_that_was_not_chosen_is_asked_for(browser):
    page = browser.open("/mission")
    (form,) = page.all("form", action="/mission")
    assert form["enctype"] == "multipart/form-data"
    page = browser.submit(form)
    assert browser.status == 422
    asked = {one["id"]: one.text for one in page.with_class("fault")}
    assert asked == {
        "delegates-fault": "Choisissez un fichier.",
        "mission-fault": "Choisissez un fichier.",
    }


def test_too_many_rows_or_slots_are_told_before_anything_is_planned(browser, send):
    rows = "profil\n" + "Zig\n" * (missions.MOST_PARTIES + 1)
    assert "701 lignes" in send(delegates=rows).one(id="faults").text.replace("\u202f", "")
    days = "".join(
        f'[[sessions]]\nid = "s{n}"\nlabel = "S{n}"\ndate = 2027-05-{n:02d}\n'
        'start = "08:00"\nend = "19:00"\n'
        for n in range(1, 13)
    )
    told = send(SMALL.partition("[[sessions]]")[0] + days).one(id="faults").text
    assert "396 créneaux" in told
    assert browser.client.app.state.jobs._jobs == {}


def test_a_form_with_files_is_held_to_its_bytes(browser):
    browser.open("/mission")
    huge = {"delegates": ("a.csv", b"x" * 13_000_000)}
    assert browser.client.post("/mission", files=huge).status_code == 413


def test_a_mission_that_cannot_be_planned_says_why(browser, send):
    # Both of one side need two meetings, and one of the two opposite can have but one.
    send(
        delegates="profil,minimum,maximum\nrnn-ba-systemes,0,1\nrnn-keolis-rennes,0,2\n"
        "qba-norlab,2,2\nqbc-b-temia,2,2\n"
    )
    page = ended(browser)
    told = page.with_class("bad")[0]
    assert told.one("h2").text == "Pas d'emploi du temps"
    assert "ramener de 2 à 1 le minimum de rendez-vous pour B-Temia" in told.text
    english = browser.open(f"{browser.address}?lang=en").with_class("bad")[0]
    assert english.one("h2").text == "No timetable"


def test_a_mission_belongs_to_the_browser_that_sent_it(browser, send):
    send()
    ended(browser)
    address = browser.address
    stranger = TestClient(browser.client.app, base_url=HERE)
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"{address}/folder.zip").status_code == 404
    assert stranger.get(f"{address}/progress").status_code == 404
    assert "Petite mission" not in stranger.get("/mission").text


def test_a_mission_can_be_forgotten(browser, send):
    send()
    page = ended(browser)
    address = browser.address
    (form,) = [one for one in page.all("form") if one["action"].endswith("/forget")]
    page = browser.submit(form)
    assert browser.address == f"{HERE}/mission"
    assert "Petite mission" not in page.text
    browser.open(address)
    assert browser.status == 404


def test_templates_are_read_back_as_they_are(browser, client, matcher, tmp_path):
    for language in ("fr", "en"):
        settings = client.get(f"/mission/mission.toml?lang={language}")
        (tmp_path / "mission.toml").write_bytes(settings.content)
        listed = client.get(f"/mission/delegates.xlsx?lang={language}")
        assert listed.headers["content-disposition"] == 'attachment; filename="delegates.xlsx"'
        path = tmp_path / "delegates.xlsx"
        path.write_bytes(listed.content)
        workbook = load_workbook(path)
        names = ["BA Systèmes", "NorLab - Laboratoire de robotique boréale (Université Laval)"]
        for row, name in enumerate(names, start=2):
            workbook.worksheets[0].cell(row, 1, name)
        workbook.save(path)
        given = MissionPlanner(matcher).read(tmp_path)
        assert [party.id for party in (*given.xs, *given.ys)] == ["rnn-ba-systemes", "qba-norlab"]


class Still:
    """A planner that waits until it is let go, and then fails as it is told."""

    def __init__(self, matcher, fault=None):
        self.matcher, self.fault, self.go, self.began = matcher, fault, Event(), Event()

    def plan(self, mission, *, language, work, progress):
        progress("mission-step-allocate", 0, 3)
        self.began.set()
        assert self.go.wait(20)
        progress("mission-step-place", 1, 3)
        if self.fault:
            raise self.fault
        return mission


@pytest.fixture
def given(matcher):
    return MissionPlanner(matcher).read(resource("data/missions/sample"))


def test_missions_wait_their_turn_and_too_many_are_sent_away(given, matcher):
    jobs, still = Jobs(Room(waiting=1)), Still(matcher)
    first = jobs.start(still, given, "me", "fr")
    assert still.began.wait(10)
    second = jobs.start(still, given, "me", "fr")
    assert (first.state, first.step, first.total) == ("running", "mission-step-allocate", 3)
    assert second.state == "waiting"
    with pytest.raises(TooManyWaitingError):
        jobs.start(still, given, "me", "fr")
    assert jobs.of("me") == (second, first)
    assert jobs.of("you") == ()
    jobs.forget(second)
    jobs.forget(first)
    still.go.set()
    assert jobs.wait(first, 20)
    assert first.state == "failed"
    assert second.state == "waiting"


def test_the_time_is_limited_and_what_nobody_foresaw_does_not_stop_the_next(given, matcher):
    now = [0.0]
    jobs = Jobs(Room(seconds=10, lifetime=100), lambda: now[0])
    late, broken = Still(matcher), Still(matcher, ZeroDivisionError())
    first = jobs.start(late, given, "me", "fr")
    assert late.began.wait(10)
    now[0] = 11.0
    late.go.set()
    assert jobs.wait(first, 20)
    assert (first.state, first.late) == ("failed", True)
    broken.go.set()
    second = jobs.start(broken, given, "me", "fr")
    assert jobs.wait(second, 20)
    assert (second.state, second.late, second.failure) == ("failed", False, {})
    now[0] = 112.0
    assert jobs.of("me") == ()


def test_only_so_many_missions_are_kept(given, matcher):
    jobs, still = Jobs(Room(kept=2)), Still(matcher, ZeroDivisionError())
    still.go.set()
    made = []
    for _ in range(4):
        made.append(jobs.start(still, given, "me", "fr"))
        assert jobs.wait(made[-1], 20)
    assert jobs.of("me") == (made[3], made[2])


def test_missions_are_forgotten_though_nobody_asks(given, matcher):
    jobs, still = Jobs(Room(lifetime=0.05, sweep=0.02)), Still(matcher, ZeroDivisionError())
    still.go.set()
    assert jobs.wait(jobs.start(still, given, "me", "fr"), 20)
    until = time.monotonic() + 10
    while jobs._jobs and time.monotonic() < until:
        time.sleep(0.01)
    assert jobs._jobs == {}


def test_the_progress_is_a_part_of_a_page_until_it_is_over(browser, given, matcher):
    browser.open("/mission")
    jobs, still = browser.client.app.state.jobs, Still(matcher, ZeroDivisionError())
    owner = browser.client.cookies["desk_session"]
    job = jobs.start(still, given, owner, "fr")
    assert still.began.wait(10)
    page = browser.open(f"/mission/{job.key}")
    assert page.one("progress")["max"] == "3"
    assert page.one("noscript").one("meta")["http-equiv"] == "refresh"
    answer = browser.client.get(f"/mission/{job.key}/progress", headers={"hx-request": "true"})
    assert "hx-refresh" not in answer.headers
    assert browser.client.get(f"/mission/{job.key}/folder.zip").status_code == 404
    still.go.set()
    assert jobs.wait(job, 20)
    answer = browser.client.get(f"/mission/{job.key}/progress", headers={"hx-request": "true"})
    assert answer.headers["hx-refresh"] == "true"
    page = browser.open(f"/mission/{job.key}")
    assert "Quelque chose s'est mal passé" in page.with_class("bad")[0].text
