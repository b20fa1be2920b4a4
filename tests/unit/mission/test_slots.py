"""Slots: their hours, runs, indexes and tables, on plain days and when the clocks change."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from matching.mission.input.calendar import make_slots, outside_hours, with_rooms
from matching.mission.input.hours import read_hour, read_span
from matching.mission.input.slot_words import SlotWords
from matching.mission.settings import MissionSettings, OnlineHours
from matching.profiles.cells import CellError

QUEBEC = ZoneInfo("America/Toronto")
RENNES = ZoneInfo("Europe/Paris")


def session(name, day, start, end, **more):
    return {"id": name, "label": name.title(), "date": day, "start": start, "end": end, **more}


def settings(*sessions, online=False, count=2, names=(), **meetings):
    tables = {"count": count} if count else {"names": names}
    return MissionSettings.model_validate(
        {
            "name": "Foire",
            "online": online,
            "meetings": meetings,
            "tables": tables,
            "sessions": sessions,
        }
    )


def slots_of(*sessions, booths=(), zone=QUEBEC, **more):
    return make_slots(settings(*sessions, **more), zone, booths)[1]


def clocks(slots):
    return [f"{slot.start:%H:%M}-{slot.end:%H:%M}" for slot in slots]


def test_slots_follow_one_another_with_the_time_to_change():
    slots = slots_of(
        session("matin", "2027-05-12", "09:00", "10:30"), slot_minutes=20, change_minutes=5
    )
    assert clocks(slots) == ["09:00-09:20", "09:25-09:45", "09:50-10:10"]
    assert [slot.run for slot in slots] == [0, 0, 0]


def test_the_last_slot_may_end_with_the_session():
    assert clocks(slots_of(session("m", "2027-05-12", "09:00", "10:00"), slot_minutes=20)) == [
        "09:00-09:20",
        "09:20-09:40",
        "09:40-10:00",
    ]


def test_after_a_break_a_new_run_starts_at_its_end():
    pause = {"start": "09:30", "end": "09:47"}
    slots = slots_of(
        session("m", "2027-05-12", "09:00", "10:45", breaks=[pause]),
        slot_minutes=20,
        change_minutes=5,
    )
    assert clocks(slots) == ["09:00-09:20", "09:47-10:07", "10:12-10:32"]
    assert [slot.run for slot in slots] == [0, 1, 1]


def test_a_break_within_the_change_of_tables_is_a_break_all_the_same():
    pause = {"start": "09:20", "end": "09:25"}
    slots = slots_of(
        session("m", "2027-05-12", "09:00", "10:00", breaks=[pause]),
        slot_minutes=20,
        change_minutes=5,
    )
    assert clocks(slots) == ["09:00-09:20", "09:25-09:45"]
    assert [slot.run for slot in slots] == [0, 1]


def test_breaks_that_overlap_are_one_and_a_first_break_starts_no_empty_run():
    pauses = [{"start": "09:00", "end": "09:20"}, {"start": "09:10", "end": "09:30"}]
    slots = slots_of(session("m", "2027-05-12", "09:00", "10:00", breaks=pauses), slot_minutes=30)
    assert clocks(slots) == ["09:30-10:00"]
    assert slots[0].run == 0


def test_sessions_come_in_order_of_time_and_slots_are_numbered_through():
    sessions, slots = make_slots(
        settings(
            session("b", "2027-05-12", "09:00", "10:00", label_en="Wednesday"),
            session("a", "2027-05-11", "16:00", "17:00"),
            slot_minutes=30,
        ),
        QUEBEC,
        (),
    )
    assert [(one.id, one.label("fr"), one.label("en")) for one in sessions] == [
        ("a", "A", "A"),
        ("b", "B", "Wednesday"),
    ]
    assert [(one.index, one.session, one.run) for one in slots] == [
        (0, 0, 0),
        (1, 0, 0),
        (2, 1, 1),
        (3, 1, 1),
    ]
    assert slots[0].start == datetime(2027, 5, 11, 16, tzinfo=QUEBEC)
    assert str(slots[0].start.tzinfo) == "America/Toronto"


def test_tables_are_counted_or_named_and_a_session_keeps_the_first():
    two = [
        session("a", "2027-05-11", "09:00", "09:30", tables=1),
        session("b", "2027-05-11", "10:00", "10:30"),
    ]
    assert [slot.tables for slot in slots_of(*two, slot_minutes=30)] == [("1",), ("1", "2")]
    named = slots_of(*two, count=None, names=("Sol", "Lune"), slot_minutes=30)
    assert [slot.tables for slot in named] == [("Sol",), ("Sol", "Lune")]


def test_booths_are_added_where_they_are_missing():
    two = [
        session("a", "2027-05-11", "09:00", "09:30", tables=1),
        session("b", "2027-05-11", "10:00", "10:30"),
    ]
    slots = slots_of(*two, booths=("2", "Stand", "2"), slot_minutes=30)
    assert [slot.tables for slot in slots] == [("1", "2", "Stand"), ("1", "2", "Stand")]


def test_online_rooms_are_made_only_where_none_is_given():
    day = session("a", "2027-05-11", "09:00", "09:30")
    online = MissionSettings.model_validate({"name": "F", "online": True, "sessions": [day]})
    assert with_rooms(online, 3).tables.count == 3
    given = settings(day, online=True)
    assert with_rooms(given, 3) is given
    on_site = MissionSettings.model_validate({"name": "F", "sessions": [day]})
    assert with_rooms(on_site, 3) is on_site


@pytest.mark.parametrize(
    ("day", "apart", "kept"),
    [
        ("2027-07-14", 6, ["09:00", "10:00", "11:00"]),
        # Summer time starts two weeks earlier in Québec, and ends a week later.
        ("2027-03-22", 5, ["09:00", "10:00", "11:00", "12:00"]),
        ("2026-10-28", 5, ["09:00", "10:00", "11:00", "12:00"]),
    ],
)
def test_hours_of_work_are_those_of_each_side_at_its_own_clock(day, apart, kept):
    slots = slots_of(
        session("m", day, "08:00", "13:30"), online=True, slot_minutes=30, change_minutes=30
    )
    assert [f"{slot.start:%H:%M}" for slot in slots] == [
        "08:00",
        "09:00",
        "10:00",
        "11:00",
        "12:00",
        "13:00",
    ]
    offsets = [slots[0].start.astimezone(zone).utcoffset() for zone in (RENNES, QUEBEC)]
    assert (offsets[0] - offsets[1]).total_seconds() == apart * 3600
    hours = OnlineHours(start=time(9), end=time(18))
    closed = outside_hours(slots, RENNES, hours) | outside_hours(slots, QUEBEC, hours)
    assert [f"{slot.start:%H:%M}" for slot in slots if slot.index not in closed] == kept


def test_a_slot_that_ends_after_hours_is_outside():
    slots = slots_of(session("m", "2027-07-14", "11:00", "12:20"), slot_minutes=20)
    # 17:00, 17:20, 17:40 and 18:00 in Rennes.
    assert outside_hours(slots, RENNES, OnlineHours()) == {3}
    assert outside_hours(slots, QUEBEC, OnlineHours()) == set()


def test_slots_last_as_long_when_the_clocks_go_forward():
    slots = slots_of(session("n", "2027-03-14", "01:00", "04:00"), slot_minutes=30)
    assert clocks(slots) == ["01:00-01:30", "01:30-03:00", "03:00-03:30", "03:30-04:00"]
    for slot in slots:
        assert (slot.end.astimezone(UTC) - slot.start.astimezone(UTC)).total_seconds() == 1800


def test_the_hour_that_comes_twice_is_lived_twice():
    slots = slots_of(session("n", "2026-11-01", "00:30", "02:30"), slot_minutes=30)
    assert len(slots) == 6
    assert [slot.start.fold for slot in slots] == [0, 0, 0, 1, 1, 0]


WORDS = SlotWords(
    *make_slots(
        settings(
            session("matin", "2027-05-11", "09:00", "10:30"),
            session("matin-2", "2027-05-12", "09:00", "10:00") | {"label": "Mercredi 2"},
            slot_minutes=30,
        ),
        QUEBEC,
        (),
    )
)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("matin", {0, 1, 2}),
        ("Matin", {0, 1, 2}),
        ("matin 2", {1}),
        ("matin 2-3", {1, 2}),
        ("matin 1 à 2", {0, 1}),
        ("matin-2", {3, 4}),
        ("MATIN-2 1", {3}),
        ("Mercredi 2", {3, 4}),
        ("mercredi 2 1", {3}),
        ("2027-05-12", {3, 4}),
        ("2027-05-11 09:00-09:30", {0}),
        ("2027-05-11 9h30-10h", {1}),
        ("2027-05-11 09:29 - 09:31", {0, 1}),
        ("2027-05-11 00:00-23:00", {0, 1, 2}),
    ],
)
def test_words_for_times(text, slots):
    assert WORDS.read(text) == slots


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("jeudi", "mission-input-unknown-time"),
        ("11/05/2027", "mission-input-unknown-time"),
        ("matin 4", "mission-input-slot-outside"),
        ("matin 0", "mission-input-slot-outside"),
        ("matin 3-2", "mission-input-slot-outside"),
        ("2027-05-13", "mission-input-time-outside"),
        ("2027-05-11 12:00-13:00", "mission-input-time-outside"),
        ("2027-02-30", "mission-input-bad-time"),
        ("2027-05-11 10:00", "mission-input-bad-time"),
        ("2027-05-11 10:00-09:00", "mission-input-bad-time"),
    ],
)
def test_words_that_name_no_slot(text, key):
    with pytest.raises(CellError) as refusal:
        WORDS.read(text)
    assert refusal.value.key == key


def test_hours_as_people_write_them():
    nine = time(9, 30)
    assert [read_hour(one) for one in ("9:30", "09:30", "9h30", "9 h 30", "09:30:00")] == [nine] * 5
    assert read_hour("9h") == time(9)
    assert read_span("9h–10:15") == (time(9), time(10, 15))
    for text in ("9", "9:5", "midi", "09:00Z"):
        with pytest.raises(ValueError, match=f"^{text}$"):
            read_hour(text)
    with pytest.raises(ValueError, match="hour must be in"):
        read_hour("25:00")


def test_days_are_dates_of_the_mission():
    assert {slot.start.date() for slot in WORDS.slots} == {date(2027, 5, 11), date(2027, 5, 12)}
