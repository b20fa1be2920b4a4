"""In which language a quoted sentence is written, as far as its profile says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.language import LANGUAGES

if TYPE_CHECKING:
    from matching.language import Language
    from matching.profiles.model import Profile


def spoken_in(profile: Profile, text: str) -> Language | None:
    """Return the language under which ``profile`` holds ``text``, or None where it does not say.

    Keywords and works carry no language.
    """
    for language in LANGUAGES:
        summary = getattr(profile, f"summary_{language}") or ""
        told = (*getattr(profile, f"offers_{language}"), *getattr(profile, f"seeks_{language}"))
        if text in told or text in summary:
            return language
    return None
