"""What filters and features ask of profiles, as arrays of one row per profile."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matching.profiles.model import KINDS, Profile

Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
REQUEST = len(KINDS)
"""The code of a request, which does not say what kind of organisation makes it."""


@dataclass(frozen=True)
class Marks:
    """Which of ``names`` each profile bears: one row per profile, one column per name."""

    names: tuple[str, ...]
    flags: Flags

    @classmethod
    def of(cls, borne: Sequence[Iterable[str]]) -> Marks:
        """Return the marks ``borne`` by each profile."""
        names = tuple(sorted({name for one in borne for name in one}))
        column = {name: at for at, name in enumerate(names)}
        flags = np.zeros((len(borne), len(names)), np.bool_)
        for row, one in enumerate(borne):
            flags[row, [column[name] for name in one]] = True
        return cls(names, flags)

    def take(self, rows: Sequence[int] | Rows) -> Marks:
        """Return the marks of those rows."""
        return Marks(self.names, self.flags[rows])

    def any_of(self, wanted: Iterable[str]) -> Flags:
        """Return whether each profile bears one of ``wanted`` at least."""
        columns = [self.names.index(name) for name in wanted if name in self.names]
        return np.asarray(self.flags[:, columns].any(axis=1))


@dataclass(frozen=True)
class Traits:
    """Traits of some profiles."""

    kinds: npt.NDArray[np.int8]
    """Where the kind stands in ``KINDS``; REQUEST for a request."""
    works_only: Flags
    """Whether works are all the profile tells of itself."""
    cities: npt.NDArray[np.int32]
    """Where the city stands in ``city_names``; -1 where it is unknown."""
    city_names: tuple[str, ...]
    axes: Marks
    domains: Marks
    commitments: Marks

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Traits:
        """Return the traits of ``profiles``."""
        code = {kind: at for at, kind in enumerate(KINDS)}
        kinds = [REQUEST if one.is_request else code[one.kind] for one in profiles]
        city_names = tuple(sorted({one.city for one in profiles if one.city}))
        place = {name: at for at, name in enumerate(city_names)}
        return cls(
            np.array(kinds, np.int8),
            np.array([one.speaks_by_works for one in profiles], np.bool_),
            np.array([place[one.city] if one.city else -1 for one in profiles], np.int32),
            city_names,
            Marks.of([one.axes for one in profiles]),
            Marks.of([one.domains for one in profiles]),
            Marks.of([one.commitments for one in profiles]),
        )

    def take(self, rows: Sequence[int] | Rows) -> Traits:
        """Return the traits of those rows, in the order given."""
        at = np.asarray(rows, np.intp)
        return Traits(
            self.kinds[at],
            self.works_only[at],
            self.cities[at],
            self.city_names,
            self.axes.take(at),
            self.domains.take(at),
            self.commitments.take(at),
        )

    def in_cities(self, names: Iterable[str]) -> Flags:
        """Return whether the city of each profile is one of ``names``."""
        wanted = set(names)
        codes = [code for code, name in enumerate(self.city_names) if name in wanted]
        return np.isin(self.cities, codes)

    def save(self, folder: Path) -> None:
        """Write the traits into ``folder`` as arrays, and their names as JSON."""
        folder.mkdir(parents=True, exist_ok=True)
        names: dict[str, Sequence[str]] = {"cities": self.city_names}
        for name in ("kinds", "works_only", "cities"):
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)
        for name in ("axes", "domains", "commitments"):
            marks: Marks = getattr(self, name)
            np.save(folder / f"{name}.npy", marks.flags, allow_pickle=False)
            names[name] = marks.names
        text = json.dumps(names, ensure_ascii=False)
        (folder / "names.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Traits:
        """Return what ``save`` wrote into ``folder``, mapped and not read.

        Raises:
            OSError: a file is absent.
        """
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        kinds, works_only, cities, axes, domains, commitments = (
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
            for name in ("kinds", "works_only", "cities", "axes", "domains", "commitments")
        )
        return cls(
            kinds,
            works_only,
            cities,
            tuple(names["cities"]),
            Marks(tuple(names["axes"]), axes),
            Marks(tuple(names["domains"]), domains),
            Marks(tuple(names["commitments"]), commitments),
        )
