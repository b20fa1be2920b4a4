"""What is erased cannot be read in any file, and what was decided still counts."""

from __future__ import annotations

import json
import unicodedata
from datetime import timedelta

from feedback_made import START, decided, party

from matching.feedback.exporting import export_lines
from matching.feedback.importing import import_file
from matching.feedback.model import Grounds, NewShown, Origin, Place
from matching.feedback.store import FeedbackStore

NAME = "Zéphyrine Quatrevents"
NOTE = "Numéro privé quarante-deux"
REASON = "Parce que la rue des Lilas"
QUOTED = "Recherche sur les girafes bleues"
WORDS = ("bourg-secret", NAME, NOTE, REASON, QUOTED)


def secret(number=0):
    return party("bourg", number, id="bourg-secret", name=NAME)


def told(status="proposed", minutes=0, **changes):
    grounds = Grounds(score=0.5, reason_for_partner=REASON, evidence=(QUOTED,))
    return decided(
        status, minutes, **{"partner": secret(), "note": NOTE, "grounds": grounds, **changes}
    )


def files_with(folder, word):
    """The names of the files of the folder in which the bytes of ``word`` are found."""
    return sorted(
        one.name for one in folder.rglob("*") if one.is_file() and word.encode() in one.read_bytes()
    )


def fill(store):
    """Decisions enough for several pages, some of them about the secret party."""
    for number in range(60):
        store.decide(decided(minutes=number, partner=party("bourg", number), note="x" * 300))
        store.decide(told("proposed", 100 + number))
    place = Place(
        partner=secret(), origin=Origin(how="ranked", rank=1, listed=1, propensity=1.0), score=0.5
    )
    store.shown(NewShown(asker=party("auville"), at=START, places=(place,)))


def test_no_byte_is_left_of_what_is_erased(store, path):
    fill(store)
    # Before, they are in the file or in its log, which is beside it while the store is open.
    for word in WORDS:
        assert files_with(path.parent, word) != [], word
    assert path.with_name("feedback.sqlite-wal").exists()
    assert store.erase(["bourg-secret"]) == 1
    for word in WORDS:
        assert files_with(path.parent, word) == [], word
    assert files_with(path.parent, "Atelier 7 de Bourg") == ["feedback.sqlite"]
    assert store.check() == ()
    store.close()
    for word in WORDS:
        assert files_with(path.parent, word) == [], word


def test_another_open_store_does_not_keep_what_is_erased(store, path, territories):
    fill(store)
    with FeedbackStore.open(path, territories) as another:
        assert len(another.decisions()) == 120
        assert store.erase(["bourg-secret"]) == 1
        assert [word for word in WORDS if files_with(path.parent, word)] == []
        assert another.states_with("bourg-secret") == {}
        assert len(another.decisions()) == 120


def test_what_was_decided_still_counts_by_axis_and_domain(store):
    store.decide(told("accepted", partner=secret().model_copy(update={"domains": ("cheese",)})))
    store.decide(told("met", 1, asker=party("auville", 1)))
    before = store.decisions()
    store.erase(["bourg-secret"])
    after = store.decisions()
    assert [(one.status, one.at, one.y.domains, one.y.axes, one.y.key) for one in after] == [
        (one.status, one.at, one.y.domains, one.y.axes, one.y.key) for one in before
    ]
    assert [(one.y.erased, one.y.name, one.note, one.evidence) for one in after] == [
        (True, None, None, ()),
        (True, None, None, ()),
    ]
    # Both decisions are still known to be about one party, and the other side keeps its name.
    assert len({one.y.key for one in after}) == 1
    assert [one.x.id for one in after] == ["auville-00", "auville-01"]
    assert [state.status for state in store.current()] == ["met", "accepted"]
    assert store.states_with("auville-00") == {}


def test_notes_that_name_it_elsewhere_go_too_and_others_stay(store):
    store.decide(told())
    store.decide(decided(minutes=1, note=f"Voir avec {NAME.upper()}."))
    store.decide(decided(minutes=2, note="Rien à signaler."))
    store.erase(["bourg-secret"])
    assert [one.note for one in store.decisions()] == [None, None, "Rien à signaler."]


def test_a_short_name_does_not_empty_every_note(store):
    short = party("bourg", id="bourg-rie", name="Rie")
    store.decide(decided(partner=short))
    store.decide(decided(minutes=1, note="Rien à signaler."))
    assert store.erase(["bourg-rie"]) == 1
    assert store.decisions()[1].note == "Rien à signaler."


def test_an_author_can_be_erased(store, path):
    store.decide(decided(author=NAME))
    store.decide(decided(minutes=1))
    assert store.erase(authors=[NAME]) == 1
    assert [one.author for one in store.decisions()] == [None, "La Chambre"]
    assert files_with(path.parent, NAME) == []


def test_erasing_again_finds_nobody_and_changes_nothing(store):
    store.decide(told())
    assert store.erase(["bourg-secret", "bourg-secret"]) == 1
    before = store.decisions()
    assert store.erase(["bourg-secret", "nobody"]) == 0
    assert store.decisions() == before


def test_an_erased_profile_that_comes_back_is_somebody_new(store):
    store.decide(told())
    store.erase(["bourg-secret"])
    store.decide(told("accepted", 5))
    old, new = store.decisions()
    assert old.y.key != new.y.key
    assert (old.y.id, new.y.id) == (None, "bourg-secret")


def test_an_export_from_before_does_not_bring_back_what_was_erased(store, path, tmp_path):
    store.decide(told())
    exported = tmp_path / "before.jsonl"
    exported.write_text("\n".join(export_lines(store)), encoding="utf-8")
    later = json.loads(exported.read_text(encoding="utf-8"))
    later |= {"uid": "f" * 32, "at": (START + timedelta(days=1)).isoformat(), "status": "met"}
    store.erase(["bourg-secret"])
    assert import_file(store, exported).known == 1
    exported.write_text(json.dumps(later), encoding="utf-8")
    # What it tells that is new counts, for the party that was erased, without a name or a text.
    assert import_file(store, exported).decisions == 1
    exported.unlink()
    first, second = store.decisions()
    assert second.y.key == first.y.key
    assert (second.status, second.y.name, second.note) == ("met", None, None)
    assert [word for word in WORDS if files_with(path.parent, word)] == []


def test_texts_that_speak_of_somebody_in_other_words_are_erased_where_that_can_be_told(store, path):
    parted = unicodedata.normalize("NFD", NAME)
    store.decide(decided(minutes=1, note=f"Vu {parted} au salon"))
    store.decide(decided(minutes=2, note="Rien", author=parted.upper()))
    assert store.erase(["nobody"], [NAME], lambda text: parted in text) == 1
    assert [(one.note, one.author) for one in store.decisions()] == [
        (None, "La Chambre"),
        ("Rien", None),
    ]
    assert files_with(path.parent, parted) == []
