"""Reading and checking the territories file; a fault is named with its place in the file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.errors import RequestError
from matching.territories.model import Axis, Domain, Relay, Territory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Named = Territory | Axis | Domain | Relay


class Contents(BaseModel):
    """The four lists of the file, checked one by one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    territories: tuple[Territory, ...]
    axes: Annotated[tuple[Axis, ...], Field(min_length=1)]
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]
    relays: tuple[Relay, ...] = ()


def read_contents(path: Path) -> Contents:
    """Return the lists of the file at ``path``, the domains of generalist relays filled in.

    Raises:
        RequestError: the file cannot be read, lacks a key, has a value of the wrong kind, does not
            hold exactly two territories, repeats an identifier, or has a relay that names an
            unknown territory, axis or domain.
    """
    contents = _parse(path)
    if len(contents.territories) != 2:
        raise RequestError(
            "error-territories-not-two",
            path=str(path),
            count=len(contents.territories),
            names=_listed(territory.id for territory in contents.territories),
        )
    groups: tuple[tuple[Named, ...], ...] = (
        contents.territories,
        contents.axes,
        contents.domains,
        contents.relays,
    )
    for group in groups:
        _check_unique(path, group)
    for relay in contents.relays:
        _check_relay(path, relay, contents)
    every = tuple(domain.id for domain in contents.domains)
    return contents.model_copy(
        update={"relays": tuple(_completed(relay, every) for relay in contents.relays)}
    )


def _parse(path: Path) -> Contents:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise RequestError("error-territories-file", path=str(path), reason=str(fault)) from fault
    try:
        return Contents.model_validate(raw)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        raise _structure_error(path, raw, first) from fault


def _structure_error(path: Path, raw: dict[str, Any], fault: Mapping[str, Any]) -> RequestError:
    location: tuple[str | int, ...] = fault["loc"]
    where = _where(raw, location)
    if fault["type"] == "missing":
        return RequestError("error-territories-missing", path=str(path), where=where)
    if fault["type"] == "extra_forbidden":
        return RequestError("error-territories-extra", path=str(path), where=where)
    given = str(fault.get("input"))[:80]
    return RequestError("error-territories-value", path=str(path), where=where, given=given)


def _where(raw: dict[str, Any], location: tuple[str | int, ...]) -> str:
    """Return the place of a fault; list entries go by their ``id`` or ``name`` if they have one."""
    words: list[str] = []
    here: Any = raw
    for step in location:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(step, int):
            name = here.get("id") or here.get("name") if isinstance(here, dict) else None
            words[-1] += f"[{name or step + 1}]"
        else:
            words.append(step)
    return ".".join(words)


def _check_unique(path: Path, group: Iterable[Named]) -> None:
    seen: set[str] = set()
    for one in group:
        if one.id in seen:
            raise RequestError("error-territories-repeated", path=str(path), id=one.id)
        seen.add(one.id)


def _check_relay(path: Path, relay: Relay, contents: Contents) -> None:
    references = (
        ("territory", (relay.territory,), contents.territories),
        ("axes", relay.axes, contents.axes),
        ("domains", relay.domains, contents.domains),
        ("strengths", relay.strengths, contents.domains),
    )
    for field, given, known in references:
        identifiers = [one.id for one in known]
        for reference in given:
            if reference not in identifiers:
                raise RequestError(
                    "error-territories-relay",
                    path=str(path),
                    relay=relay.id,
                    field=field,
                    given=reference,
                    known=_listed(identifiers),
                )


def _completed(relay: Relay, every: tuple[str, ...]) -> Relay:
    if not relay.domains:
        return relay.model_copy(update={"domains": every})
    return relay.model_copy(update={"strengths": relay.strengths or relay.domains})


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "–"
