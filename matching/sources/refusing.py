"""What is kept of a page on the disk: not the records of whoever is to be left out for good."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable

Keeping = Callable[[bytes, object, Iterable[object]], bytes | None]
"""Says what may be kept of a page: its body, the answer that is in it, the records of that."""


def without_records(body: bytes, answer: object, refused: Iterable[object]) -> bytes:
    """Return ``body`` without the records ``refused``, which are parts of its ``answer``."""
    gone = {id(one) for one in refused}
    if not gone:
        return body
    return json.dumps(_without(answer, gone), ensure_ascii=False).encode()


def _without(value: object, gone: Container[int]) -> object:
    if isinstance(value, dict):
        return {name: _without(one, gone) for name, one in value.items()}
    if isinstance(value, list):
        return [_without(one, gone) for one in value if id(one) not in gone]
    return value
