"""Words of the command line turned into identifiers and numbers; the unknown meet near ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from matching.config import LINK_RULES
from matching.errors import RequestError
from matching.profiles.names import NameLookup
from matching.territories.vocabulary import Vocabulary, plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matching.config import LinkRule
    from matching.territories import Territories


def whole_number(option: str, text: str | None, *, lowest: int = 1) -> int | None:
    """Return the number ``text`` writes, or None where there is no text.

    Raises:
        RequestError: it is no whole number, or below ``lowest``.
    """
    if text is None:
        return None
    try:
        number = int(text)
    except ValueError:
        number = lowest - 1
    if number < lowest:
        raise RequestError("cli-number-whole", option=option, given=text, lowest=str(lowest))
    return number


def share(option: str, text: str | None) -> float | None:
    """Return the share of one that ``text`` writes, with a point or a comma; None without a text.

    Raises:
        RequestError: it is no number between 0 and 1.
    """
    if text is None:
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise RequestError("cli-number-share", option=option, given=text)
    return number


def day(option: str, text: str) -> date:
    """Return the day that ``text`` writes as year, month and day.

    Raises:
        RequestError: it is no such day.
    """
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as fault:
        raise RequestError("cli-day", option=option, given=text) from fault


def one_of(option: str, text: str, known: Iterable[str]) -> str:
    """Return ``text`` if it is one of ``known``.

    Raises:
        RequestError: it is not.
    """
    names = tuple(known)
    if text not in names:
        near = Vocabulary({name: (name,) for name in names}).near(text)
        raise _unknown(option, text, ", ".join(near), ", ".join(names))
    return text


def link_rule(text: str | None) -> LinkRule | None:
    """Return what ``--known-links`` asks for, or None where it is not given.

    Raises:
        RequestError: it is none of the rules.
    """
    if text is None:
        return None
    one_of("--known-links", text, LINK_RULES)
    return next(rule for rule in LINK_RULES if rule == text)


class Choices:
    """Finds the identifiers of kinds, territories, axes, domains, commitments and cities."""

    def __init__(self, territories: Territories) -> None:
        self._territories = territories
        self._names = NameLookup(territories)

    def find(self, option: str, field: str, texts: Sequence[str] | None) -> tuple[str, ...]:
        """Return the identifiers that ``texts`` stand for in ``field``, in the order given.

        Raises:
            RequestError: nothing of that field answers to one of them.
        """
        found = []
        for text in texts or ():
            try:
                found.append(self._names.find(field, text))
            except KeyError as fault:
                near, known = self._names.near(field, text), self._names.known(field)
                raise _unknown(option, text, near, known) from fault
        return tuple(found)

    def known(self, field: str) -> str:
        """Return every identifier of ``field`` in one line."""
        return self._names.known(field)

    def cities(
        self, option: str, texts: Sequence[str] | None, known: Iterable[str]
    ) -> tuple[str, ...]:
        """Return ``texts``, each the name of one of the ``known`` cities.

        Raises:
            RequestError: no profile is there.
        """
        asked = tuple(texts or ())
        if not asked:
            return ()
        cities = {plain_form(one): one for one in known}
        for text in asked:
            if not any(self._territories.city_matches(one, text) for one in cities.values()):
                near = Vocabulary({city: (city,) for city in cities.values()}).near(text)
                raise _unknown(option, text, ", ".join(near), ", ".join(sorted(cities.values())))
        return asked


def _unknown(option: str, given: str, near: str, known: str) -> RequestError:
    if near:
        return RequestError("cli-choice-near", option=option, given=given, near=near, known=known)
    return RequestError("cli-choice-far", option=option, given=given, known=known)
