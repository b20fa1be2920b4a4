"""When and where the meetings of one party are, in its language and by its own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from matching.language import say
from matching.mission.moments import day, hour
from matching.reports.labels import Labels

if TYPE_CHECKING:
    from datetime import datetime

    from matching.language import Language
    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting, Party, Slot
    from matching.territories import Territories


def issue_date(book: MissionBook) -> date:
    """Return the date the documents bear: that of the mission file, else of the first session."""
    return book.settings.issued or book.plan.problem.slots[0].start.date()


@dataclass(frozen=True)
class MeetingWords:
    """Says the hours and tables of the meetings of ``party``."""

    book: MissionBook
    party: Party
    territories: Territories

    @property
    def language(self) -> Language:
        """The language of the party."""
        return self.party.language

    @property
    def place(self) -> str | None:
        """Where the mission takes place, as the mission file says; None where it does not."""
        settings = self.book.settings
        if settings.place is None and settings.online:
            return say("mission-dossier-online", self.language)
        return settings.place

    @property
    def zone_name(self) -> str:
        """The name of the territory whose time the sessions go by, or of the time zone."""
        zone = self.book.time_zone
        named = [one for one in self.territories.territories if one.time_zone == zone]
        return named[0].label(self.language) if named else zone

    @property
    def home_name(self) -> str:
        """The name of the territory of the party."""
        return Labels(self.territories, self.language).territory(self.party.territory)

    @property
    def is_remote(self) -> bool:
        """Whether the party takes part from a place where the clock shows another hour."""
        slots = self.book.plan.problem.slots
        return self.book.settings.online and any(
            self._at_home(slot.start).utcoffset() != slot.start.utcoffset() for slot in slots
        )

    def slot(self, meeting: Meeting) -> Slot:
        """Return the slot of ``meeting``."""
        return self.book.plan.problem.slots[meeting.slot]

    def hours(self, meeting: Meeting) -> str:
        """Return from when to when it is, by the clock of the mission."""
        slot = self.slot(meeting)
        return self._hours(slot.start, slot.end)

    def hours_at_home(self, meeting: Meeting) -> str:
        """Return from when to when it is where the party is, with the day where it is another."""
        slot = self.slot(meeting)
        start, end = self._at_home(slot.start), self._at_home(slot.end)
        hours = self._hours(start, end)
        if start.date() == slot.start.date():
            return hours
        told = day(start, self.language)
        return say("mission-dossier-other-day", self.language, hours=hours, day=told)

    def day(self, meeting: Meeting) -> str:
        """Return the day of ``meeting``."""
        return day(self.slot(meeting).start, self.language)

    def table(self, meeting: Meeting) -> str:
        """Return the table of ``meeting`` as a phrase: a bare number or letter is named a table."""
        if len(meeting.table) > 3:
            return meeting.table
        return say("mission-dossier-table", self.language, table=meeting.table)

    def _hours(self, start: datetime, end: datetime) -> str:
        first, last = hour(start, self.language), hour(end, self.language)
        return say("mission-dossier-hours", self.language, start=first, end=last)

    def _at_home(self, moment: datetime) -> datetime:
        territory = self.territories.territory(self.party.territory)
        return moment.astimezone(ZoneInfo(territory.time_zone))
