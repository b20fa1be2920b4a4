"""How many threads one answer is worth."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from matching.index.generation import Contents
from matching.index.threads import one_blas_thread

_FEW = 10_000
"""Profiles of one territory: products with so many take less than a millisecond."""


def threads_for(contents: Contents) -> Callable[[], AbstractContextManager[None]]:
    """Return what one answer from ``contents`` is calculated within."""
    most = max((len(side.population.ids) for side in contents.sides.values()), default=0)
    return one_blas_thread if most <= _FEW else nullcontext
