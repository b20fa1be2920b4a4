"""Missions small enough to be worked out by hand, with names instead of numbers on screen."""

from __future__ import annotations

import numpy as np
from missions import make_slots

from matching.mission.model import Meeting, Party, Problem

X_NAMES = ("Armor", "Breizh", "Celtis", "Dinan")
Y_NAMES = ("Kamou", "Laval", "Montmo", "Nordet")
NAN = float("nan")


def mission(scores, *, xs=None, ys=None, slots=(3,), tables=2, breaks=False, **more):
    """A mission with a row of ``scores`` per x, from Armor on, and a column per y, from Kamou on.

    ``xs`` and ``ys`` say what is special of whom: ``{0: {"minimum": 2}}``. ``slots`` has the number
    of slots of each session: of 20 minutes, from 9 o'clock, the first on Tuesday 11 May 2027.
    """
    values = np.array(scores, float)

    def side(letter, names, count, territory, special):
        return tuple(
            Party(f"{letter}{place}", names[place], territory, **special.get(place, {}))
            for place in range(count)
        )

    sessions, times = make_slots(slots, tables, breaks=breaks)
    return Problem(
        side("x", X_NAMES, values.shape[0], "rennes", xs or {}),
        side("y", Y_NAMES, values.shape[1], "quebec", ys or {}),
        sessions,
        times,
        values,
        host="quebec",
        **more,
    )


def meet(*told):
    """Meetings from words: ``"0 1 x0 y1"`` is slot 0, table 1, then who."""
    found = []
    for words in told:
        slot, table, x, y = words.split()
        found.append(Meeting(int(slot), table, x, y))
    return tuple(found)


def plain(text):
    """The same text with ordinary spaces, so that a test can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
