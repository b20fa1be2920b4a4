"""Decisions are appended, undone, read back and never changed."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from feedback_made import START, decided, party
from pydantic import ValidationError

from matching.errors import (
    RequestError,
    WorkspaceDamagedError,
    WorkspaceMismatchError,
    WorkspaceMissingError,
)
from matching.feedback.model import Grounds, NewShown, Origin, Place
from matching.feedback.records import Filters
from matching.feedback.store import FeedbackStore


def test_a_decision_reads_back_as_it_was_told(store):
    grounds = Grounds(
        score=0.5,
        fit_for_asker=0.25,
        fit_for_partner=0.75,
        contributions={"topic": 0.25, "baseline": 0.25},
        generation="20260101T000000Z-abcd",
        reason_for_asker="Pour Auville",
        reason_for_partner="Pour Bourg",
        evidence=("Fabrication de cadrans",),
    )
    made = store.decide(decided("refused", note="Trop loin.", grounds=grounds))
    assert made.id == 1
    assert len(made.uid) == 32
    assert (made.at, made.author, made.status, made.reason) == (
        START,
        "La Chambre",
        "refused",
        "off_topic",
    )
    assert (made.x.id, made.x.name, made.y.id) == ("auville-00", "Atelier 0 de Auville", "bourg-00")
    assert (made.asked_by, made.asker, made.partner) == ("x", made.x, made.y)
    assert (made.score, made.fit_for_x, made.fit_for_y) == (0.5, 0.25, 0.75)
    assert (made.note, made.reason_for_x, made.reason_for_y) == (
        "Trop loin.",
        "Pour Auville",
        "Pour Bourg",
    )
    assert made.evidence == ("Fabrication de cadrans",)
    assert made.contributions == {"topic": 0.25, "baseline": 0.25}
    assert made.origin == Origin(how="ranked", rank=1, listed=5, propensity=1.0)
    assert made.generation == "20260101T000000Z-abcd"
    assert store.history("bourg-00", "auville-00") == (made,)


def test_a_pair_is_the_same_whoever_asks_and_who_asked_is_kept(store):
    store.decide(decided("proposed"))
    back = store.decide(decided("accepted", 1, asker=party("bourg"), partner=party("auville")))
    assert (back.asked_by, back.x.id, back.asker.id) == ("y", "auville-00", "bourg-00")
    # Fits and reasons were told from the end that asked.
    assert (back.fit_for_x, back.fit_for_y) == (0.75, 0.25)
    (state,) = store.current()
    assert (state.status, state.decisions, state.last) == ("accepted", 2, back)


def test_undoing_gives_back_the_state_before_and_loses_nothing(store):
    first = store.decide(decided("proposed"))
    second = store.decide(decided("accepted", 1))
    undoing = store.undo(second.id, "Le Bureau", START + timedelta(minutes=2))
    assert (undoing.undoes, undoing.status, undoing.author) == (second.id, None, "Le Bureau")
    assert store.current()[0].last == first
    assert store.history("auville-00", "bourg-00") == (first, second, undoing)
    store.undo(first.id, "Le Bureau", START + timedelta(minutes=3))
    assert store.current() == ()
    assert len(store.decisions()) == 4


def test_what_cannot_be_undone_is_refused(store):
    made = store.decide(decided())
    undoing = store.undo(made.id, "Le Bureau", START)
    for number, key in ((made.id, "twice"), (undoing.id, "twice"), (99, "unknown")):
        with pytest.raises(RequestError) as caught:
            store.undo(number, "Le Bureau", START)
        assert caught.value.key == f"feedback-undo-{key}"
        assert str(number) in str(caught.value)
    assert len(store.decisions()) == 2


def test_the_state_follows_time_and_not_the_order_of_recording(store):
    later = store.decide(decided("met", 10))
    store.decide(decided("accepted", 5))
    assert store.current()[0].last == later
    # At the same moment, what was recorded last counts.
    same = store.decide(decided("agreement", 10))
    assert store.current()[0].last == same


def test_states_with_name_every_partner_of_a_profile(store):
    store.decide(decided("refused"))
    store.decide(decided("met", partner=party("bourg", 1)))
    store.decide(decided("accepted", asker=party("bourg", 2), partner=party("auville")))
    store.decide(decided("met", asker=party("auville", 1)))
    assert store.states_with("auville-00") == {
        "bourg-00": "refused",
        "bourg-01": "met",
        "bourg-02": "accepted",
    }
    assert store.states_with("bourg-00") == {"auville-00": "refused", "auville-01": "met"}
    assert store.states_with("bourg-09") == {}


def test_filters_admit_what_they_name(store):
    store.decide(decided("refused"))
    cheese = party("bourg", 1, domains=("cheese",), axes=("science",))
    store.decide(decided("accepted", 60, partner=cheese))
    found = {
        name: [state.last.y.id for state in store.current(filters)]
        for name, filters in {
            "all": Filters(),
            "status": Filters(statuses=("refused", "met")),
            "domain": Filters(domains=("cheese",)),
            "axis": Filters(axes=("trade",)),
            "profile": Filters(profile_id="bourg-01"),
            "since": Filters(since=START + timedelta(minutes=60)),
            "until": Filters(until=START + timedelta(minutes=60)),
        }.items()
    }
    assert found == {
        "all": ["bourg-01", "bourg-00"],
        "status": ["bourg-00"],
        "domain": ["bourg-01"],
        "axis": ["bourg-01", "bourg-00"],
        "profile": ["bourg-01"],
        "since": ["bourg-01"],
        "until": ["bourg-00"],
    }


def test_the_latest_name_of_a_profile_is_shown(store):
    store.decide(decided("proposed"))
    store.decide(decided("accepted", 1, partner=party("bourg", name="Nouveau nom")))
    assert [one.y.name for one in store.history("auville-00", "bourg-00")] == ["Nouveau nom"] * 2


def test_lists_that_were_shown_are_kept_with_their_chances(store):
    places = (
        Place(
            partner=party("bourg", 1),
            origin=Origin(how="ranked", rank=1, listed=2, propensity=1.0),
            score=0.75,
        ),
        Place(
            partner=party("bourg", 2),
            origin=Origin(how="random", rank=2, listed=2, propensity=0.125),
        ),
    )
    store.shown(NewShown(asker=party("auville"), at=START, places=places))
    (shown,) = store.lists()
    assert (shown.id, shown.at, shown.asker.id) == (1, START, "auville-00")
    assert [(one.partner.id, one.origin, one.score) for one in shown.places] == [
        ("bourg-01", places[0].origin, 0.75),
        ("bourg-02", places[1].origin, None),
    ]
    assert store.lists(since=START + timedelta(seconds=1)) == ()
    assert store.decisions() == ()


def test_two_profiles_of_one_territory_are_no_pair(store):
    with pytest.raises(RequestError) as caught:
        store.decide(decided(partner=party("auville", 1)))
    assert "auville, auville" in str(caught.value)
    places = (Place(partner=party("auville", 1), origin=Origin()),)
    with pytest.raises(RequestError):
        store.shown(NewShown(asker=party("auville"), at=START, places=places))
    assert store.decisions() == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": "off_topic"},
        {"status": "refused", "reason": None},
        {"status": "refused", "reason": "because"},
        {"author": " "},
        {"at": START.replace(tzinfo=None)},
        {"asker": party("auville", id="~request")},
        {"note": "x" * 4_001},
    ],
)
def test_what_makes_no_sense_is_no_decision(changes):
    with pytest.raises(ValidationError):
        decided(**changes)


@pytest.mark.parametrize(
    "values",
    [
        {"how": "ranked"},
        {"how": "ranked", "rank": 3, "listed": 2, "propensity": 1.0},
        {"how": "random", "rank": 1, "listed": 2, "propensity": 0.0},
        {"how": "named", "rank": 1, "listed": 2, "propensity": 1.0},
    ],
)
def test_an_origin_says_all_or_nothing_of_a_place(values):
    with pytest.raises(ValidationError):
        Origin(**values)


@pytest.mark.parametrize("table", ["decisions", "lists", "places"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET rowid = rowid",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {} SELECT * FROM {}",
    ],
)
def test_rows_are_never_changed_by_any_program(store, path, table, statement):
    store.decide(decided())
    places = (
        Place(
            partner=party("bourg"), origin=Origin(how="ranked", rank=1, listed=1, propensity=1.0)
        ),
    )
    store.shown(NewShown(asker=party("auville"), at=START, places=places))
    before = (store.decisions(), store.lists())
    other = sqlite3.connect(path)
    column = "rank" if table == "places" else "id"
    asked = statement.replace("rowid", column).format(table, table)
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        other.execute(asked)
    other.close()
    assert (store.decisions(), store.lists()) == before


def test_a_store_outlives_its_process_and_checks_out(store, path, territories):
    made = store.decide(decided())
    with FeedbackStore.open(path, territories, create=False) as other:
        assert other.decisions() == (made,)
        assert other.check() == ()


def test_a_store_that_was_never_made_is_said_to_be_missing(path, territories):
    with pytest.raises(WorkspaceMissingError) as caught:
        FeedbackStore.open(path, territories, create=False)
    assert str(path) in str(caught.value)
    assert not path.exists()


def test_a_file_that_is_no_database_is_left_as_it_is(path, territories):
    path.write_bytes(b"not a database, and longer than the header of one" * 50)
    before = path.read_bytes()
    with pytest.raises(WorkspaceDamagedError):
        FeedbackStore.open(path, territories)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement", ["PRAGMA user_version = 2", "PRAGMA application_id = 7", "CREATE TABLE other (a)"]
)
def test_the_file_of_another_program_or_version_is_refused(path, territories, statement):
    if "CREATE" not in statement:
        FeedbackStore.open(path, territories).close()
    other = sqlite3.connect(path)
    other.execute(statement)
    other.close()
    with pytest.raises(WorkspaceMismatchError):
        FeedbackStore.open(path, territories)


def test_a_damaged_page_is_told(store, path, territories):
    for number in range(40):
        store.decide(decided(minutes=number, note="x" * 1_000))
    store.close()
    contents = bytearray(path.read_bytes())
    contents[4096 * 5 : 4096 * 6] = b"\xff" * 4096
    path.write_bytes(contents)
    with FeedbackStore.open(path, territories) as damaged:
        try:
            assert damaged.check() != ()
        except WorkspaceDamagedError as fault:
            assert str(path) in str(fault)  # noqa: PT017 - either way of telling it will do
