"""Anonymous profiles with the settings of a run: words learnt from the sample, codes by the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.privacy.anonymous.common_words import CommonWords
from matching.privacy.anonymous.profile import Anonymiser, AnonymousProfile
from matching.privacy.folder import PrivacyFolder
from matching.profiles.reading import load_profiles
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.config import Settings
    from matching.profiles.model import Profile

_SIGNS: Final = 12
"""Hexadecimal digits of a reference."""


def anonymise(profiles: Sequence[Profile], settings: Settings) -> tuple[AnonymousProfile, ...]:
    """Return ``profiles`` told without saying whose they are, in the order of their references.

    In that order, as the order of a file would tell who is next to whom.

    Raises:
        WorkspaceError: the key of references cannot be read or made.
        FileUnreadableError: the sample, of which ordinary words are learnt, cannot be read.
    """
    territories = Territories.load(settings.territories)
    sample = load_profiles(settings.sample, territories).profiles
    known = {one.id: one for one in (*sample, *profiles)}
    folder = PrivacyFolder(settings.privacy_folder)
    with folder.held():
        anonymiser = Anonymiser(
            CommonWords.of(known.values(), territories),
            territories,
            lambda name: folder.digest("reference", name)[:_SIGNS].upper(),
        )
        made = (anonymiser.of(one) for one in profiles)
        return tuple(sorted(made, key=lambda one: one.reference))
