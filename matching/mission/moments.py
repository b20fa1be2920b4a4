"""Days and hours as they are said: « mardi 11 mai 2027 à 9 h 30 », “11 May 2027, 9:30 am”."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from matching.language import Language, say

if TYPE_CHECKING:
    from matching.mission.model import Problem

_DAYS = {"fr": "EEEE d MMMM y", "en": "EEEE, d MMMM y"}


def day(moment: date, language: Language) -> str:
    """Return the day of ``moment`` in words, with its year."""
    from babel.dates import format_date  # noqa: PLC0415 - slow to import, only for documents

    said = str(format_date(moment, _DAYS[language], locale=language))
    return said.replace(" 1 ", " 1er ", 1) if language == "fr" else said


def hour(moment: datetime | time, language: Language) -> str:
    """Return the hour of ``moment``: 9 h 30 in French, 9:30 am in English."""
    if language == "fr":
        gap = "\N{NARROW NO-BREAK SPACE}"
        return f"{moment.hour}{gap}h" + (f"{gap}{moment.minute:02d}" if moment.minute else "")
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}\N{NO-BREAK SPACE}{half}"


def slot_label(problem: Problem, slot: int, language: Language) -> str:
    """Return when the slot of that index begins, as a person says it."""
    start = problem.slots[slot].start
    return say("mission-moment", language, day=day(start, language), hour=hour(start, language))
