from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from unit.mission.dossier_books import (
    ALGUE,
    ATELIER,
    LABO,
    MEETINGS,
    PROFILES,
    TERRITORIES,
    book,
    party,
    plan,
    problem,
    slots,
)

from matching.reports.mission.calendar import calendar_bytes


def events(made, of="algue"):
    return Calendar.from_ical(calendar_bytes(made, of, TERRITORIES)).events


def test_each_meeting_is_an_event_with_its_partner_hour_and_table():
    first, second = events(book())
    assert first["SUMMARY"] == "Laboratoire des saveurs"
    assert first["LOCATION"] == "Centre des congrès, table 2"
    assert first["STATUS"] == "CONFIRMED"
    assert second["STATUS"] == "TENTATIVE"
    assert first["SUMMARY"].params["LANGUAGE"] == "fr"
    assert first.DTSTART.strftime("%Y-%m-%d %H:%M %Z") == "2027-03-16 09:00 EDT"
    assert timedelta(minutes=20) == second.DTEND - second.DTSTART


def test_nine_in_quebec_is_one_in_utc_once_the_clocks_have_moved_there():
    # Québec moves its clocks on 14 March 2027, France on the 28th.
    first = events(book())[0]
    assert first.DTSTART.astimezone(UTC) == datetime(2027, 3, 16, 13, tzinfo=UTC)
    before = book(plan(problem(slots=slots(date(2027, 3, 12)))))
    assert events(before)[0].DTSTART.astimezone(UTC) == datetime(2027, 3, 12, 14, tzinfo=UTC)


def test_the_zone_in_the_file_says_by_itself_when_the_clocks_move():
    text = calendar_bytes(book(), "algue", TERRITORIES).decode()
    assert "DTSTART;TZID=America/Toronto:20270316T090000" in text
    calendar = Calendar.from_ical(text)
    (zone,) = calendar.timezones
    own = zone.to_tz(lookup_tzid=False)
    for day, hours in ((13, -5), (14, -4), (16, -4)):
        assert datetime(2027, 3, day, 12, tzinfo=own).utcoffset() == timedelta(hours=hours)
    starts = {
        (part.name, part.DTSTART.isoformat())
        for part in zone.subcomponents
        if part.DTSTART.month > 1
    }
    assert ("DAYLIGHT", "2027-03-14T02:00:00") in starts
    assert ("STANDARD", "2027-11-07T02:00:00") in starts


def test_a_meeting_that_moves_keeps_its_identifier():
    moved = (replace(MEETINGS[0], slot=1, table="1"), MEETINGS[1])
    before, after = events(book())[0], events(book(plan(meetings=moved)))[0]
    assert before["UID"] == after["UID"]
    assert before["UID"] == "mission-rennes-a-quebec~algue~labo@rennes-quebec-matching"
    assert timedelta(minutes=20) == after.DTSTART - before.DTSTART
    identifiers = {event["UID"] for event in events(book())}
    assert len(identifiers) == 2


def test_the_stamp_is_the_date_of_the_mission_file_else_the_first_day():
    assert datetime(2027, 3, 16, tzinfo=UTC) == events(book())[0].DTSTAMP
    dated = book(issued=date(2027, 2, 1))
    assert datetime(2027, 2, 1, tzinfo=UTC) == events(dated)[0].DTSTAMP


def test_the_description_holds_reasons_questions_and_relays():
    told = str(events(book())[0]["DESCRIPTION"])
    blocks = told.split("\n\n")
    assert blocks[0] == "Mission Rennes à Québec"
    assert "« les algues » plaisent" in blocks[1]
    assert blocks[2].splitlines()[1].startswith("1. Vous déclarez chercher")
    assert blocks[3] == (
        "Relais à appeler\nCCI Rennes Saint-Malo – https://cci.example\nQuébec International"
    )


def test_each_party_reads_its_own_language():
    spoken = problem(ys=(party(LABO, language="en"), party(ATELIER)))
    told = events(book(plan(spoken)), "labo")[0]
    assert told["LOCATION"] == "Centre des congrès, table 2"
    assert told["DESCRIPTION"].params["LANGUAGE"] == "en"
    assert "Questions to open the meeting with" in told["DESCRIPTION"]


def test_texts_of_strangers_cannot_add_lines_or_events():
    odd = LABO.model_copy(update={"name": "Labo; a, b\\n\nEND:VEVENT\r\nBEGIN:VALARM\x07"})
    made = book(profiles=PROFILES | {"labo": odd})
    first, _ = events(made)
    assert first["SUMMARY"] == "Labo; a, b\\n END:VEVENT BEGIN:VALARM\N{REPLACEMENT CHARACTER}"
    assert b"\nBEGIN:VALARM" not in calendar_bytes(made, "algue", TERRITORIES)


def test_an_online_meeting_tells_the_hour_at_home():
    told = str(events(book(online=True))[0]["DESCRIPTION"])
    # Five hours apart until France moves its clocks too.
    assert "Heure (Rennes)\n14\N{NARROW NO-BREAK SPACE}h" in told
    assert "Heure (Rennes)" not in str(events(book())[0]["DESCRIPTION"])


def test_no_meeting_makes_an_empty_calendar():
    calendar = Calendar.from_ical(calendar_bytes(book(), "bastion", TERRITORIES))
    assert calendar.events == []
    assert calendar["X-WR-CALNAME"] == "Mission Rennes à Québec – Bastion"


def test_the_same_mission_makes_the_same_bytes():
    assert calendar_bytes(book(), "algue", TERRITORIES) == calendar_bytes(
        book(), "algue", TERRITORIES
    )
    lines = calendar_bytes(book(), ALGUE.id, TERRITORIES).split(b"\r\n")
    assert max(map(len, lines)) <= 75
