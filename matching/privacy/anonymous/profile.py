"""A profile told without saying whose it is, checked once more before it leaves.

    made = Anonymiser(common, territories, reference).of(profile)

It has a reference, kind, country, size, domains, and those sentences, offers, needs and keywords
that name nobody. The name becomes neutral words; a sentence with another name, a brand, a product
or an acronym that is not everybody's is left out and counted. No year, no work and no address is
told. Whoever knows the trade may still guess: it is made for a first contact, not for publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale

from matching.language import LANGUAGES, Language, enumerate_words, say
from matching.privacy.anonymous.identity import Identity
from matching.privacy.anonymous.neutral import Neutral
from matching.profiles.facets import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from matching.privacy.anonymous.common_words import CommonWords
    from matching.profiles.model import Profile
    from matching.territories import Territories


@dataclass(frozen=True)
class AnonymousTexts:
    """What is told in one language."""

    title: str
    kind: str
    country: str
    domains: tuple[str, ...]
    summary: tuple[str, ...]
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    keywords: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every text that came from the profile."""
        return (*self.summary, *self.offers, *self.seeks, *self.keywords)


@dataclass(frozen=True)
class AnonymousProfile:
    """A profile that names nobody."""

    reference: str
    """A keyed hash of its id: who holds the key finds the profile again."""
    size: str | None
    texts: Mapping[Language, AnonymousTexts]
    left_out: int
    """Sentences, offers, needs and keywords that could not be made safe."""


class Anonymiser:
    """Makes anonymous profiles; ``reference`` returns the code of an id."""

    def __init__(
        self, common: CommonWords, territories: Territories, reference: Callable[[str], str]
    ) -> None:
        self._common = common
        self._territories = territories
        self._reference = reference

    def of(self, profile: Profile) -> AnonymousProfile:
        """Return ``profile`` without anything by which it may be recognised."""
        sifted = _Sifted(profile, self._common)
        texts = {language: self._texts(profile, language, sifted) for language in LANGUAGES}
        return AnonymousProfile(
            self._reference(profile.id), profile.size, texts, len(sifted.left_out)
        )

    def _texts(
        self,
        profile: Profile,
        language: Language,
        sifted: _Sifted,
    ) -> AnonymousTexts:
        here = self._territories.territory(profile.territory)
        known = {one.id: one.label(language) for one in self._territories.domains}
        domains = tuple(known[one] for one in profile.domains if one in known)
        country = str(Locale(language).territories.get(here.country, here.country))
        kind = say(f"kind-{profile.kind.replace('_', '-')}", language)
        title = say(
            "privacy-anonymous-title",
            language,
            kind=kind,
            country=country,
            domains=enumerate_words(list(domains), language),
            count=len(domains),
        )
        summary = getattr(profile, f"summary_{language}") or ""
        return AnonymousTexts(
            title=title,
            kind=kind,
            country=country,
            domains=domains,
            summary=sifted.safe(split_sentences(summary), language),
            offers=sifted.safe(getattr(profile, f"offers_{language}"), language),
            seeks=sifted.safe(getattr(profile, f"seeks_{language}"), language),
            # They are of no language of their own.
            keywords=sifted.safe(profile.keywords, LANGUAGES[0]),
        )


class _Sifted:
    """The texts of one profile: those made safe, and those that could not be, each once."""

    def __init__(self, profile: Profile, common: CommonWords) -> None:
        self._identity = Identity.of(profile, common)
        self._neutral = Neutral(profile.kind, self._identity, common)
        self._common = common
        self.left_out: set[str] = set()

    def safe(self, given: Iterable[str], language: Language) -> tuple[str, ...]:
        told = []
        for one in given:
            found = self._neutral.sentence(one, language)
            # Looked at once more by other means: what is missed above is caught here.
            if found is None or self._identity.remains((found,), self._common):
                self.left_out.add(one)
            else:
                told.append(found)
        return tuple(told)
