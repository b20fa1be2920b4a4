"""The two languages of the screen, and the message catalogues behind them.

Every sentence a person reads lives in ``matching/locales/<language>/*.ftl`` (Project Fluent),
French first. Code names a message by its key and passes values; it never holds the sentence itself.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LOCALES = Path(__file__).parent / "locales"
# A narrow no-break space groups thousands in French; the comma is its decimal mark.
_DECIMAL_MARK: dict[Language, str] = {"fr": ",", "en": "."}


def say(key: str, language: Language, **values: object) -> str:
    """Return the sentence named ``key`` in ``language``, with ``values`` filled in.

    Raises:
        KeyError: the catalogue of that language has no such message.
        ValueError: the message needs a value that was not given.
    """
    bundle = _bundle(language)
    message = bundle.get_message(key)
    text, faults = bundle.format_pattern(message.value, values)
    if faults:
        raise ValueError(f"message {key!r} in {language!r}: {faults[0]}")
    return str(text)


def has_message(key: str, language: Language) -> bool:
    """Return whether the catalogue of ``language`` holds a message named ``key``."""
    return bool(_bundle(language).has_message(key))


def decimal(value: float, language: Language, places: int = 2) -> str:
    """Return ``value`` written with the decimal mark of ``language`` (0,83 in French)."""
    return f"{value:.{places}f}".replace(".", _DECIMAL_MARK[language])


def enumerate_words(words: list[str], language: Language) -> str:
    """Return words as a spoken list: ``a, b et c`` in French, ``a, b and c`` in English."""
    if len(words) < 2:
        return "".join(words)
    return say("list-last", language, head=", ".join(words[:-1]), last=words[-1])


@cache
def _bundle(language: Language):  # type: ignore[no-untyped-def]  # fluent ships no types
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 - 0.1 s, only when used

    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((_LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
