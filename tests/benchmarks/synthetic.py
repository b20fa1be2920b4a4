"""Invented profiles for measuring at scale: texts of the sample, dealt out anew with a seed.

Each stands on one profile of the sample: its kind, city, axes and domains. Its summary sentences,
offers, needs and keywords come from profiles of one of its domains, and its name is made of halves
of words of theirs, so that both the vocabulary and the likenesses grow as they do among real ones.
French and English texts of one offer stay together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np

from matching.config import resource
from matching.profiles.facets import split_sentences
from matching.profiles.model import Profile

_SAMPLE = "data/profiles"
_DRAWN_AT_ONCE = 2000
_SENTENCES = 3
_MOST = 8
"""Offers, needs or keywords of one profile."""
_NUMBERS = 2 + _SENTENCES + 3 * _MOST + 3
"""Random numbers one profile may use: base and domain, sentences, lists, three for the name."""
_OF_A_REGISTER = ("id", "name", "kind", "territory", "city", "domains")
_NOBODY = Profile.model_construct(id="-", name="-", kind="company", territory="-")


def sample_profiles() -> list[Profile]:
    """The profiles of the sample, in the order of their files."""
    paths = sorted(resource(_SAMPLE).glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [Profile.model_validate_json(line) for line in lines]


def synthetic_profiles(
    count: int,
    territory: str,
    seed: int = 0,
    sample: Sequence[Profile] | None = None,
    *,
    brief: bool = False,
) -> Iterator[Profile]:
    """Yield ``count`` profiles of ``territory``, in id order, the same for the same ``seed``.

    The first of a longer draw are those of a shorter one. They are made without validation: a
    million takes a minute. Texts are those of the profiles of that territory in ``sample``, by
    default the shipped one. ``brief`` ones say as much as an entry of a register: one sentence,
    which ends with their name.
    """
    own = [one for one in sample or sample_profiles() if one.territory == territory]
    by_domain = {
        domain: _Pool([one for one in own if domain in one.domains])
        for domain in sorted({domain for one in own for domain in one.domains})
    }
    everybody = _Pool(own)
    random = np.random.default_rng([seed, *territory.encode()])
    drawn = _profiles(own, by_domain, everybody, territory, random)
    return islice(map(_shortened, drawn) if brief else drawn, count)


def _shortened(profile: Profile) -> Profile:
    first = split_sentences(profile.summary_fr or "")[:1]
    return _NOBODY.model_copy(
        update={
            **{name: getattr(profile, name) for name in _OF_A_REGISTER},
            "summary_fr": " – ".join([*(one.rstrip(".") for one in first), profile.name]),
        }
    )


def _profiles(own, by_domain, everybody, territory, random):
    row = 0
    while True:
        for numbers in random.integers(2**31, size=(_DRAWN_AT_ONCE, _NUMBERS)).tolist():
            base = own[numbers[0] % len(own)]
            home = base.domains[numbers[1] % len(base.domains)] if base.domains else None
            pool = by_domain[home] if home else everybody
            said = pool.said(base, iter(numbers[2:]).__next__)
            yield _NOBODY.model_copy(
                update={
                    "id": f"{territory}-{row:07d}",
                    "kind": base.kind,
                    "territory": territory,
                    "city": base.city,
                    "axes": base.axes,
                    "domains": base.domains,
                    **said,
                }
            )
            row += 1


class _Pool:
    """What profiles of one domain say, to draw from."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.keywords = sorted({word for one in profiles for word in one.keywords})
        self.texts = {"summary": [], "offers": [], "seeks": []}
        for one in profiles:
            told = [split_sentences(one.summary(language) or "") for language in ("fr", "en")]
            self.texts["summary"] += zip(*told, strict=False)
            self.texts["offers"] += zip(one.offers("fr"), one.offers("en"), strict=False)
            self.texts["seeks"] += zip(one.seeks("fr"), one.seeks("en"), strict=False)
        words = sorted({word for one in profiles for word in one.name.split() if len(word) > 5})
        self.heads = [word[: len(word) // 2] for word in words]
        self.tails = [word[len(word) // 2 :] for word in words]
        self.words = words

    def said(self, base: Profile, draw: Callable[[], int]) -> dict[str, object]:
        """Return the texts of a profile that says as much as ``base``."""

        def drawn(pool, size):
            return [pool[draw() % len(pool)] for _ in range(min(size, _MOST) if pool else 0)]

        summary = drawn(self.texts["summary"], _SENTENCES)
        offers = drawn(self.texts["offers"], len(base.offers_fr))
        seeks = drawn(self.texts["seeks"], len(base.seeks_fr))
        made = self.heads[draw() % len(self.heads)] + self.tails[draw() % len(self.tails)]
        return {
            "name": f"{made} {self.words[draw() % len(self.words)]}",
            "summary_fr": " ".join(french for french, _ in summary),
            "summary_en": " ".join(english for _, english in summary),
            "offers_fr": tuple(french for french, _ in offers),
            "offers_en": tuple(english for _, english in offers),
            "seeks_fr": tuple(french for french, _ in seeks),
            "seeks_en": tuple(english for _, english in seeks),
            "keywords": tuple(dict.fromkeys(drawn(self.keywords, len(base.keywords)))),
        }
