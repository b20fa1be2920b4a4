"""Days and hours as they are said in both languages."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from small_missions import mission, plain

from matching.mission.moments import day, hour, slot_label

THIN, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (time(9, 30), f"9{THIN}h{THIN}30", f"9:30{WIDE}am"),
        (time(9, 5), f"9{THIN}h{THIN}05", f"9:05{WIDE}am"),
        (time(14), f"14{THIN}h", f"2:00{WIDE}pm"),
        (time(12, 15), f"12{THIN}h{THIN}15", f"12:15{WIDE}pm"),
        (time(0), f"0{THIN}h", f"12:00{WIDE}am"),
        (datetime(2027, 5, 11, 23, 59), f"23{THIN}h{THIN}59", f"11:59{WIDE}pm"),
    ],
)
def test_an_hour_is_said_with_h_in_french_and_am_or_pm_in_english(moment, french, english):
    assert (hour(moment, "fr"), hour(moment, "en")) == (french, english)


def test_a_day_is_said_with_its_name_and_year():
    assert plain(day(date(2027, 5, 11), "fr")) == "mardi 11 mai 2027"
    assert plain(day(date(2027, 5, 11), "en")) == "Tuesday, 11 May 2027"
    assert plain(day(date(2028, 2, 29), "fr")) == "mardi 29 février 2028"
    assert plain(day(date(2027, 8, 1), "fr")) == "dimanche 1er août 2027"


def test_a_slot_is_said_by_when_it_begins():
    problem = mission([[0.5]], slots=(2, 1))
    assert plain(slot_label(problem, 1, "fr")) == "mardi 11 mai 2027 à 9 h 20"
    assert plain(slot_label(problem, 2, "fr")) == "mercredi 12 mai 2027 à 9 h"
    assert plain(slot_label(problem, 2, "en")) == "Wednesday, 12 May 2027 at 9:00 am"
