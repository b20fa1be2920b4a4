"""Everything that is held of one person or organisation: in the index, typed in, in files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.lookup import Lookup
from matching.errors import WorkspaceMissingError
from matching.index.workspace import Workspace
from matching.privacy.marks import marks_of
from matching.profiles.reading import load_profiles
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.profiles.model import Profile

INDEX: Final = "index"
OWN: Final = "own"


@dataclass(frozen=True)
class Held:
    """One profile, and where it is held: ``index``, ``own``, or the path of a file."""

    where: str
    profile: Profile


@dataclass(frozen=True)
class Subject:
    """Whom a request is about."""

    profile: Profile
    """The one that was found, as it was typed in or else as it is indexed."""
    held: tuple[Held, ...]
    """It, and every other of the same id or with an identifier of a registry in common."""
    namesakes: tuple[Profile, ...]
    """Others of the same name, territory and kind: perhaps the same, perhaps not."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what is held, in order."""
        return tuple(sorted({one.profile.id for one in self.held}))


class Holdings:
    """What is held by the settings of a run, and in files that are named besides.

    Files are read whole: who was left out for good has to be found there, to be let in again.
    """

    def __init__(self, settings: Settings, files: Sequence[Path] = ()) -> None:
        self._settings = settings
        self._files = files

    @cached_property
    def all(self) -> tuple[Held, ...]:
        """Every profile with where it is held.

        Raises:
            WorkspaceDamagedError: the index, or the file of own profiles, cannot be read.
            FileUnreadableError: a file cannot be read.
        """
        own = OwnProfiles(self._settings.own_profiles_file).read()
        found = [Held(OWN, one) for one in own.values()]
        found += [Held(INDEX, one) for one in self._indexed()]
        territories = Territories.load(self._settings.territories)
        for path in self._files:
            found += [Held(str(path), one) for one in load_profiles(path, territories).profiles]
        return tuple(found)

    def find(self, text: str) -> Subject:
        """Return whom an id or a name means.

        Raises:
            UnknownProfileError: none, or several, are meant.
            WorkspaceError: the index cannot be read.
            FileUnreadableError: a file cannot be read.
        """
        first: dict[str, Profile] = {}
        for one in self.all:
            first.setdefault(one.profile.id, one.profile)
        return self.about(Lookup(tuple(first.values())).find(text))

    def about(self, profile: Profile) -> Subject:
        """Return everything held of whom ``profile`` is about."""
        marks = marks_of(profile)
        held, namesakes = [], {}
        for one in self.all:
            other = marks_of(one.profile)
            if other.id == marks.id or other.registered & marks.registered:
                held.append(one)
            elif other.name == marks.name:
                namesakes[one.profile.id] = one.profile
        return Subject(profile, tuple(held), tuple(namesakes.values()))

    def _indexed(self) -> tuple[Profile, ...]:
        try:
            _, contents = Workspace(self._settings.workspace_folder).read()
        except WorkspaceMissingError:
            return ()
        return tuple(one for side in contents.sides.values() for one in side.alone.profiles)
