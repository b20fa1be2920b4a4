"""Where somebody may be: what lies under the home of the settings, and the files somebody names."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matching.entities.records import RECORD_SUFFIX
from matching.errors import WorkspaceError
from matching.index.workspace import Workspace
from matching.privacy.erasing.profile_files import is_profile_file
from matching.privacy.finding.searching import files_in
from matching.profiles.rejects import REJECTS_SUFFIX
from matching.profiles.writing import drafts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.config import Settings

_MODELS = ("encoders", "compiled")
"""Folders under the home that hold language models, which come from a package."""
_LAID_DOWN = "matching-*"
"""What a page that was killed may leave of files that were sent to it."""


@dataclass(frozen=True)
class Places:
    """The places of one search or erasure."""

    kept: tuple[Path, ...]
    """What the program keeps: the home, the workspace, the file of decisions, the temporary."""
    named: tuple[Path, ...]
    """Files and folders that somebody named."""
    origin: tuple[Path, ...]
    """Files the index was built from that nobody named: they are searched, and not changed."""
    leaving: tuple[Path, ...]
    """What is not searched: language models, and what is written down of the erasure itself."""
    state: tuple[Path, ...]
    """What the program works with, and that no erasure removes whole."""

    @classmethod
    def of(cls, settings: Settings, named: Sequence[Path] = ()) -> Places:
        """Return the places of ``settings``, and of files and folders that are ``named``."""
        temporary = Path(tempfile.gettempdir()).glob(_LAID_DOWN)
        kept = (settings.home, settings.workspace_folder, settings.feedback_file, *temporary)
        journals = [
            settings.feedback_file.with_name(f"{settings.feedback_file.name}{end}")
            for end in ("-wal", "-journal")
        ]
        told = (*named, *(beside for one in named for beside in _beside(one)))
        given = {one.resolve() for one in told}
        origin = tuple(
            path
            for path in _origin(settings)
            if path.exists()
            and not given & {path.resolve(), *path.resolve().parents}
            and settings.home.resolve() not in path.resolve().parents
        )
        models = tuple(settings.home / name for name in _MODELS)
        return cls(
            (*kept, *journals),
            tuple(told),
            origin,
            (*models, settings.privacy_folder / "erasing"),
            (
                settings.workspace_folder,
                settings.sources_folder,
                settings.privacy_folder,
                settings.own_profiles_file,
                settings.feedback_file,
            ),
        )

    @property
    def all(self) -> tuple[Path, ...]:
        """Everything that is searched."""
        return (*self.kept, *self.named, *self.origin)

    def is_state(self, path: Path) -> bool:
        """Return whether ``path`` is, or is part of, what the program works with."""
        whole = path.resolve()
        return any(one in (whole, *whole.parents) for one in (at.resolve() for at in self.state))

    def profile_files(self) -> tuple[Path, ...]:
        """Return the named files that hold profiles."""
        return tuple(one for one in self._named_files() if is_profile_file(one))

    def merge_records(self) -> tuple[Path, ...]:
        """Return the named records of merges."""
        return tuple(one for one in self._named_files() if one.name.endswith(RECORD_SUFFIX))

    def rejects(self) -> tuple[Path, ...]:
        """Return the named files of rejected rows."""
        return tuple(one for one in self._named_files() if one.name.endswith(REJECTS_SUFFIX))

    def _named_files(self) -> list[Path]:
        return sorted({path for _, path in files_in(self.named)})


def _beside(path: Path) -> list[Path]:
    """Return what the program wrote beside a file: merges, rejected rows, drafts left by kills."""
    if not path.is_file():
        return []
    names = (path.name + RECORD_SUFFIX, path.name + REJECTS_SUFFIX, path.stem + REJECTS_SUFFIX)
    told = [path.with_name(name) for name in names]
    return [one for one in told if one.is_file()] + drafts_of(path)


def _origin(settings: Settings) -> list[Path]:
    try:
        told = Workspace(settings.workspace_folder).manifest().origin
    except WorkspaceError:
        return []
    return [Path(one) for one in told]
