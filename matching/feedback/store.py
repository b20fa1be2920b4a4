"""The feedback store: what people decided about pairs, kept beside every index that comes and goes.

    with FeedbackStore.open(path, territories) as store:
        made = store.decide(NewDecision(...))     # on the disk when it returns
        store.undo(made.id, author="CCI", at=now)
        store.current(Filters(statuses=("accepted",)))

A decision is a row that is appended and never changed. Undoing one appends another row, so that the
history stays whole; the state of a pair is its last decision that was not undone. A pair is the
same whoever asked; who asked is kept. Several threads may share a store, and several processes may
open the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from matching.errors import RequestError
from matching.feedback.database import Database
from matching.feedback.erasing import erase
from matching.feedback.folding import fold
from matching.feedback.model import NewDecision, NewShown, Origin, Party, Said, Status
from matching.feedback.records import Decision, Filters, PairState, ShownList, Side
from matching.feedback.rows import (
    DECISIONS,
    PLACES,
    decision_of,
    lists_of,
    origin_of,
    time_text,
    traits_text,
)
from matching.feedback.writing import About, add_author, add_decision, add_list, new_key, party_key
from matching.territories import Territories

if TYPE_CHECKING:
    import sqlite3

_ANY = Filters()


class FeedbackStore:
    """Decisions about pairs and the lists they were taken from, in one SQLite file."""

    def __init__(self, database: Database, territories: Territories) -> None:
        self._database = database
        self._territories = tuple(one.id for one in territories.territories)

    @classmethod
    def open(cls, path: Path, territories: Territories, *, create: bool = True) -> Self:
        """Return the store at ``path``; with ``create`` it is made where it is absent.

        Raises:
            WorkspaceMissingError: it is absent, and is not to be made.
            WorkspaceMismatchError: another version of the program, or another program, wrote it.
            WorkspaceDamagedError: it is no database any more.
            WorkspaceWriteError: it cannot be made or read.
        """
        return cls(Database(path, create=create), territories)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was decided is already on the disk."""
        self._database.close()

    @property
    def database(self) -> Database:
        """The file, for whoever copies decisions in or out."""
        return self._database

    @property
    def territories(self) -> tuple[str, ...]:
        """The identifiers of both territories: x is of the first, y of the second."""
        return self._territories

    def decide(self, new: NewDecision) -> Decision:
        """Append a decision and return it; it is on the disk by then.

        Raises:
            RequestError: the two are not of the two territories.
            WorkspaceWriteError: the disk is full or the file cannot be written.
            WorkspaceBusyError: another process kept writing for too long.
        """
        asked_by = self.side(new.asker.territory, new.partner.territory)
        x, y = (new.asker, new.partner) if asked_by == "x" else (new.partner, new.asker)
        with self._database.writing() as connection:
            about = About(
                author=add_author(connection, new.author),
                x=party_key(connection, x),
                y=party_key(connection, y),
                x_traits=traits_text(x),
                y_traits=traits_text(y),
                asked_by=asked_by,
            )
            number = add_decision(connection, new_key(), about, new)
            return _decision(connection, number)

    def undo(self, decision_id: int, author: str, at: datetime) -> Decision:
        """Append the undoing of a decision and return it; the decision no longer counts.

        Raises:
            RequestError: there is no such decision, it was undone before, or it undoes another.
            WorkspaceWriteError: the disk is full or the file cannot be written.
        """
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT d.*, u.id AS undone FROM decisions d"
                " LEFT JOIN decisions u ON u.undoes = d.id WHERE d.id = ?",
                (decision_id,),
            ).fetchone()
            if row is None:
                raise RequestError("feedback-undo-unknown", id=str(decision_id))
            if row["undoes"] is not None or row["undone"] is not None:
                raise RequestError("feedback-undo-twice", id=str(decision_id))
            about = About(
                add_author(connection, author),
                *(row[name] for name in ("x", "y", "x_traits", "y_traits", "asked_by")),
            )
            said = Said(status=None, at=at)
            number = add_decision(connection, new_key(), about, said, decision_id)
            return _decision(connection, number)

    def shown(self, *lists: NewShown) -> None:
        """Append lists somebody was shown, all of them or none; they are on the disk by then.

        Raises:
            RequestError: an asker and a partner are not of the two territories.
            WorkspaceWriteError: the disk is full or the file cannot be written.
        """
        for new in lists:
            for place in new.places:
                self.side(new.asker.territory, place.partner.territory)
        with self._database.writing() as connection:
            for new in lists:
                asker = party_key(connection, new.asker)
                partners = [party_key(connection, place.partner) for place in new.places]
                add_list(connection, new_key(), new, asker, partners)

    def last_place(self, asker: Party, partner: Party) -> Origin:
        """Return how ``partner`` came into the last list ``asker`` was shown it in.

        One that was in none was asked for by name.
        """
        chosen = """WHERE (asker.territory, asker.profile_id) = (:of_asker, :asker)
            AND (partner.territory, partner.profile_id) = (:of_partner, :partner)
            ORDER BY l.at DESC, l.id DESC LIMIT 1"""
        values = {
            "of_asker": asker.territory,
            "asker": asker.id,
            "of_partner": partner.territory,
            "partner": partner.id,
        }
        with self._database.reading() as connection:
            found = connection.execute(f"{PLACES} {chosen}", values).fetchone()
        return origin_of(found) if found else Origin()

    def current(self, filters: Filters = _ANY) -> tuple[PairState, ...]:
        """Return where each pair stands, the latest decided first."""
        return tuple(state for state in fold(self.decisions()) if filters.admit(state))

    def history(self, one: str, other: str) -> tuple[Decision, ...]:
        """Return everything decided about a pair of profile ids, undoings included, in order."""
        both = {"one": one, "other": other}
        chosen = """WHERE (x.profile_id = :one AND y.profile_id = :other)
            OR (x.profile_id = :other AND y.profile_id = :one)"""
        return self._decisions(chosen, both)

    def standing_with(self, profile_id: str) -> Mapping[str, PairState]:
        """Return where the pairs of a profile stand, by the partner's id.

        Partners that were erased have no id and are left out.
        """
        found = self._decisions(
            "WHERE x.profile_id = :id OR y.profile_id = :id", {"id": profile_id}
        )
        standing: dict[str, PairState] = {}
        for state in fold(found):
            x, y = state.last.x.id, state.last.y.id
            partner = y if x == profile_id else x
            if partner is not None:
                standing[partner] = state
        return standing

    def states_with(self, profile_id: str) -> Mapping[str, Status]:
        """Return the status of each pair of a profile, by the partner's id."""
        standing = self.standing_with(profile_id)
        return {partner: state.status for partner, state in standing.items()}

    def decisions(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Decision, ...]:
        """Return every row from ``since`` on and before ``until``, undoings included, in order."""
        return self._decisions(*_within("d", since, until))

    def lists(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[ShownList, ...]:
        """Return the lists shown from ``since`` on and before ``until``, in order of time."""
        chosen, values = _within("l", since, until)
        with self._database.reading() as connection:
            rows = connection.execute(f"{PLACES} {chosen}", values).fetchall()
        return lists_of(rows)

    def erase(
        self,
        profile_ids: Iterable[str] = (),
        authors: Iterable[str] = (),
        mentions: Callable[[str], bool] = lambda _: False,
    ) -> int:
        """Take profiles and authors out for good and return how many of them were found.

        Their identifiers, names and labels go, and every text written about a pair of theirs or
        that names them, or of which ``mentions`` says that it speaks of them; what was decided
        still counts by axis, domain and month. Nothing of it can be read in the file, its log or
        its free space afterwards. Asked again, it finishes what an interruption left undone.

        Raises:
            WorkspaceBusyError: another process reads or writes; ask again.
            WorkspaceWriteError: the disk is full or the file cannot be written.
        """
        with self._database.writing() as connection:
            found = erase(connection, tuple(profile_ids), tuple(authors), mentions)
        self._database.scrub()
        return found

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, nothing where it is sound.

        Raises:
            WorkspaceDamagedError: it is too damaged to be looked through.
        """
        return self._database.faults()

    def side(self, asker: str, partner: str) -> Side:
        """Return which side of a pair the asker is, from the territories of both.

        Raises:
            RequestError: they are not the two territories.
        """
        if {asker, partner} != set(self._territories):
            raise RequestError(
                "feedback-territories",
                given=", ".join((asker, partner)),
                known=", ".join(self._territories),
            )
        return "x" if asker == self._territories[0] else "y"

    def _decisions(self, chosen: str, values: Mapping[str, str]) -> tuple[Decision, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(f"{DECISIONS} {chosen} ORDER BY d.at, d.id", values)
            return tuple(map(decision_of, rows.fetchall()))


def _decision(connection: sqlite3.Connection, number: int) -> Decision:
    row = connection.execute(f"{DECISIONS} WHERE d.id = ?", (number,)).fetchone()
    return decision_of(row)


def _within(
    table: str, since: datetime | None, until: datetime | None
) -> tuple[str, dict[str, str]]:
    """Return the condition that ``table.at`` is from ``since`` on and before ``until``."""
    values = {
        "since": time_text(since) if since else "",
        "until": time_text(until) if until else "~",
    }
    return f"WHERE {table}.at >= :since AND {table}.at < :until", values
