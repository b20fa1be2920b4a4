"""A whole profile as a form holds it: texts as they were typed, right or wrong."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, Self

from pydantic import BaseModel, ConfigDict

from matching.reports.profile_sheet import heading
from matching.web.forms import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.language import Language
    from matching.profiles.model import Profile
    from matching.profiles.rejects import Fault as CellFault
    from matching.web.page import Page

_ONE_A_LINE: Final = ("offers_fr", "offers_en", "seeks_fr", "seeks_en")
_TICKED: Final = ("axes", "domains", "commitments")
_IN_A_ROW: Final = ("keywords", "languages")
_KEPT: Final = (
    "works",
    "sector_codes",
    "identifiers",
    "affiliation_ids",
    "links",
    "assigned_domains",
    "raw_hash",
    "consent",
    "keep_until",
)
"""What a form cannot show, and leaves as it was."""
_NOT_OF_THE_PROFILE: Final = {"version", "sure"}
_WHERE: Final = {"summary": "summary_fr", "id": "name", "": "name"}
"""The field of the form where a fault is shown that is of none or of several."""


class Typed(BaseModel):
    """What the form of a profile sends."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    kind: str = ""
    territory: str = ""
    city: str = ""
    axes: list[str] = []
    domains: list[str] = []
    summary_fr: str = ""
    summary_en: str = ""
    offers_fr: str = ""
    offers_en: str = ""
    seeks_fr: str = ""
    seeks_en: str = ""
    keywords: str = ""
    languages: str = ""
    size: str = ""
    founded: str = ""
    website: str = ""
    affiliation: str = ""
    commitments: list[str] = []
    source: str = ""
    source_url: str = ""
    source_date: str = ""
    licence: str = ""
    attribution: str = ""
    legal_basis: str = ""
    valid_until: str = ""
    version: str = ""
    """What the profile was when the form was opened; see ``version_of``."""
    sure: bool = False
    """Whether it is saved although it looks like another one."""

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Return the form filled in with what is known of ``profile``."""
        values: dict[str, Any] = {"version": version_of(profile)}
        for field in cls.model_fields.keys() - _NOT_OF_THE_PROFILE:
            value = getattr(profile, field)
            if field in _ONE_A_LINE:
                values[field] = "\n".join(value)
            elif field in _IN_A_ROW:
                values[field] = "; ".join(value)
            elif field in _TICKED:
                values[field] = list(value)
            else:
                values[field] = "" if value is None else str(value)
        return cls(**values)

    def cells(self, identifier: str, former: Profile | None, language: Language) -> dict[str, Any]:
        """Return the row it stands for, by heading, with what the form leaves as it was."""
        found: dict[str, Any] = {"id": identifier}
        for field in type(self).model_fields.keys() - _NOT_OF_THE_PROFILE:
            value = getattr(self, field)
            found[field] = value.splitlines() if field in _ONE_A_LINE else value
        if former is not None:
            kept = former.model_dump(include=set(_KEPT))
            found |= {
                field: list(value) if isinstance(value, tuple) else value
                for field, value in kept.items()
            }
            if set(self.domains) != set(former.domains):  # a person chose them: none is assigned
                found["assigned_domains"] = []
        return {heading(field, language): value for field, value in found.items()}


def version_of(profile: Profile) -> str:
    """Return what tells this state of a profile from any other."""
    return hashlib.sha256(profile.model_dump_json().encode()).hexdigest()[:16]


def told_in(page: Page, faults: Iterable[CellFault]) -> tuple[Fault, ...]:
    """Return the faults of a row as those of the form, in the language of the page."""
    return tuple(
        Fault(_WHERE.get(fault.field, fault.field), page.say(fault.key, **fault.values))
        for fault in faults
    )
