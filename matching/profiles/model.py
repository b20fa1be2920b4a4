"""The profile: one organisation, laboratory or researcher, as the rest of the program sees it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from matching.language import LANGUAGES, Language

Kind = Literal[
    "company",
    "cluster",
    "incubator",
    "research_unit",
    "university",
    "hospital",
    "public_body",
    "nonprofit",
    "researcher",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Commitment = Literal["responsible_digital", "inclusion", "environment"]
COMMITMENTS: tuple[Commitment, ...] = get_args(Commitment)
Size = Literal["1-9", "10-49", "50-249", "250+"]
SIZES: tuple[Size, ...] = get_args(Size)
Nomenclature = Literal["NAF", "NAF2025", "NAICS", "SCIAN", "ISIC"]
"""``NAF`` is the second revision, in force until the end of 2026; ``NAF2025`` follows it."""
NOMENCLATURES: tuple[Nomenclature, ...] = get_args(Nomenclature)

LinkKind = Literal["co_publication", "co_project", "funded_together"]
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
DomainGround = Literal["sector_code", "text"]
DOMAIN_GROUNDS: tuple[DomainGround, ...] = get_args(DomainGround)

LONGEST_TEXT = 20_000
"""Characters one text may have; a longer one is rejected, never cut silently."""
REQUEST_ID = "~request"
"""The id of a request, which no profile read from a file can have."""
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,119}")


def _identifier(value: object) -> object:
    if value == REQUEST_ID:
        return value
    if isinstance(value, str) and (not IDENTIFIER.fullmatch(value) or ".." in value):
        raise ValueError("identifier")
    return value


Identifier = Annotated[str, BeforeValidator(_identifier)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
Texts = tuple[Text, ...]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Work(_Record):
    """A publication or project: evidence of what a profile does, beside its summary."""

    title: Text
    abstract: Text | None = None
    year: int | None = Field(default=None, ge=1500, le=2200)


class SectorCode(_Record):
    """An activity code with the nomenclature it belongs to."""

    nomenclature: Nomenclature
    code: Text


class Link(_Record):
    """Something done with another party, as a source tells it.

    ``partner`` is what a registry calls that party (``ror:04sjchr03``), or the id of its profile.
    """

    kind: LinkKind
    partner: Text
    partner_name: Text | None = None
    title: Text | None = None
    year: int | None = Field(default=None, ge=1500, le=2200)
    url: Text | None = None


class AssignedDomain(_Record):
    """A domain that no source stated and the program assigned.

    ``confidence`` in [0, 1]; ``because`` is the code, or the words, it rests on.
    """

    domain: Text
    ground: DomainGround
    confidence: float = Field(ge=0, le=1)
    because: Text


class Consent(_Record):
    """What a person agreed to: for what, when, and until when."""

    scope: Text
    given_on: date
    until: date | None = None


class Profile(_Record):
    """One participant's record; whatever is missing is unknown, never bad.

    Texts may be in French, in English or both; ``text``, ``offers`` and ``seeks`` return the
    asked language and fall back on the other. Axes, domains and territory are identifiers of
    ``data/territories.toml``; readers check them, the model does not know the file.
    ``identifiers`` are what registries call it, as ``scheme:value`` (``siren:123456782``), and
    ``affiliation_ids`` what they call the organisations it belongs to. ``raw_hash`` is the
    SHA-256 of the record it was made from, ``keep_until`` the end of its retention.
    """

    id: Identifier
    name: Annotated[str, Field(min_length=1, max_length=300)]
    kind: Kind
    territory: Text
    city: Text | None = None
    axes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    summary_fr: Text | None = None
    summary_en: Text | None = None
    offers_fr: Texts = ()
    offers_en: Texts = ()
    seeks_fr: Texts = ()
    seeks_en: Texts = ()
    keywords: Texts = ()
    languages: tuple[str, ...] = ()
    size: Size | None = None
    founded: int | None = Field(default=None, ge=800, le=2200)
    website: Text | None = None
    sector_codes: tuple[SectorCode, ...] = ()
    identifiers: Texts = ()
    affiliation: Text | None = None
    affiliation_ids: Texts = ()
    works: tuple[Work, ...] = ()
    links: tuple[Link, ...] = ()
    assigned_domains: tuple[AssignedDomain, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    source: Text | None = None
    source_url: Text | None = None
    source_date: Text | None = None
    licence: Text | None = None
    attribution: Text | None = None
    raw_hash: Text | None = None
    legal_basis: Text | None = None
    consent: Consent | None = None
    keep_until: date | None = None
    valid_until: date | None = None

    @model_validator(mode="after")
    def _has_a_text(self) -> Self:
        texts = (self.summary_fr, self.summary_en, self.offers_fr, self.offers_en)
        if not any(texts) and not self.keywords and not self.works:
            raise ValueError("no_text")
        return self

    @property
    def is_request(self) -> bool:
        """Whether this is a need told in a sentence: its name, kind and source mean nothing."""
        return self.id == REQUEST_ID

    @property
    def speaks_by_works(self) -> bool:
        """Whether works are all it tells of itself: each then counts as evidence of its own."""
        offers = self.offers_fr or self.offers_en
        return not (offers or self.keywords or self.summary_fr or self.summary_en)

    def summary(self, language: Language) -> str | None:
        """Return the summary in ``language``, else in the other one, else None."""
        for choice in _preferred(language):
            text: str | None = getattr(self, f"summary_{choice}")
            if text:
                return text
        return None

    def offers(self, language: Language) -> Texts:
        """Return what the profile brings, in ``language`` or failing that in the other."""
        return self._texts("offers", language)

    def seeks(self, language: Language) -> Texts:
        """Return what the profile seeks, in ``language`` or failing that in the other."""
        return self._texts("seeks", language)

    def _texts(self, field: str, language: Language) -> Texts:
        for choice in _preferred(language):
            texts: Texts = getattr(self, f"{field}_{choice}")
            if texts:
                return texts
        return ()


def _preferred(language: Language) -> list[Language]:
    return [language, *(other for other in LANGUAGES if other != language)]
