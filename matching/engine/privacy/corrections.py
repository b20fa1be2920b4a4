"""What people corrected about themselves counts more than what any file says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.language import LANGUAGES, Language, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from matching.config import Settings
    from matching.profiles.model import Profile

_SOURCE: Final = "privacy-source-rectified"
_BETWEEN: Final = " + "
"""What parts the sources of a profile that is made of several."""


def is_rectified(profile: Profile) -> bool:
    """Return whether whom the profile is about corrected it, or said how it may be used."""
    told = (profile.source or "").split(_BETWEEN)
    return any(say(_SOURCE, language) in told for language in LANGUAGES)


def as_rectified(profile: Profile, day: date, language: Language) -> Profile:
    """Return ``profile`` with the day and the source that say who corrected it."""
    before = (profile.source,) if profile.source else ()
    named = before if is_rectified(profile) else (*before, say(_SOURCE, language))
    return profile.model_copy(
        update={"source": _BETWEEN.join(named), "source_date": day.isoformat()}
    )


def with_corrections(profiles: Mapping[str, Profile], settings: Settings) -> dict[str, Profile]:
    """Return ``profiles`` (by id), those that were rectified as they were; nobody is added.

    Raises:
        WorkspaceDamagedError: the file of own profiles cannot be read, and corrections with it.
    """
    own = OwnProfiles(settings.own_profiles_file).read()
    kept = {name: one for name, one in own.items() if name in profiles and is_rectified(one)}
    return {**profiles, **kept}
