"""The strings of JSON, however deep."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 6


def strings_in(value: object, depth: int = 0) -> Iterator[str]:
    """Give each string of what JSON holds, names of members and JSON in strings included."""
    if isinstance(value, str):
        yield value
        if depth < _DEEPEST and value[:1] in ("{", "["):
            try:
                inner = json.loads(value)
            except (ValueError, RecursionError):
                return
            yield from strings_in(inner, depth + 1)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from strings_in(one, depth)
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one, depth)
