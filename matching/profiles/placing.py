"""Texts without a stated language, put where they belong, and texts that belie the one stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.language import LANGUAGES
from matching.profiles.columns import BILINGUAL
from matching.profiles.language_detection import detect_language, is_clearly_not

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from matching.language import Language


def misplaced_texts(values: Mapping[str, Any]) -> tuple[tuple[str, Language], ...]:
    """Return the field and the stated language of each text that is clearly in the other one."""
    return tuple(
        (f"{field}_{language}", language)
        for field in BILINGUAL
        for language in LANGUAGES
        if (found := values.get(f"{field}_{language}")) and is_clearly_not(_joined(found), language)
    )


def place_texts(loose: Mapping[str, Any], values: MutableMapping[str, Any]) -> None:
    """Add each text of ``loose`` (by field) to ``values`` under the language it is written in.

    A list goes whole to one language, so that no item is lost to who reads the other. Where its
    language stays undecided a text follows the other texts of the row, and failing these is French.
    """
    detected = {field: detect_language(_joined(found)) for field, found in loose.items()}
    usual = next(filter(None, detected.values()), None) or _stated_language(values)
    for field, found in loose.items():
        name = f"{field}_{detected[field] or usual}"
        before = values.get(name)
        if before and isinstance(found, str):
            found = before if found == before else f"{before}\n{found}"  # noqa: PLW2901
        elif before:
            found = (*before, *(item for item in found if item not in before))  # noqa: PLW2901
        values[name] = found


def _stated_language(values: Mapping[str, Any]) -> Language:
    for language in LANGUAGES:
        if any(values.get(f"{field}_{language}") for field in BILINGUAL):
            return language
    return LANGUAGES[0]


def _joined(found: str | tuple[str, ...]) -> str:
    return found if isinstance(found, str) else ". ".join(found)
