"""Who of one territory goes by which name, and whose links name whom: looked up, never scanned.

Two lists of names in order, each with the rows they lead to. On the disk a lookup reads some
twenty names; in memory both lists are made when they are first asked for.

links/own.*     everything a profile goes by, its id and what registries call it
links/named.*   everything the links of a profile name
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matching.entities.identifiers import keys_of, own_keys
from matching.index.stored_texts import StoredTexts, write_texts
from matching.profiles.model import Profile


@dataclass(frozen=True)
class Names:
    """Names in order, and the row each leads to; a name may be there several times."""

    names: Sequence[str]
    rows: npt.NDArray[np.int32]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Names:
        """Return those names and rows, each pair once."""
        ordered = sorted(set(pairs))
        return cls([name for name, _ in ordered], np.array([row for _, row in ordered], np.int32))

    def find(self, name: str) -> list[int]:
        """Return the rows that ``name`` leads to."""
        start = bisect_left(self.names, name)
        if start == len(self.names) or self.names[start] != name:
            return []
        rows: list[int] = self.rows[start : bisect_right(self.names, name, start)].tolist()
        return rows

    def save(self, path: Path) -> None:
        """Write the names at ``path`` (without ending)."""
        write_texts(self.names, path)
        np.save(path.with_name(f"{path.name}.rows.npy"), self.rows, allow_pickle=False)

    @classmethod
    def open(cls, path: Path) -> Names:
        """Return what ``save`` wrote at ``path``, mapped and not read.

        Raises:
            OSError: a file is absent.
        """
        rows = np.load(path.with_name(f"{path.name}.rows.npy"), mmap_mode="r", allow_pickle=False)
        return cls(StoredTexts.open(path), np.asarray(rows))


class LinkTable:
    """The names of the profiles of one territory, and those that their links name."""

    def __init__(self, profiles: Sequence[Profile] = ()) -> None:
        self._profiles = profiles

    @cached_property
    def own(self) -> Names:
        """Everything each profile goes by."""
        return Names.of(
            (key, row) for row, one in enumerate(self._profiles) for key in own_keys(one)
        )

    @cached_property
    def named(self) -> Names:
        """Everything the links of each profile name."""
        return Names.of(
            (key, row)
            for row, one in enumerate(self._profiles)
            for link in one.links
            for key in keys_of(link.partner)
        )

    def save(self, folder: Path) -> None:
        """Write both lists into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        self.own.save(folder / "own")
        self.named.save(folder / "named")

    @classmethod
    def open(cls, folder: Path) -> LinkTable:
        """Return what ``save`` wrote into ``folder``; an index without it knows of no link.

        Raises:
            OSError: a file is absent, and the folder is not.
        """
        table = cls()
        if folder.is_dir():
            table.own, table.named = (Names.open(folder / name) for name in ("own", "named"))
        return table
