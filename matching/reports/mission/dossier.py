"""The dossier of one party: its agenda, what to know of each partner, whom to fall back on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from matching.mission.left_out import left_out_party
from matching.mission.moments import day
from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.labels import Labels
from matching.reports.mission.dossier_model import (
    Agenda,
    AgendaRow,
    AgendaSession,
    Dossier,
    Fact,
    Part,
    Reserves,
    Section,
    Words,
)
from matching.reports.mission.dossier_sections import PartnerWriter
from matching.reports.mission.meeting_words import MeetingWords, issue_date
from matching.reports.mission.typesetting import capitalised, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting, Party
    from matching.territories import Territories


def dossier(book: MissionBook, party: str, territories: Territories) -> Dossier:
    """Return what the party of that id takes with it, in its own language.

    Raises:
        KeyError: no party has that id.
    """
    return _DossierWriter(book, book.plan.problem.parties[party], territories).write()


@dataclass(frozen=True)
class _DossierWriter:
    """Writes the dossier of one party; a meeting is numbered by its place in the agenda."""

    book: MissionBook
    party: Party
    territories: Territories

    @cached_property
    def partners(self) -> PartnerWriter:
        labels = Labels(self.territories, self.party.language)
        return PartnerWriter(self.book, self.party.id, labels)

    @cached_property
    def words(self) -> MeetingWords:
        return MeetingWords(self.book, self.party, self.territories)

    @property
    def country(self) -> str:
        return self.territories.territory(self.party.territory).country

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return self.book.plan.agendas[self.party.id]

    def write(self) -> Dossier:
        """Return the whole."""
        language = self.party.language
        # French is written, and hyphenated, by country; the English of the screen is one.
        region = f"-{self.country}" if language == "fr" and self.country else ""
        return Dossier(
            language=f"{language}{region}",
            kind=self._say("mission-dossier-title"),
            party=typeset(self.party.name, language),
            mission=typeset(self.book.settings.title(language), language),
            issued=issue_date(self.book),
            facts=tuple(self._facts()),
            few=self._few(),
            agenda=self._agenda() if self.meetings else None,
            meetings_heading=self._say("mission-dossier-meetings"),
            meetings=tuple(map(self._section, self.meetings)),
            reserves=self._reserves(),
            legend=self._legend(),
        )

    def _say(self, key: str, **values: object) -> str:
        return self.partners.say(key, **values)

    def _facts(self) -> Iterator[Fact]:
        fact, language = self.partners.fact, self.party.language
        if self.words.place:
            yield fact("mission-dossier-fact-place", capitalised(self.words.place))
        days = dict.fromkeys(slot.start.date() for slot in self.book.plan.problem.slots)
        said = ", ".join(day(one, language) for one in days)
        heading = self._say("mission-dossier-fact-dates", count=len(days))
        yield Fact(heading, self.partners.words(capitalised(said)))
        yield fact("mission-dossier-fact-count", str(len(self.meetings)))
        yield fact("mission-dossier-fact-issued", day(issue_date(self.book), language))

    def _few(self) -> Part | None:
        """Return why there are few meetings or none, None where there are enough."""
        found = left_out_party(
            self.book.plan,
            self.party.id,
            self.book.profiles,
            self.territories,
            self.party.language,
        )
        if found is None:
            return None
        reasons = tuple(map(self.partners.words, found.reasons))
        if self.meetings:
            return Part(self._say("mission-dossier-few"), "prose", reasons)
        kindly = Words(self._say("mission-dossier-none-said"))
        return Part(self._say("mission-dossier-none"), "prose", (kindly, *reasons))

    def _agenda(self) -> Agenda:
        columns = self._hour_headings()
        partner = len(columns)
        columns += [
            self._say("mission-dossier-column-partner"),
            self._say("mission-dossier-column-table"),
            self._say("mission-dossier-column-status"),
        ]
        by_session = groupby(self.meetings, lambda one: self.words.slot(one).session)
        sessions = tuple(self._session(number, tuple(held)) for number, held in by_session)
        return Agenda(self._say("mission-dossier-agenda"), tuple(columns), partner, sessions)

    def _session(self, number: int, held: tuple[Meeting, ...]) -> AgendaSession:
        session = self.book.plan.problem.sessions[number]
        heading = self._say(
            "mission-dossier-agenda-session",
            day=capitalised(self.words.day(held[0])),
            session=session.label(self.party.language),
        )
        return AgendaSession(heading, tuple(map(self._row, held)))

    def _row(self, meeting: Meeting) -> AgendaRow:
        partner = self.book.profiles[self._partner(meeting)].name
        cells = (*self._hours(meeting), partner, meeting.table, self._status(meeting))
        typed = tuple(typeset(cell, self.party.language) for cell in cells)
        return AgendaRow(typed, self._anchor(meeting))

    def _hour_headings(self) -> list[str]:
        """Return the headings of what ``_hours`` returns."""
        if not self.words.is_remote:
            return [self._say("mission-dossier-column-hour")]
        places = (self.words.zone_name, self.words.home_name)
        return [self._say("mission-dossier-column-hour-in", place=one) for one in places]

    def _hours(self, meeting: Meeting) -> list[str]:
        """Return the hours by the clock of the mission, and by the party's where it differs."""
        at_home = [self.words.hours_at_home(meeting)] if self.words.is_remote else []
        return [self.words.hours(meeting), *at_home]

    def _section(self, meeting: Meeting) -> Section:
        fact = self.partners.fact
        moments = [fact("mission-dossier-fact-when", capitalised(self.words.day(meeting)))]
        headings, hours = self._hour_headings(), self._hours(meeting)
        moments += map(Fact, headings, map(self.partners.words, hours))
        where = capitalised(self.words.table(meeting))
        moments.append(fact("mission-dossier-fact-where", where))
        moments.append(fact("mission-dossier-fact-status", capitalised(self._status(meeting))))
        anchor = self._anchor(meeting)
        return self.partners.meeting(anchor, self._partner(meeting), tuple(moments))

    def _reserves(self) -> Reserves | None:
        names = self.book.plan.reserves.get(self.party.id, ())
        sections = tuple(
            self.partners.reserve(f"reserve-{number}", name)
            for number, name in enumerate(names, start=1)
        )
        if not sections:
            return None
        said = self._say("mission-dossier-reserves-said", count=len(sections))
        return Reserves(self._say("mission-dossier-reserves"), said, sections)

    def _legend(self) -> Part:
        told = [self._say("mission-dossier-legend-score")]
        if self.meetings:
            told.append(self._say("mission-dossier-legend-status"))
        told.append(self._say("mission-dossier-legend-sources"))
        own = Credit.of(self.book.profiles[self.party.id]).line(self.party.language)
        if own:
            told.append(self._say("mission-dossier-own-credit", credit=own))
        told += self._notices()
        if self.book.settings.online:
            zone = self.words.zone_name
            told.append(self._say("mission-dossier-legend-hours-online", place=zone))
        else:
            told.append(self._say("mission-dossier-legend-hours"))
        told.append(self._say("mission-dossier-legend-calendar", country=self.country))
        return Part(self._say("mission-dossier-legend"), "list", tuple(map(Words, told)))

    def _notices(self) -> list[str]:
        """Return what crosses a border with this dossier."""
        plan, language = self.book.plan, self.party.language
        names = {self._partner(one) for one in self.meetings}
        names.update(plan.reserves.get(self.party.id, ()))
        told_of = [self.book.profiles[name] for name in sorted(names)]
        found = border_notices(told_of, self.territories, language, self.party.territory)
        return [typeset(one, language) for one in found]

    def _partner(self, meeting: Meeting) -> str:
        return self.book.plan.partner(meeting, self.party.id)

    def _anchor(self, meeting: Meeting) -> str:
        return f"meeting-{self.meetings.index(meeting) + 1}"

    def _status(self, meeting: Meeting) -> str:
        confirmed = meeting.status == "confirmed"
        key = "mission-dossier-status-confirmed" if confirmed else "mission-dossier-status-planned"
        return self._say(key)
