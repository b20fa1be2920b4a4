"""The two languages of the screen, and the message catalogues behind them.

Every sentence a person reads lives in ``matching/locales/<language>/*.ftl`` (Project Fluent),
French first. Code names a message by its key and passes values; it never holds the sentence itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LOCALES = Path(__file__).parent / "locales"
_START = re.compile(r"^([a-zA-Z][\w-]*)(?= *=)", re.MULTILINE)
"""The key of a message: only there does a line begin with a letter."""
_LONGEST_PART = 2500
"""Characters of a value that Fluent refuses; it is asked about those that are longer."""
# A narrow no-break space groups thousands in French; the comma is its decimal mark.
_DECIMAL_MARK: dict[Language, str] = {"fr": ",", "en": "."}


def say(key: str, language: Language, **values: object) -> str:
    """Return the sentence named ``key`` in ``language``, with ``values`` filled in.

    Raises:
        KeyError: the catalogue of that language has no such message.
        ValueError: the message needs a value that was not given.
    """
    if not values:
        return _plain(key, language)
    if all(type(value) is str for value in values.values()):
        # Equal texts are told alike; equal numbers are not (1, 1.0, True).
        return _said(key, language, tuple(values.items()))
    return _filled(key, language, values)


def has_message(key: str, language: Language) -> bool:
    """Return whether the catalogue of ``language`` holds a message named ``key``."""
    return key in _catalogue(language)


def decimal(value: float, language: Language, places: int = 2) -> str:
    """Return ``value`` written with the decimal mark of ``language`` (0,83 in French)."""
    return f"{value:.{places}f}".replace(".", _DECIMAL_MARK[language])


def enumerate_words(words: list[str], language: Language) -> str:
    """Return words as a spoken list: ``a, b et c`` in French, ``a, b and c`` in English."""
    if len(words) < 2:
        return "".join(words)
    return say("list-last", language, head=", ".join(words[:-1]), last=words[-1])


@cache  # no more of them than the catalogues hold
def _plain(key: str, language: Language) -> str:
    return _filled(key, language, {})


@lru_cache(maxsize=512)  # one answer says many sentences again
def _said(key: str, language: Language, values: tuple[tuple[str, object], ...]) -> str:
    return _filled(key, language, dict(values))


def _filled(key: str, language: Language, values: Mapping[str, object]) -> str:
    text, faults = _catalogue(language).say(key, values)
    if faults:
        raise ValueError(f"message {key!r} in {language!r}: {faults[0]}")
    return text


class _Catalogue:
    """The messages of one language, each parsed when it is first said.

    Parsing all of them takes a third of a second, and a run says a few dozen. Messages do not
    refer to one another (a test holds them to that), so each stands alone.
    """

    def __init__(self, language: Language) -> None:
        from fluent.runtime import FluentBundle  # noqa: PLC0415 - 0.1 s, only when used

        self._bundle = FluentBundle([language], use_isolating=False)
        self._plain: dict[str, tuple[tuple[str, bool], ...] | None] = {}
        self._sources: dict[str, str] = {}
        for path in sorted((_LOCALES / language).glob("*.ftl")):
            parts = _START.split(path.read_text(encoding="utf-8"))
            self._sources |= {
                key: key + rest for key, rest in zip(parts[1::2], parts[2::2], strict=True)
            }

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def say(self, key: str, values: Mapping[str, object]) -> tuple[str, list[Exception]]:
        """Return the sentence and what was wrong with ``values``."""
        if not self._bundle.has_message(key):
            from fluent.runtime import FluentResource  # noqa: PLC0415

            self._bundle.add_resource(FluentResource(self._sources[key]))
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        if isinstance(pattern, str):  # nothing to fill in
            return pattern, []
        if key not in self._plain:
            self._plain[key] = _parts(pattern)
        parts = self._plain[key]
        if parts is not None and all(_is_short(values.get(name)) for name, given in parts if given):
            return "".join(str(values[part]) if given else part for part, given in parts), []
        text, faults = self._bundle.format_pattern(pattern, dict(values))
        return str(text), faults


def _parts(pattern: object) -> tuple[tuple[str, bool], ...] | None:
    """Return a message that only puts values between texts as (text or name, is it a name).

    None for any other: it chooses among forms, or formats numbers. Fluent takes forty microseconds
    for what a join does in one, and a page says a hundred such sentences.
    """
    from fluent.runtime import resolver  # noqa: PLC0415

    parts: list[tuple[str, bool]] = []
    for element in getattr(pattern, "elements", [None]):
        if isinstance(element, resolver.TextElement):
            parts.append((element.value, False))
        elif isinstance(element, resolver.VariableReference):
            parts.append((element.id.name, True))
        elif isinstance(element, resolver.Placeable) and isinstance(
            element.expression, resolver.VariableReference
        ):
            parts.append((element.expression.id.name, True))
        else:
            return None
    return tuple(parts)


def _is_short(value: object) -> bool:
    return type(value) is str and len(value) <= _LONGEST_PART


@cache
def _catalogue(language: Language) -> _Catalogue:
    return _Catalogue(language)
