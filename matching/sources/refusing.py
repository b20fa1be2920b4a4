"""What is kept of a page on the disk: not the records of whoever is to be left out for good."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable


def without_refused(
    body: bytes,
    answer: object,
    records: Iterable[object],
    admit: Callable[[object], bool] | None,
) -> bytes:
    """Return ``body``, or where ``admit`` refuses some of its ``records``, its answer without them.

    ``records`` are parts of ``answer``, which is what ``body`` says in JSON.
    """
    refused = {id(one) for one in records if admit is not None and not admit(one)}
    if not refused:
        return body
    return json.dumps(_without(answer, refused), ensure_ascii=False).encode()


def _without(value: object, refused: Container[int]) -> object:
    if isinstance(value, dict):
        return {name: _without(one, refused) for name, one in value.items()}
    if isinstance(value, list):
        return [_without(one, refused) for one in value if id(one) not in refused]
    return value
