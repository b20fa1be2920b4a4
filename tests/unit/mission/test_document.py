"""plan.json holds the whole plan, comes back as it was, and says where it is damaged."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from made_books import FIT_FOR_X, FIT_FOR_Y, MEETINGS, SCORES, made_book

from matching.errors import FileUnreadableError
from matching.mission.edited.timetable import read_timetable
from matching.mission.model import Floor, Meeting
from matching.mission.stored.document import document_bytes, plan_document
from matching.mission.stored.plan import find_plan, read_plan


@pytest.fixture
def book():
    """The made book, with everything a problem may hold."""
    made = made_book()
    problem = replace(
        made.plan.problem,
        floors=(Floor(1, "alimentation", None, "alimentation", "food"),),
        lowest_score=0.25,
        accepted=frozenset({("r-velo", "q-musee"), ("r-cidre", "q-nordet")}),
        in_a_row=3,
        total=9,
        pinned=(MEETINGS[0],),
    )
    return replace(made, plan=replace(made.plan, problem=problem))


@pytest.fixture
def kept(book, tmp_path):
    """The folder with the document of the book."""
    (tmp_path / "plan.json").write_bytes(document_bytes(plan_document(book)))
    return tmp_path


def test_what_is_written_comes_back_as_it_was(book, kept):
    stored = read_plan(kept)
    before, after = book.plan.problem, stored.plan.problem
    for name in (
        "xs", "ys", "sessions", "slots", "floors", "lowest_score", "accepted", "in_a_row", "total",
        "fairness", "host", "pinned",
    ):  # fmt: skip
        assert getattr(after, name) == getattr(before, name), name
    np.testing.assert_array_equal(after.scores, SCORES)
    np.testing.assert_array_equal(stored.fit_for_x, FIT_FOR_X)
    np.testing.assert_array_equal(stored.fit_for_y, FIT_FOR_Y)
    assert stored.plan.meetings == MEETINGS
    assert [one.status for one in stored.plan.meetings] == [one.status for one in MEETINGS]
    assert stored.plan.quality == book.plan.quality
    assert stored.plan.reserves == book.plan.reserves
    assert stored.settings == book.settings
    assert stored.profiles == book.profiles
    assert stored.language == "fr"
    assert str(after.slots[0].start.tzinfo) == "America/Toronto"


def test_the_document_tells_a_reader_what_the_meetings_are_worth(book):
    document = plan_document(book)
    assert document["schema"] == 1
    first = document["meetings"][0]
    assert first["start"] == "2027-05-11T09:00:00-04:00"
    assert (first["score"], first["fit_for_x"], first["fit_for_y"]) == (0.9, 0.95, 0.85)
    assert first["reason_for_x"] == "Cidrerie du Garun : Érablière des Rivières."
    assert document["scores"][0] == [0.2, 0.9, 0.3, None]
    assert document["quality"]["gap"] == pytest.approx(0.2 / 4.2)
    assert document["quality"]["proven"] is False
    assert document["ledger"]["total"]["meetings"] == 7
    assert document["left_out"][0]["party"] == "q-musee"


def test_a_matrix_has_a_line_per_row(book):
    lines = document_bytes(plan_document(book)).decode().splitlines()
    at = lines.index('  "scores": [')
    assert [json.loads(line.strip().rstrip(",")) for line in lines[at + 1 : at + 4]] == [
        [0.2, 0.9, 0.3, None],
        [0.8, 0.2, 0.6, 0.1],
        [0.3, 0.4, 0.7, 0.2],
    ]


def test_a_folder_or_a_file_holds_a_plan_and_another_folder_none(kept, tmp_path):
    assert find_plan(kept).plan.meetings == MEETINGS
    assert find_plan(kept / "plan.json").plan.meetings == MEETINGS
    (tmp_path / "empty").mkdir()
    assert find_plan(tmp_path / "empty") is None
    with pytest.raises(FileUnreadableError, match=r"plan\.json n'existe pas"):
        read_plan(tmp_path / "empty")


def _set(path, value):
    def change(document):
        target = document
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda document: document.pop("slots"), "slots"),
        (_set(["unknown"], 1), "unknown"),
        (_set(["slots", 3, "start"], "hier"), "slots[4].start"),
        (_set(["slots", 3, "start"], "2027-05-11T14:00:00"), "slots[4]"),
        (_set(["slots", 3, "index"], 7), "slots[4]"),
        (_set(["time_zone"], "Mars/Olympus"), "time_zone"),
        (_set(["scores", 0], [0.5]), "scores"),
        (_set(["scores", 0, 0], 1.5), "scores[1][1]"),
        (_set(["fit_for_x"], []), "fit_for_x"),
        (_set(["meetings", 2, "x"], "q-musee"), "meetings[3]"),
        (_set(["meetings", 2, "slot"], 60), "meetings[3]"),
        (_set(["meetings", 2, "status"], "perhaps"), "meetings[3].status"),
        (_set(["xs", 0, "maximum"], -1), "xs[r-cidre]"),
        (_set(["xs", 0, "unavailable"], [99]), "xs[r-cidre]"),
        (_set(["xs", 0, "id"], "r-velo"), "xs, ys"),
        (_set(["reserves", "nobody"], []), "reserves"),
        (_set(["quality", "worst_off_party"], "nobody"), "quality.worst_off_party"),
        (_set(["quality", "stopped"], ["no-such-message"]), "quality.stopped"),
        (_set(["fairness"], 2), "fairness"),
        (_set(["accepted", 0], ["q-musee", "r-velo"]), "accepted"),
        (lambda document: document["profiles"].pop(), "profiles"),
    ],
)
def test_a_damaged_document_says_where(kept, change, place):
    path = kept / "plan.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(FileUnreadableError) as refusal:
        read_plan(path)
    assert refusal.value.exit_code == 3
    told = refusal.value.values["places"].split(", ") if place != "xs, ys" else [place]
    assert place in told
    assert str(path) in refusal.value.text("fr")
    assert str(path) in refusal.value.text("en")


def test_a_document_cut_short_or_of_another_version_is_refused(kept):
    path = kept / "plan.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileUnreadableError, match="pas du JSON entier"):
        read_plan(path)
    path.write_bytes(whole.replace(b'"schema": 1', b'"schema": 2', 1))
    with pytest.raises(FileUnreadableError, match=r"est de la version"):
        read_plan(path)
    path.write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(FileUnreadableError, match="plan de mission"):
        read_plan(path)


def test_the_same_book_makes_the_same_bytes():
    assert document_bytes(plan_document(made_book())) == document_bytes(plan_document(made_book()))


def test_meetings_of_the_document_are_what_the_checker_reads(book, kept):
    edited = read_timetable(kept / "plan.json", book.plan.problem)
    assert edited.faults == ()
    assert edited.meetings == tuple(sorted(MEETINGS))
    assert Meeting(0, "1", "r-cidre", "q-erable") in edited.meetings
