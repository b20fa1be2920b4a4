"""What a person types of a plan, turned into its parties, pairs, tables and moments."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matching.engine.mission.parties import PartyLookup
from matching.errors import RequestError, UnknownProfileError
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.mission.model import Pair, Problem, Session
    from matching.profiles.model import Profile

_BETWEEN = " + "


class MissionWords:
    """Finds what is meant among the parties, tables and sessions of one mission."""

    def __init__(self, problem: Problem, profiles: Iterable[Profile]) -> None:
        self._problem = problem
        self._lookup = PartyLookup(profiles)

    def party(self, text: str) -> str:
        """Return the id of the party that ``text`` means, by id or name, slips forgiven.

        Raises:
            UnknownProfileError: none of the mission is meant, or several are.
        """
        return self._lookup.find(text).id

    def pair(self, option: str, text: str) -> Pair:
        """Return the pair that ``text`` means: two parties, one of each side, parted by +.

        Raises:
            RequestError: there is no +, or both are of one side.
            UnknownProfileError: one of them is nobody of the mission.
        """
        parts = text.split(_BETWEEN)
        if len(parts) < 2:
            raise RequestError("mission-cli-pair", option=option, given=text)
        one, other = self._both(parts)
        first = {party.territory for party in self._problem.xs}
        if (one.territory in first) == (other.territory in first):
            raise RequestError("mission-cli-pair-one-side", option=option, given=text)
        return (one.id, other.id) if one.territory in first else (other.id, one.id)

    def table(self, option: str, text: str) -> tuple[int | None, str]:
        """Return the session and the table that ``text`` means; without a session, all of them.

        Raises:
            RequestError: no session, or no table, is called so.
        """
        whole = self._table(text)
        if whole is not None:
            return None, whole
        session, colon, name = text.rpartition(":")
        sessions = self._problem.sessions
        place = next(
            (
                number
                for number, one in enumerate(sessions)
                if plain_form(session) in {plain_form(one.id), *map(plain_form, _labels(one))}
            ),
            None,
        )
        if colon and place is None:
            known = ", ".join(one.id for one in sessions)
            raise RequestError("mission-cli-session", option=option, given=session, known=known)
        table = self._table(name)
        if table is None:
            known = ", ".join(self._tables())
            raise RequestError("mission-cli-table", option=option, given=name, known=known)
        return place, table

    def moment(self, option: str, text: str) -> datetime:
        """Return the day and hour that ``text`` tells, by the clock of the mission unless it says.

        Raises:
            RequestError: it tells none.
        """
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError as fault:
            raise RequestError("mission-cli-moment", option=option, given=text) from fault
        zone = self._problem.slots[0].start.tzinfo
        return found if found.tzinfo else found.replace(tzinfo=zone)

    def _both(self, parts: list[str]) -> tuple[Profile, Profile]:
        """Return the two parties that ``parts`` mean; a name may hold a + of its own."""
        refusals = []
        for place in range(1, len(parts)):
            try:
                return (
                    self._lookup.find(_BETWEEN.join(parts[:place])),
                    self._lookup.find(_BETWEEN.join(parts[place:])),
                )
            except UnknownProfileError as refusal:
                refusals.append(refusal)
        raise refusals[0]

    def _tables(self) -> tuple[str, ...]:
        every = (table for slot in self._problem.slots for table in slot.tables)
        return tuple(dict.fromkeys(every))

    def _table(self, text: str) -> str | None:
        known = self._tables()
        if text.strip() in known:
            return text.strip()
        alike = [one for one in known if plain_form(one) == plain_form(text)]
        return alike[0] if len(alike) == 1 else None


def _labels(session: Session) -> tuple[str, str]:
    return session.label_fr, session.label_en
