"""The profiles of one territory on the disk: each is read when it is asked for, and found by id."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import overload

from pydantic import ValidationError

from matching.errors import WorkspaceDamagedError
from matching.index.stored_texts import StoredTexts, write_texts
from matching.profiles.model import Profile
from matching.territories.vocabulary import plain_form


class StoredProfiles(Sequence[Profile]):
    """Profiles in id order; what was read once is kept."""

    def __init__(self, records: StoredTexts, ids: StoredTexts, names: StoredTexts) -> None:
        self._records = records
        self._read: dict[int, Profile] = {}
        self.ids = ids
        self.names = names
        """Without case, accents and punctuation, as names are looked up."""

    @classmethod
    def open(cls, folder: Path) -> StoredProfiles:
        """Return the profiles that ``write_profiles`` wrote into ``folder``.

        Raises:
            OSError: a file is absent.
        """
        return cls(*(StoredTexts.open(folder / name) for name in ("records", "ids", "names")))

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, at: int) -> Profile: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Profile, ...]: ...
    def __getitem__(self, at: int | slice) -> Profile | tuple[Profile, ...]:
        """Return one profile, or a tuple of those of a slice."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        row = at + len(self) if at < 0 else at
        if row not in self._read:
            try:
                self._read[row] = Profile.model_validate_json(self._records.encoded(row))
            except ValidationError as fault:
                path = str(self._records.path)
                raise WorkspaceDamagedError("error-workspace-altered", path=path) from fault
        return self._read[row]


class Sorted(Mapping[str, int]):
    """The row of each of some sorted ids, by binary search."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __getitem__(self, name: str) -> int:
        row = bisect_left(self._ids, name)
        if row == len(self._ids) or self._ids[row] != name:
            raise KeyError(name)
        return row


def ids_of(profiles: Sequence[Profile]) -> Sequence[str]:
    """Return the id of each profile, without reading those that are stored."""
    return profiles.ids if isinstance(profiles, StoredProfiles) else [one.id for one in profiles]


def names_of(profiles: Sequence[Profile]) -> Sequence[str]:
    """Return the plain name of each profile, without reading those that are stored."""
    if isinstance(profiles, StoredProfiles):
        return profiles.names
    return [plain_form(one.name) for one in profiles]


def write_profiles(profiles: Sequence[Profile], folder: Path) -> None:
    """Write ``profiles``, which come in id order, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    records = (one.model_dump_json(exclude_defaults=True) for one in profiles)
    write_texts(records, folder / "records")
    write_texts((one.id for one in profiles), folder / "ids")
    write_texts((plain_form(one.name) for one in profiles), folder / "names")
