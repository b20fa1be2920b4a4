"""The registered identifiers of a profile, read from its fields and checked where they can be.

Every identifier is written ``scheme:value``: ``siren:123456782``, ``ror:04sjchr03``. One with a
wrong check digit is taken for a slip of the pen, and ignored.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matching.profiles.model import Profile

_ROR_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, without i, l, o and u."""


class Identifier(NamedTuple):
    """What a registry calls a body or person; the same scheme and value are the same one."""

    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


def is_siren(value: str) -> bool:
    """Return whether ``value`` is nine digits whose Luhn sum is a multiple of ten."""
    if not re.fullmatch(r"[0-9]{9}", value):
        return False
    doubled = (int(sign) * (2 if place % 2 else 1) for place, sign in enumerate(reversed(value)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def is_orcid(value: str) -> bool:
    """Return whether ``value`` is an ORCID whose last sign is right (ISO 7064, mod 11-2)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", value):
        return False
    digits = value.replace("-", "")
    total = 0
    for sign in digits[:-1]:
        total = (total + int(sign)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def is_ror(value: str) -> bool:
    """Return whether ``value`` is a ROR identifier whose last two digits are right.

    They are 98 - (100·n mod 97), n being the number that the six signs after the first 0 write in
    base 32 (ISO 7064, mod 97-10).
    """
    if not re.fullmatch(rf"0[{_ROR_LETTERS}]{{6}}[0-9]{{2}}", value):
        return False
    number = 0
    for sign in value[:7]:
        number = number * 32 + _ROR_LETTERS.index(sign)
    return 98 - number * 100 % 97 == int(value[7:])


def _is_neq(value: str) -> bool:
    return re.fullmatch(r"(?:11|22|33|88)[0-9]{8}", value) is not None


def _is_rnsr(value: str) -> bool:
    return re.fullmatch(r"[0-9]{9}[A-Z]", value) is not None


def _is_openalex(value: str) -> bool:
    return re.fullmatch(r"[AI][0-9]{4,12}", value) is not None


def _is_hal_number(value: str) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", value) is not None


def _is_hal_name(value: str) -> bool:
    return re.fullmatch(r"[a-z0-9][a-z0-9-]*[a-z0-9]", value) is not None


_CHECKS: dict[str, Callable[[str], bool]] = {
    "siren": is_siren,
    "neq": _is_neq,
    "ror": is_ror,
    "rnsr": _is_rnsr,
    "orcid": is_orcid,
    "openalex": _is_openalex,
    "hal-struct": _is_hal_number,
    "hal": _is_hal_name,
}
"""Whether a value can be one of its scheme, by scheme, from the surest."""
SCHEMES = tuple(_CHECKS)

_UPPER = frozenset({"orcid", "openalex", "rnsr"})
_ADDRESSES = {
    "siren": r"annuaire-entreprises\.data\.gouv\.fr/(?:entreprise|etablissement)/(?:[\w-]*-)?"
    r"([0-9]{9})(?:[0-9]{5})?",
    "ror": r"ror\.org/([0-9a-z]{9})",
    "orcid": r"orcid\.org/([0-9X-]{19})",
    "openalex": r"(?:api\.)?openalex\.org/(?:authors/|institutions/)?([AI][0-9]+)",
    "hal-struct": r"(?:aurehal\.archives-ouvertes\.fr|(?:aurehal\.)?hal\.science)"
    r"/structure/(?:read/id/)?([0-9]+)",
    "hal": r"cv\.(?:hal\.science|archives-ouvertes\.fr)/([a-z0-9-]+)",
}
"""How the address of a page of a registry gives the identifier."""
_PAGES = {
    scheme: re.compile(rf"(?:https?://)?(?:www\.)?{pattern}/?(?:[?#].*)?", re.IGNORECASE)
    for scheme, pattern in _ADDRESSES.items()
}


def identifiers_of(profile: Profile) -> frozenset[Identifier]:
    """Return the identifiers that the id, the pages and the list of ``profile`` give.

    A page of a person may be that of their institution, and the other way round: it counts where
    what it is about is of the same sort.
    """
    pages = (profile.source_url, profile.website)
    found = {one for text in (profile.id, *profile.identifiers) for one in read_identifiers(text)}
    is_person = profile.kind == "researcher"
    told = (one for page in pages if page for one in _of_a_page(page))
    return frozenset(found.union(one for one in told if _is_of_a_person(one) == is_person))


def _is_of_a_person(one: Identifier) -> bool:
    return one.scheme in {"orcid", "hal"} or (one.scheme == "openalex" and one.value[0] == "A")


def read_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifier that ``text`` writes, as ``scheme:value`` or as the page of a registry.

    There is none where it does not, or where the check digits are wrong.
    """
    return tuple(dict.fromkeys((*_of_a_name(text), *_of_a_page(text))))


@lru_cache(maxsize=65_536)  # who has many links is asked about them for each partner
def keys_of(text: str) -> frozenset[str]:
    """Return the identifiers that a name or an address gives, as they are written; else ``text``.

    What is no identifier may be the id of a profile.
    """
    text = text.strip()
    found = frozenset(map(str, read_identifiers(text)))
    return found or frozenset({text})


def own_keys(profile: Profile) -> frozenset[str]:
    """Return everything ``profile`` itself goes by: its id, and what registries call it."""
    return frozenset({profile.id, *map(str, identifiers_of(profile))})


def affiliation_keys(profile: Profile) -> frozenset[str]:
    """Return everything that the organisations of ``profile`` go by."""
    return frozenset(key for text in profile.affiliation_ids for key in keys_of(text))


def _of_a_name(text: str) -> Iterator[Identifier]:
    """Read ``scheme:value``; a SIRET begins with the SIREN of its owner."""
    scheme, _, value = text.partition(":")
    scheme, value = scheme.strip().lower(), value.strip()
    if scheme == "siret" and re.fullmatch(r"[0-9 ]{14,}", value):
        scheme, value = "siren", re.sub(r"\s", "", value)[:9]
    if scheme in {"siren", "neq"}:
        value = re.sub(r"\s", "", value)
    yield from _checked(scheme, value)


def _of_a_page(address: str) -> Iterator[Identifier]:
    if "/" not in address:
        return
    for scheme, pattern in _PAGES.items():
        found = pattern.fullmatch(address.strip())
        if found:
            yield from _checked(scheme, found[1])


def _checked(scheme: str, value: str) -> Iterator[Identifier]:
    check = _CHECKS.get(scheme)
    value = value.upper() if scheme in _UPPER else value.lower()
    if check is not None and check(value):
        yield Identifier(scheme, value)
