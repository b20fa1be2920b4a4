"""The meetings of one party as a calendar file (RFC 5545) that any agenda opens."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from matching.language import say
from matching.profiles.border import border_notices
from matching.reports.cleaning import cleaned, is_web_address
from matching.reports.credits import credit_lines
from matching.reports.labels import Labels
from matching.reports.mission.meeting_words import MeetingWords, issue_date
from matching.territories.vocabulary import plain_form

if TYPE_CHECKING:
    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting
    from matching.territories import Territories

_PRODUCT: Final = "-//rennes-quebec-matching//matching//FR"
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


def calendar_bytes(book: MissionBook, party: str, territories: Territories) -> bytes:
    """Return one event per meeting of the party of that id, in its language.

    The identifier of an event is made of the mission and of who meets: where a meeting moves, the
    next file moves the event instead of adding another. The same book makes the same bytes.

    Raises:
        KeyError: no party has that id.
    """
    words = MeetingWords(book, book.plan.problem.parties[party], territories)
    language = words.language
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    mission, name = cleaned(book.settings.title(language)), cleaned(words.party.name)
    title = say("mission-dossier-calendar-name", language, mission=mission, name=name)
    calendar.add("name", title, {"language": language})
    calendar.add("x-wr-calname", title)
    meetings = book.plan.agendas[party]
    if meetings:
        # A zone is described for the years it is used in: its rules are not the same for ever.
        years = [words.slot(one).start.year for one in meetings]
        calendar.add_component(_time_zone(book.time_zone, min(years), max(years)))
    for meeting in meetings:
        calendar.add_component(_event(book, meeting, words))
    return bytes(calendar.to_ical())


def _event(book: MissionBook, meeting: Meeting, words: MeetingWords) -> Event:
    language = words.language

    profile = book.profiles[book.plan.partner(meeting, words.party.id)]
    spoken: dict[str, str] = {"language": language}
    slot = words.slot(meeting)
    mission = "-".join(plain_form(book.settings.name).split())
    event = Event()
    # No id holds a tilde, so that two pairs never make the same identifier.
    event.add("uid", f"{mission}~{meeting.x}~{meeting.y}@rennes-quebec-matching")
    event.add("dtstamp", datetime.combine(issue_date(book), time(), UTC))
    event.add("dtstart", slot.start)
    event.add("dtend", slot.end)
    event.add("summary", cleaned(profile.name), spoken)
    event.add("location", cleaned(_place(meeting, words)), spoken)
    event.add("description", _description(book, meeting, words), spoken)
    event.add("status", "CONFIRMED" if meeting.status == "confirmed" else "TENTATIVE")
    if profile.website and is_web_address(profile.website):
        event.add("url", profile.website)
    return event


def _place(meeting: Meeting, words: MeetingWords) -> str:
    table = words.table(meeting)
    if words.place is None:
        return table
    place = words.place
    return say("mission-dossier-calendar-place", words.language, place=place, table=table)


def _description(book: MissionBook, meeting: Meeting, words: MeetingWords) -> str:
    """Return the reasons both ways, the questions, the relays and the sources, as plain text."""
    language = words.language
    told = book.introductions[words.party.id, book.plan.partner(meeting, words.party.id)]
    reasons = told.suggestion.reasons
    blocks = [[book.settings.title(language)]]
    if words.is_remote:
        heading = say("mission-dossier-column-hour-in", language, place=words.home_name)
        blocks.append([heading, words.hours_at_home(meeting)])
    heading = say("mission-dossier-part-reasons", language)
    blocks.append([heading, reasons.for_query, reasons.for_partner])
    if told.questions:
        heading = say("mission-dossier-part-questions", language)
        numbered = (f"{place}. {one}" for place, one in enumerate(told.questions, start=1))
        blocks.append([heading, *numbered])
    if told.suggestion.relays:
        heading = say("mission-dossier-part-relays", language)
        called = (
            f"{one.name} – {one.url}" if one.url else one.name for one in told.suggestion.relays
        )
        blocks.append([heading, *called])
    partner = told.suggestion.partner
    known = [one.line for one in told.suggestion.known_links]
    if known:
        blocks.append([say("mission-dossier-part-known-links", language), *known])
    labels = Labels(words.territories, language)
    sources = credit_lines([partner, book.profiles[words.party.id]], labels)
    if sources:
        blocks.append([say("credit-sources", language), *sources])
    here = words.party.territory
    blocks += ([one] for one in border_notices([partner], words.territories, language, here))
    return "\n\n".join("\n".join(map(cleaned, block)) for block in blocks)


@cache
def _time_zone(name: str, first_year: int, last_year: int) -> Timezone:
    """Return the rules of a time zone from the January before ``first_year`` on.

    Each change of the clock is an observance that begins at the hour the old clock shows then.
    """
    zone = ZoneInfo(name)
    start = datetime(first_year - 1, 1, 1, tzinfo=zone).astimezone(UTC)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    described = Timezone()
    described.add("tzid", name)
    described.add_component(_observance(start, start, zone))
    moment = start
    while moment < end:
        following = moment + _DAY
        if _offset(moment, zone) != _offset(following, zone):
            described.add_component(_observance(moment, _change(moment, following, zone), zone))
        moment = following
    return described


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first second of the new clock, by halving the time between."""
    old = _offset(before, zone)
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        before, after = (middle, after) if _offset(middle, zone) == old else (before, middle)
    return after


def _observance(
    before: datetime, change: datetime, zone: ZoneInfo
) -> TimezoneStandard | TimezoneDaylight:
    old, new = _offset(before, zone), _offset(change, zone)
    local = change.astimezone(zone)
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.DTSTART = (change + old).replace(tzinfo=None)
    observance.TZOFFSETFROM, observance.TZOFFSETTO = old, new
    observance.add("tzname", local.tzname() or zone.key)
    return observance


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
