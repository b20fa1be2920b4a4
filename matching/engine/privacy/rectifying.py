"""Fields of a profile as a person corrects them: read and checked as the cells of a file are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from matching.errors import RequestError
from matching.profiles.cells import is_missing
from matching.profiles.columns import BILINGUAL, CODE_FIELDS, REQUIRED, TEXT_FIELDS, recognise
from matching.profiles.model import Profile
from matching.profiles.names import NameLookup
from matching.profiles.rows import RowReader
from matching.profiles.table import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.profiles.columns import Column
    from matching.territories import Territories

KEPT: Final = frozenset(
    {
        "id",
        "source",
        "source_url",
        "source_date",
        "licence",
        "attribution",
        "raw_hash",
        "legal_basis",
        "consent",
        "keep_until",
    }
)
"""Where a profile comes from and why it may be kept is not for its subject to change."""
_SOME_TEXT: Final = "-"
RECTIFIED: Final = tuple(name for name in Profile.model_fields if name not in KEPT)
"""The fields that may be corrected."""


def rectified(
    profile: Profile, given: Mapping[str, str], territories: Territories
) -> tuple[Profile, tuple[str, ...]]:
    """Return ``profile`` with the fields of ``given`` corrected, and the names of these fields.

    Fields are named as the columns of a file are, in French or in English; a field given without a
    text is emptied.

    Raises:
        RequestError: a field is unknown or not for whom it is about to change, or its text says
            nothing that the field can hold.
    """
    columns = recognise(given)
    refused = [*columns.unknown, *(one.header for one in columns.known if one.field in KEPT)]
    if refused:
        known = ", ".join(RECTIFIED)
        raise RequestError("privacy-rectify-field", given=", ".join(refused), known=known)
    fields = {one.field for one in columns.known}
    cells: dict[str, Any] = {
        name: getattr(profile, name) for name in REQUIRED if name not in fields
    }
    # A row needs some text; whether the profile still has one is asked at the end.
    spare = next((name for name in TEXT_FIELDS if name not in fields), None)
    cells |= {spare: _SOME_TEXT} if spare else {}
    cells |= given
    reading = RowReader(recognise(cells), NameLookup(territories)).read(Row(1, cells))
    if reading.profile is None:
        raise RequestError(reading.faults[0].key, **reading.faults[0].values)
    found = {
        name: value
        for column in columns.known
        for name in _fields(column)
        if (value := getattr(reading.profile, name)) or is_missing(given[column.header])
    }
    try:
        return Profile.model_validate({**profile.model_dump(), **found}), tuple(sorted(found))
    except ValidationError as fault:
        raise RequestError("profiles-row-no-text") from fault


def _fields(column: Column) -> tuple[str, ...]:
    """Return the fields that a column may fill: both languages where it names none."""
    if column.field in CODE_FIELDS:
        return ("sector_codes",)
    if column.field in BILINGUAL:
        languages = (column.language,) if column.language else ("fr", "en")
        return tuple(f"{column.field}_{language}" for language in languages)
    return (column.field,)
