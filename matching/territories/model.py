"""The records of the territories file, frozen; every text exists in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from matching.language import Language

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
Words = Annotated[str, Field(min_length=1)]
Ror = Annotated[str, Field(pattern=r"^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$")]
"""The nine signs at the end of a ROR address."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Bilingual(_Record):
    """One text in each language."""

    fr: Words
    en: Words

    def read(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.fr if language == "fr" else self.en


class Synonyms(_Record):
    """Other words for the same thing, language by language."""

    fr: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()

    def read(self, language: Language) -> tuple[str, ...]:
        """Return the words of ``language``."""
        return self.fr if language == "fr" else self.en


class _Term(_Record):
    id: Identifier
    labels: Bilingual = Field(alias="label")
    other_words: Synonyms = Field(default=Synonyms(), alias="synonyms")

    def label(self, language: Language) -> str:
        """Return the name to show in ``language``."""
        return self.labels.read(language)

    def synonyms(self, language: Language) -> tuple[str, ...]:
        """Return the other words a person may use for it in ``language``."""
        return self.other_words.read(language)

    @property
    def names(self) -> tuple[str, ...]:
        """Every word it answers to: identifier, labels and synonyms of both languages."""
        labels = self.labels
        return (self.id, labels.fr, labels.en, *self.other_words.fr, *self.other_words.en)


class Borough(_Record):
    """A part of a city, with the other names it goes by."""

    name: Words
    aliases: tuple[Words, ...] = ()


class Place(Borough):
    """A commune or city; ``periphery`` means outside the signatory body, within its basin."""

    periphery: bool = False
    boroughs: tuple[Borough, ...] = ()


class Institution(_Record):
    """How a source names an institution, and its ROR identifier where it has one."""

    name: Words
    ror: Ror | None = None


class SourceKeys(_Record):
    """How open-data sources name the territory; each connector reads its own."""

    epci: tuple[Words, ...] = ()
    """SIREN numbers of the intercommunal bodies of France."""
    postal_prefixes: tuple[Words, ...] = ()
    """What postal codes there begin with."""
    geonames: tuple[int, ...] = ()
    """GeoNames numbers of the cities."""
    research_parents: tuple[Words, ...] = ()
    """Names of the bodies whose laboratories are asked for."""
    award_institutions: tuple[Institution, ...] = ()
    """The institutions there, as the awards of a research council name them."""
    nuts: tuple[Words, ...] = ()
    """Codes of the statistical regions of the European Union it lies in."""
    ror: tuple[Ror, ...] = ()
    """ROR identifiers of the research institutions whose people and laboratories are asked for."""


class Territory(_Term):
    """One of the two signatories and the places it covers."""

    long_names: Bilingual = Field(alias="long_name")
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    time_zone: Annotated[str, Field(pattern=r"^[A-Za-z_]+(/[A-Za-z_]+)+$")]
    cities: Annotated[tuple[Place, ...], Field(min_length=1)]
    source_keys: SourceKeys = Field(default=SourceKeys(), alias="sources")

    def long_name(self, language: Language) -> str:
        """Return the name of the signatory body in ``language``."""
        return self.long_names.read(language)


def a_group(name: str) -> Territory:
    """Return a territory for a group that is no place: people and papers, say.

    The checks of the file are left out, since it has no city, no country and any name.
    """
    both = Bilingual(fr=name, en=name)
    return Territory.model_construct(
        id=name, labels=both, long_names=both, country="", time_zone="UTC", cities=()
    )


class Axis(_Term):
    """A field of the cooperation protocol."""


class Domain(_Term):
    """A subject matter that profiles and relays share."""

    descriptions: Bilingual = Field(alias="description")

    def description(self, language: Language) -> str:
        """Return one sentence saying what the domain covers, in ``language``."""
        return self.descriptions.read(language)


class Relay(_Record):
    """A body to call for an introduction.

    ``domains`` are all those it serves, ``strengths`` those it is specialised in. A generalist's
    entry in the file leaves ``domains`` out: the reader fills in every domain, and ``strengths``
    may be empty. Where an entry lists domains and no strengths, the domains are its strengths.
    """

    id: Identifier
    name: Words
    territory: str
    axes: Annotated[tuple[str, ...], Field(min_length=1)]
    domains: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    roles: Bilingual = Field(alias="role")
    conventions: Bilingual | None = Field(default=None, alias="convention")
    url: Words | None = None
    profile_id: Words | None = None

    def role(self, language: Language) -> str:
        """Return one sentence saying what it does for an introduction, in ``language``."""
        return self.roles.read(language)

    def convention(self, language: Language) -> str | None:
        """Return what the conventions say of it in ``language``, or None where it has none."""
        return self.conventions.read(language) if self.conventions else None
