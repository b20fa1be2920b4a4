"""From the name of a city, as files and people write it, to the place and its territory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from matching.territories.vocabulary import AmbiguousNameError, Vocabulary, plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matching.territories.model import Borough, Place, Territory

_SHORT_WORDS = {"st": "saint", "ste": "sainte"}
# Postal codes and delivery words are no part of a name ("69100 Villeurbanne Cedex").
_POSTAL = re.compile(r"\b(?:\w*\d\w*|cedex)\b")


class Location(NamedTuple):
    """A place, the territory it belongs to, and the borough where one was named."""

    territory: str
    place: Place
    borough: Borough | None


class Gazetteer:
    """All the places of both territories by name, alias and borough."""

    def __init__(self, territories: Iterable[Territory]) -> None:
        names: dict[str, list[str]] = {}
        self._locations: dict[str, Location] = {}
        for territory in territories:
            for place in territory.cities:
                for part in (None, *place.boroughs):
                    named = part or place
                    key = "/".join([territory.id, place.name, *([part.name] if part else [])])
                    if key in names:
                        raise AmbiguousNameError(named.name, key, key)
                    self._locations[key] = Location(territory.id, place, part)
                    names[key] = [_long_form(name) for name in (named.name, *named.aliases)]
        self._names = Vocabulary(names)

    def locate(self, text: str) -> Location | None:
        """Return where ``text`` is, or None where neither territory has such a place."""
        for form in _forms(text):
            try:
                return self._locations[self._names.find(form)]
            except KeyError:
                continue
        return None


def _long_form(text: str) -> str:
    return " ".join(_SHORT_WORDS.get(word, word) for word in plain_form(text).split())


def _forms(text: str) -> Iterator[str]:
    """Yield readings of an address line, the most literal first."""
    yield _long_form(text)
    head = re.split(r"[,(/]", text, maxsplit=1)[0]
    for part in (text, head):
        yield _long_form(_POSTAL.sub(" ", plain_form(part)))
