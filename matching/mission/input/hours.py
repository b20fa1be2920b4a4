"""Hours of the day as people write them: 9:00, 09:00, 9h30, 9 h 30."""

from __future__ import annotations

import re
from datetime import time

_HOUR = r"(\d{1,2})\s*(?:[hH]\s*(\d{2})?|:\s*(\d{2})(?::00)?)"
_ALONE = re.compile(_HOUR)
_SPAN = re.compile(rf"({_HOUR})\s*(?:-|–|—|/|à|to)\s*({_HOUR})")


def read_hour(text: str) -> time:
    """Return the hour that ``text`` says.

    Raises:
        ValueError: it says none.
    """
    found = _ALONE.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or found[3] or 0))


def read_span(text: str) -> tuple[time, time]:
    """Return the two hours of ``text``, such as ``9:00-10:30``.

    Raises:
        ValueError: it is no such pair, or the second is not after the first.
    """
    found = _SPAN.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    start, end = read_hour(found[1]), read_hour(found[5])
    if end <= start:
        raise ValueError(text)
    return start, end
