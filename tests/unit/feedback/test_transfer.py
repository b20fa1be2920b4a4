"""What is exported can be read again, once or twice, here or elsewhere."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from feedback_made import START, decided, party

from matching.errors import FileUnreadableError
from matching.feedback.exporting import export_lines
from matching.feedback.importing import import_file
from matching.feedback.model import Grounds, NewShown, Origin, Place

MINUTE = timedelta(minutes=1)


def exported(store, path):
    path.write_text("".join(f"{line}\n" for line in export_lines(store)), encoding="utf-8")
    return path


def written(path, *lines):
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def fill(store):
    grounds = Grounds(
        score=0.5,
        fit_for_asker=0.25,
        fit_for_partner=0.75,
        contributions={"topic": 0.125},
        generation="g",
        reason_for_asker="A",
        reason_for_partner="B",
        evidence=("Cadrans",),
    )
    place = Place(
        partner=party("bourg"),
        origin=Origin(how="random", rank=1, listed=1, propensity=0.125),
        score=0.5,
    )
    store.shown(NewShown(asker=party("auville"), at=START, places=(place,), generation="g"))
    store.decide(decided("proposed", note="Première."))
    store.decide(
        decided("refused", 1, asker=party("bourg"), partner=party("auville"), grounds=grounds)
    )
    made = store.decide(decided("accepted", 2, partner=party("bourg", 1)))
    store.undo(made.id, "Le Bureau", START + 3 * MINUTE)


def test_another_store_holds_the_same_after_reading_the_export(store, other, tmp_path):
    fill(store)
    done = import_file(other, exported(store, tmp_path / "out.jsonl"))
    assert (done.decisions, done.lists, done.known, done.rejects) == (4, 1, 0, [])
    assert other.decisions() == store.decisions()
    assert other.lists() == store.lists()
    assert list(export_lines(other)) == list(export_lines(store))


def test_reading_an_export_again_changes_nothing(store, tmp_path):
    fill(store)
    path = exported(store, tmp_path / "out.jsonl")
    before = (store.decisions(), store.lists())
    done = import_file(store, path)
    assert (done.decisions, done.lists, done.known, done.rejects) == (0, 0, 5, [])
    assert (store.decisions(), store.lists()) == before


def test_two_stores_that_read_each_other_agree(store, other, tmp_path):
    store.decide(decided("proposed"))
    other.decide(decided("accepted", 1))
    other.decide(decided("refused", 2, partner=party("bourg", 1)))
    import_file(store, exported(other, tmp_path / "theirs.jsonl"))
    import_file(other, exported(store, tmp_path / "ours.jsonl"))
    assert len(store.decisions()) == 3
    ours, theirs = (
        {state.last.y.id: state.status for state in one.current()} for one in (store, other)
    )
    assert ours == theirs == {"bourg-00": "accepted", "bourg-01": "refused"}


def test_the_last_word_is_the_latest_and_not_the_one_read_last(store, other, tmp_path):
    other.decide(decided("proposed"))
    store.decide(decided("met", 60))
    import_file(store, exported(other, tmp_path / "theirs.jsonl"))
    assert [state.status for state in store.current()] == ["met"]


def test_an_undoing_may_come_before_what_it_undoes(store, other, tmp_path):
    fill(store)
    path = exported(store, tmp_path / "out.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(reversed(lines)), encoding="utf-8")
    assert import_file(other, path).rejects == []
    assert [(one.status, one.last.y.id) for one in other.current()] == [("refused", "bourg-00")]


def test_erased_parties_stay_apart_in_another_store(store, other, tmp_path):
    fill(store)
    store.erase(["bourg-00"], ["La Chambre"])
    import_file(other, exported(store, tmp_path / "out.jsonl"))
    assert other.decisions() == store.decisions()
    assert {one.y.id for one in other.decisions()} == {None, "bourg-01"}


LINE = {
    "schema": 1,
    "type": "decision",
    "at": "2026-01-01T10:00:00+01:00",
    "author": "La Chambre",
    "asker": {"id": "auville-00", "name": "Un", "kind": "company", "territory": "auville"},
    "partner": {"id": "bourg-00", "name": "Deux", "kind": "company", "territory": "bourg"},
    "status": "proposed",
}


def test_a_line_written_by_hand_needs_no_key_and_counts_once(store, tmp_path):
    path = written(tmp_path / "hand.jsonl", LINE, LINE)
    done = import_file(store, path)
    assert (done.decisions, done.known) == (1, 1)
    assert import_file(store, path).known == 2
    (state,) = store.current()
    assert (state.last.at, state.last.x.name, state.last.origin.how) == (START, "Un", "named")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"schema": 2}, ("schema", "2", "Valeurs admises : 1")),
        ({"type": "opinion"}, ("type", "opinion", "decision, shown")),
        ({"status": "liked"}, ("status", "liked", "proposed, accepted, refused")),
        ({"status": "refused"}, ("", "", "Un refus a un motif")),
        ({"status": None}, ("", "", "annule")),
        ({"author": None}, ("", "", "qui a décidé")),
        ({"at": "yesterday"}, ("at", "yesterday", "« yesterday »")),
        ({"at": "2026-01-01T10:00:00"}, ("at", "2026-01-01T10:00:00", "n'est pas admise")),
        ({"colour": "red"}, ("colour", "red", "« colour »")),
        ({"note": "x" * 4_001}, ("note", "x" * 199 + "…", "« note »")),
        ({"asker": {**LINE["partner"]}}, ("territory", "bourg, bourg", "chacun des deux")),
        ({"asker": {"kind": "company"}}, ("asker.territory", "", "manque")),
        ({"grounds": {"score": 1.5}}, ("grounds.score", "1.5", "n'est pas admise")),
        ({"grounds": {"score": float("nan")}}, ("grounds.score", "NaN", "n'est pas admise")),
        ({"status": None, "undoes": "a" * 32}, ("undoes", "a" * 32, "ni dans le fichier ni")),
    ],
)
def test_a_bad_line_is_kept_apart_and_the_good_ones_go_on(store, tmp_path, changes, told):
    good = {**LINE, "status": "met"}
    path = written(tmp_path / "in.jsonl", good, {**LINE, **changes}, LINE)
    done = import_file(store, path)
    assert done.decisions == 2
    field, value, said = told
    (bad,) = done.rejects
    assert (bad.file, bad.line, bad.field, bad.value) == (str(path), 2, field, value)
    reason = bad.reason("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert said.replace("proposed, accepted, refused", "proposed, accepted") in reason
    assert bad.reason("en") != bad.reason("fr")


def test_a_line_that_contradicts_what_is_recorded_is_refused(store, tmp_path):
    made = store.decide(decided("proposed"))
    path = exported(store, tmp_path / "out.jsonl")
    line = json.loads(path.read_text(encoding="utf-8")) | {"status": "agreement"}
    done = import_file(store, written(path, line))
    assert [one.key for one in done.rejects] == ["feedback-row-other"]
    assert store.decisions() == (made,)


def test_what_is_undone_elsewhere_too_is_told(store, other, tmp_path):
    made = store.decide(decided("proposed"))
    import_file(other, exported(store, tmp_path / "one.jsonl"))
    store.undo(made.id, "La Chambre", START + MINUTE)
    other.undo(1, "La Guilde", START + 2 * MINUTE)
    done = import_file(store, exported(other, tmp_path / "two.jsonl"))
    assert (done.known, [one.key for one in done.rejects]) == (1, ["feedback-row-undo-twice"])


def test_a_line_that_is_not_json_is_rejected_with_its_number(store, tmp_path):
    path = written(tmp_path / "in.jsonl", LINE)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"schema": 1,\n[]\n')
    done = import_file(store, path)
    assert done.decisions == 1
    assert [(one.line, one.key) for one in done.rejects] == [
        (2, "profiles-row-not-json"),
        (3, "profiles-row-not-object"),
    ]


def test_a_file_without_an_object_cannot_be_read(store, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("rien\n", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        import_file(store, path)
