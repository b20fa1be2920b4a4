"""The desk without a web page: settled pairs are left out, decisions hold what was said."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Lock, Thread

import pytest

from matching import Criteria, Request
from matching.engine.desk import Desk, Wish
from matching.engine.latest import Latest
from matching.errors import RequestError, UnknownProfileError
from matching.feedback.database import Database
from matching.feedback.store import FeedbackStore

NOW = datetime(2026, 5, 11, 9, tzinfo=UTC)


@pytest.fixture
def desk(toy_matcher, tmp_path):
    with FeedbackStore.open(tmp_path / "feedback.sqlite", toy_matcher.territories) as store:
        desk = Desk(Latest(toy_matcher), store, lambda: NOW)
        yield desk
        desk.close()


def shown(desk, query, **given):
    answer = desk.suggest(desk.matcher(), query, Criteria(), top=5, language="fr", **given)
    return answer, [one.partner.id for one in answer.suggestions.suggestions]


def test_what_is_settled_is_left_out_for_both_and_shown_when_asked(desk):
    matcher = desk.matcher()
    asker = matcher.find("auville-00")
    answer, before = shown(desk, asker)
    assert (len(before), answer.left_out, dict(answer.standing)) == (4, 0, {})
    for partner, wish in zip(
        before,
        (
            Wish("refused", "CCI", reason="competitor"),
            Wish("met", "CCI"),
            Wish("accepted", "CCI"),
            Wish("agreement", "CCI"),
        ),
        strict=True,
    ):
        desk.decide(matcher, asker, partner, wish, "fr")
    answer, after = shown(desk, asker)
    assert after == [before[2]]
    assert answer.left_out == 3
    assert answer.standing[before[2]].status == "accepted"
    assert shown(desk, asker, settled=True)[1] == before
    other = matcher.find(before[0])
    assert "auville-00" not in shown(desk, other)[1]
    assert "auville-00" in desk.standing(other)


def test_a_decision_holds_what_the_engine_says_at_that_moment(desk):
    matcher = desk.matcher()
    asker = matcher.find("bourg-03")
    ranked = shown(desk, asker)[1]
    partner = ranked[1]
    wish = Wish("proposed", "La Chambre", note="à suivre")
    made = desk.decide(matcher, asker, partner, wish, "en")
    said = matcher.explain(asker, partner, language="en")
    assert (made.at, made.author, made.note, made.status) == (
        NOW,
        "La Chambre",
        "à suivre",
        "proposed",
    )
    assert (made.asker.id, made.partner.id) == ("bourg-03", partner)
    assert (made.score, made.fit_for_y, made.fit_for_x) == (
        said.score,
        said.fit_for_query,
        said.fit_for_partner,
    )
    assert sum(made.contributions.values()) == pytest.approx(said.score)
    assert (made.origin.how, made.origin.rank, made.origin.listed) == ("ranked", 2, len(ranked) + 1)
    assert made.origin.propensity == 1
    assert made.generation == matcher.generation
    assert (made.reason_for_y, made.reason_for_x) == (
        said.reasons.for_query,
        said.reasons.for_partner,
    )


def test_a_pair_asked_for_by_name_has_no_place(desk):
    made = desk.decide(
        desk.matcher(), desk.matcher().find("auville-00"), "bourg-00", Wish("met", "x"), "fr"
    )
    assert (made.origin.how, made.origin.rank) == ("named", None)


def test_taking_back_leaves_the_pair_open(desk):
    asker = desk.matcher().find("auville-00")
    _, before = shown(desk, asker)
    made = desk.decide(desk.matcher(), asker, before[0], Wish("met", "x"), "fr")
    desk.undo(made.id, "y")
    assert shown(desk, asker)[1] == before
    with pytest.raises(RequestError):
        desk.undo(made.id, "y")


def test_requests_stand_nowhere_and_unknown_partners_are_told(desk):
    request = Request("auville", "Atelier de cadrans émaillés, cherche des ressorts spiraux")
    assert dict(shown(desk, request)[0].standing) == {}
    with pytest.raises(UnknownProfileError):
        desk.decide(
            desk.matcher(), desk.matcher().find("auville-00"), "zzz", Wish("met", "x"), "fr"
        )


def test_a_request_is_answered_as_the_matcher_does(desk):
    request = Request("bourg", "Affinage en cave, cherche des ferments lactiques")
    said = desk.matcher().suggest(request, top=5, language="fr")
    assert shown(desk, request)[1] == [one.partner.id for one in said.suggestions]


def test_one_more_partner_is_drawn_each_day_and_the_chance_it_had_is_kept(toy_matcher, tmp_path):
    now = [NOW]
    with FeedbackStore.open(tmp_path / "own.sqlite", toy_matcher.territories) as store:
        desk = Desk(Latest(toy_matcher), store, lambda: now[0])
        asker = toy_matcher.find("auville-00")
        drawn = []
        for day in range(12):
            now[0] = NOW + timedelta(days=day)
            answer, ranked = shown(desk, asker)
            assert answer.by_chance.rank == len(ranked) + 1
            assert answer.by_chance.partner.id not in ranked
            assert shown(desk, asker)[0].by_chance == answer.by_chance
            drawn.append(answer.by_chance.partner.id)
        assert len(set(drawn)) > 3
        made = desk.decide(toy_matcher, asker, drawn[-1], Wish("proposed", "CCI"), "fr")
        assert (made.origin.how, made.origin.rank) == ("random", len(ranked) + 1)
        assert made.origin.propensity == pytest.approx(1 / (24 - len(ranked)))
        # Read twice a day, it is one list a day.
        assert [one.at for one in store.lists()] == [NOW + timedelta(days=d) for d in range(12)]
        last = store.lists()[-1]
        assert [one.partner.id for one in last.places] == [*ranked, drawn[-1]]
        desk.close()


def test_nothing_is_left_to_chance_where_that_is_not_wanted(toy_matcher, tmp_path):
    with FeedbackStore.open(tmp_path / "own.sqlite", toy_matcher.territories) as store:
        desk = Desk(Latest(toy_matcher), store, lambda: NOW, chance=False)
        answer, ranked = shown(desk, toy_matcher.find("auville-00"))
        assert answer.by_chance is None
        desk._showing.settle()
        (kept,) = store.lists()
        assert [one.partner.id for one in kept.places] == ranked
        assert {one.origin.how for one in kept.places} == {"ranked"}
        desk.close()


def test_lists_that_cannot_be_written_keep_nobody_from_reading(toy_matcher, tmp_path, caplog):
    path = tmp_path / "own.sqlite"
    FeedbackStore.open(path, toy_matcher.territories).close()
    database = Database(path, create=False, seconds=0.05)
    with (
        FeedbackStore(database, toy_matcher.territories) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        desk = Desk(Latest(toy_matcher), store, lambda: NOW)
        other.execute("BEGIN IMMEDIATE")
        answer, _ = shown(desk, toy_matcher.find("auville-00"))
        desk._showing.settle()
        other.execute("ROLLBACK")
        assert answer.suggestions.suggestions
        assert "1 lists that were shown are not recorded" in caplog.text
        assert store.lists() == ()
        shown(desk, toy_matcher.find("auville-01"))
        shown(desk, toy_matcher.find("auville-00"))
        desk._showing.close()
        shown(desk, toy_matcher.find("auville-02"))  # answered after the end
        desk.close()
    with FeedbackStore.open(path, toy_matcher.territories) as store:
        # What was lost counts once it is shown again.
        assert [one.asker.id for one in store.lists()] == ["auville-01", "auville-00"]


def test_nobody_who_reads_waits_for_a_list_that_waits_for_another_program(toy_matcher, tmp_path):
    path = tmp_path / "own.sqlite"
    FeedbackStore.open(path, toy_matcher.territories).close()
    database = Database(path, create=False, seconds=20)
    with (
        FeedbackStore(database, toy_matcher.territories) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        desk = Desk(Latest(toy_matcher), store, lambda: NOW)
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        for name in ("auville-00", "auville-01"):
            assert shown(desk, toy_matcher.find(name))[1]
            time.sleep(0.2)
        assert time.monotonic() - begun < 10
        other.execute("ROLLBACK")
        desk._showing.settle()
        assert len(store.lists()) == 2
        desk.close()


def test_a_fault_nobody_foresaw_in_a_list_keeps_no_decision_from_being_taken(
    toy_matcher, tmp_path, caplog
):
    with FeedbackStore.open(tmp_path / "own.sqlite", toy_matcher.territories) as store:
        desk = Desk(Latest(toy_matcher), store, lambda: NOW)
        asker = toy_matcher.find("auville-00")
        # A column by another name is no fault that the store has a sentence for.
        with store.database.writing() as connection:
            connection.execute("ALTER TABLE places RENAME COLUMN score TO another")
        _, (partner, *_) = shown(desk, asker)
        settling = Thread(target=desk._showing.settle, daemon=True)
        settling.start()
        settling.join(10)
        assert not settling.is_alive()
        assert "1 lists that were shown are not recorded" in caplog.text
        with store.database.writing() as connection:
            connection.execute("ALTER TABLE places RENAME COLUMN another TO score")
        made = desk.decide(desk.matcher(), asker, partner, Wish("proposed", "CCI"), "fr")
        assert [one.id for one in store.decisions()] == [made.id]
        desk.close()


def test_a_turn_is_over_before_the_disk_is_waited_for(desk):
    asker = desk.matcher().find("auville-00")
    _, (partner, *_) = shown(desk, asker)
    turns = Lock()
    held = []
    wait = desk._showing.settle
    desk._showing.settle = lambda: (held.append(turns.locked()), wait())
    desk.decide(desk.matcher(), asker, partner, Wish("proposed", "CCI"), "fr", turn=turns)
    assert held == [False]


def test_of_a_guest_no_list_is_kept_and_of_a_request_no_word(toy_matcher, tmp_path):
    with FeedbackStore.open(tmp_path / "own.sqlite", toy_matcher.territories) as store:
        desk = Desk(Latest(toy_matcher), store, lambda: NOW)
        known = toy_matcher.find("bourg-03")
        told = {name: getattr(known, f"{name}_fr") for name in ("offers", "seeks")}
        request = Request("bourg", "Secret", domains=known.domains, axes=known.axes, **told)
        guest = known.model_copy(update={"id": "guest-1", "name": "Secret"})
        assert shown(desk, guest)[1]
        answer, partners = shown(desk, request)
        assert partners
        assert answer.by_chance is None
        desk._showing.settle()
        (kept,) = store.lists()
        assert kept.asker.is_request
        desk.close()
    assert b"Secret" not in b"".join(one.read_bytes() for one in tmp_path.glob("own.sqlite*"))
