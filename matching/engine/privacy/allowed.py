"""The fields that each source of open data is read for: its allow-list, told flat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.errors import RequestError
from matching.sources.registry import NAMES, OPTIONS, make_source

if TYPE_CHECKING:
    from matching.territories import Territories


@dataclass(frozen=True)
class FieldsRead:
    """What one source is read for."""

    name: str
    title: str
    licence: str
    attribution: str
    fields: tuple[str, ...]
    """Names as the source gives them, those within others after a point: ``siege.commune``."""


def fields_read(territories: Territories) -> tuple[FieldsRead, ...]:
    """Return what every source is read for; one these territories say nothing of is passed over."""
    found = []
    for name in NAMES:
        # Nothing is read here, so that no licence has to be accepted.
        options = {"accept-licence": ("yes",)} if "accept-licence" in OPTIONS[name] else {}
        try:
            source = make_source(name, territories, options=options)
        except RequestError:
            continue
        found.append(
            FieldsRead(
                name, source.title, source.licence, source.attribution, tuple(_flat(source.allowed))
            )
        )
    return tuple(found)


def _flat(allowed: Mapping[str, Any], within: str = "") -> Iterator[str]:
    for name, inner in allowed.items():
        if inner is None:
            yield f"{within}{name}"
        else:
            yield from _flat(inner, f"{within}{name}.")
