"""Paths that somebody names to be searched, which have to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def existing(paths: Iterable[Path]) -> list[Path]:
    """Return ``paths``.

    Raises:
        RequestError: one of them is not there: a slip would make a search that finds nothing.
    """
    given = list(paths)
    for path in given:
        if not path.exists():
            raise RequestError("privacy-path-missing", path=str(path))
    return given
