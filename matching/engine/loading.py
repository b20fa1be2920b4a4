"""Reading profiles with the territories of the settings, for whoever works in Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from matching.config import Settings, load_settings
from matching.entities.likely import duplicate_warnings
from matching.profiles import reading
from matching.profiles.reading import Loaded
from matching.territories import Territories


def load_profiles(
    paths: Path | str | Iterable[Path | str] | None = None, settings: Settings | None = None
) -> Loaded:
    """Return the profiles of files and folders, with the rejected rows; without any, the sample.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles.
    """
    chosen = settings or load_settings()
    territories = Territories.load(chosen.territories)
    return read_profiles(chosen.sample if paths is None else paths, territories)


def read_profiles(paths: Path | str | Iterable[Path | str], territories: Territories) -> Loaded:
    """Return the profiles of files and folders, likely duplicates told among the warnings.

    Raises:
        FileUnreadableError: a file cannot be read as a table of profiles.
    """
    loaded = reading.load_profiles(paths, territories)
    told = duplicate_warnings(loaded, territories)
    return replace(loaded, warnings=(*loaded.warnings, *told))
