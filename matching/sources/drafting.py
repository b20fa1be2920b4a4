"""From a record to a profile with its provenance, or to what is wrong with the record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from matching.profiles.model import Profile
from matching.profiles.rejects import Fault, shortened
from matching.sources.protocol import LeftOut, Parts, Unreadable, only_allowed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from matching.sources.protocol import AnySource, Draft

_NEEDED = ("id", "name", "kind", "territory")
_KEYS = {
    "string_too_long": "profiles-row-too-long",
    "greater_than_equal": "profiles-row-bad-year",
    "less_than_equal": "profiles-row-bad-year",
}


@dataclass(frozen=True)
class Reading:
    """A profile, parts of some, or why there is none; ``record`` is what may be kept of it."""

    record: Mapping[str, Any] | str
    profile: Profile | None = None
    parts: Parts | None = None
    left_out: str | None = None
    faults: tuple[Fault, ...] = ()


def read_record(value: object, source: AnySource, day: date) -> Reading:
    """Return the profile of one record with its source, or what it says of several."""
    if not isinstance(value, dict):
        return _no_record(value)
    record = only_allowed(value, source.allowed)
    found = source.draft(record, day)
    if isinstance(found, LeftOut):
        return Reading(record, left_out=found.reason)
    if isinstance(found, Parts):
        return Reading(record, parts=found)
    return make_profile(found, record, source, day, digest_of(record))


def make_profile(
    found: Draft, record: Mapping[str, Any], source: AnySource, day: date, digest: str
) -> Reading:
    """Return the profile of a draft, with its source, licence and attribution, or its faults."""
    missing = [name for name in _NEEDED if not found.values.get(name)]
    if missing:
        return Reading(record, faults=tuple(_missing(name, found) for name in missing))
    provenance = {
        "source": source.title,
        "source_date": day.isoformat(),
        "licence": source.licence,
        "attribution": source.attribution,
        "raw_hash": digest,
    }
    try:
        return Reading(record, Profile.model_validate({**provenance, **found.values}))
    except ValidationError as fault:
        problems = fault.errors(include_url=False)
        return Reading(record, faults=tuple(_fault(one, found) for one in problems))


def _no_record(value: object) -> Reading:
    """Return what became of a row, or what is wrong with something else than a record."""
    if isinstance(value, LeftOut):
        return Reading("", left_out=value.reason)
    if isinstance(value, Unreadable):
        return Reading("", faults=(Fault("", "", value.key, value.values),))
    given = shortened(value)
    return Reading(given, faults=(Fault("", given, "profiles-row-not-object", {}),))


def digest_of(record: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a record, already reduced to what is read of it.

    It is that of its JSON in UTF-8, without spaces, the fields of each object in order of name.
    """
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _missing(name: str, draft: Draft) -> Fault:
    column = draft.columns.get(name, name)
    return Fault(column, "", "source-record-missing", {"column": column})


def _fault(problem: Any, draft: Draft) -> Fault:
    if not problem["loc"]:  # the only rule about the whole profile
        return Fault("", "", "profiles-row-no-text", {})
    name = str(problem["loc"][0])
    column = draft.columns.get(name, name)
    given = shortened(problem["input"])
    key = _KEYS.get(problem["type"], "profiles-row-invalid")
    more: dict[str, object] = {"column": column, "value": given}
    if name == "id":
        key = "profiles-row-bad-id"
    if key == "profiles-row-too-long":
        more |= {"length": len(problem["input"]), "longest": problem["ctx"]["max_length"]}
    return Fault(column, given, key, more)
