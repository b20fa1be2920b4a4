"""Reading profiles with the territories of the settings, without whoever is left out for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from matching.config import Settings, load_settings
from matching.entities.likely import duplicate_warnings
from matching.privacy.suppression import SuppressionList
from matching.profiles import reading
from matching.profiles.model import Profile
from matching.profiles.reading import Loaded
from matching.territories import Territories


def load_profiles(
    paths: Path | str | Iterable[Path | str] | None = None, settings: Settings | None = None
) -> Loaded:
    """Return the profiles of files and folders, with the rejected rows; without any, the sample.

    Whoever objected or was erased is withheld, whichever file or source tells of them, and links
    of others to them are left out.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles.
        WorkspaceDamagedError: the list of whom to leave out cannot be read.
    """
    chosen = settings or load_settings()
    territories = Territories.load(chosen.territories)
    given = chosen.sample if paths is None else paths
    listed = SuppressionList(chosen.privacy_folder)
    loaded = read_profiles(given, territories, listed.admits)
    return replace(loaded, profiles=tuple(map(listed.unlinked, loaded.profiles)))


def read_profiles(
    paths: Path | str | Iterable[Path | str],
    territories: Territories,
    admit: Callable[[Profile], bool],
) -> Loaded:
    """Return the profiles of files and folders, likely duplicates told among the warnings.

    Those that ``admit`` refuses are withheld.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles.
    """
    loaded = reading.load_profiles(paths, territories, admit)
    told = duplicate_warnings(loaded, territories)
    return replace(loaded, warnings=(*loaded.warnings, *told))
