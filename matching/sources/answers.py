"""From the bytes of an answer to what they say, or to what is wrong with them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from matching.errors import SourceAnswerError
from matching.profiles.rejects import shortened
from matching.sources.encodings import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EXPLAINS = ("erreur", "message", "error", "detail", "title")
"""Where servers say what they did not like."""


class CutAnswerError(Exception):
    """The JSON of an answer stops in its middle; asking again may do."""


def read_json(body: bytes, origin: str) -> object:
    """Return what the JSON of ``body`` holds.

    Raises:
        CutAnswerError: it begins as JSON and stops in its middle.
        SourceAnswerError: it is a web page, or no JSON at all.
    """
    text = decoded(body)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        start = text.lstrip()[:200]
        if start.startswith("<"):
            raise SourceAnswerError(
                "source-html", url=origin, start=shortened(start[:80])
            ) from fault
        if start.startswith(("{", "[")) or not start:
            raise CutAnswerError from fault
        raise SourceAnswerError(
            "source-not-json", url=origin, start=shortened(start[:80])
        ) from fault


def explanation(body: bytes) -> str:
    """Return what the server says of its refusal, an empty text where it says nothing."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(found, dict):
        return ""
    said = next((found[name] for name in _EXPLAINS if found.get(name)), "")
    return shortened(said)


def records_of(answer: object, field: str, origin: str) -> tuple[object, ...]:
    """Return the list that ``answer`` holds under ``field``.

    Raises:
        SourceAnswerError: there is no such list; what is there instead is named.
    """
    found = answer.get(field) if isinstance(answer, dict) else None
    if isinstance(found, list):
        return tuple(found)
    seen = ", ".join(map(str, answer)) if isinstance(answer, dict) else type(answer).__name__
    raise SourceAnswerError(
        "source-changed", url=origin, missing=field, seen=shortened(seen) or "–"
    )


def check_fields(records: Iterable[object], names: Iterable[str], origin: str) -> None:
    """Check that some record has each of these fields, which all of them used to have.

    Raises:
        SourceAnswerError: none has; the fields are named, with those that are there instead.
    """
    objects = [one for one in records if isinstance(one, dict)]
    seen = {str(name): None for one in objects for name in one}
    missing = [name for name in names if name not in seen]
    if objects and missing:
        raise SourceAnswerError(
            "source-changed", url=origin, missing=", ".join(missing), seen=", ".join(seen)[:300]
        )


def whole_number(answer: Mapping[str, object], field: str) -> int | None:
    """Return the number under ``field``, also where it is written as text; None without one."""
    found = answer.get(field)
    if isinstance(found, float) and found.is_integer():
        return int(found)
    text = str(found).strip() if isinstance(found, (int, str)) else ""
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None
