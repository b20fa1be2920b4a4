"""Searches files and folders, and tells where what was found lies and how it is written there."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matching.privacy.finding.needles import Needle
from matching.privacy.finding.parts import Part, Source, Trail
from matching.privacy.finding.text_search import TextSearch
from matching.privacy.finding.unpacking import parts_of
from matching.privacy.finding.vector_search import Vector, VectorSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from matching.privacy.finding.spelling import Form

STEP: Final = "privacy-step-search"
VECTOR: Final = Needle("vector", "")
_TRAILS: Final = 12
"""Places in one file that are told of one needle; more of them say nothing new."""


@dataclass(frozen=True)
class Hit:
    """One thing found: in which file, where in it, and written how."""

    path: Path
    trail: Trail
    needle: Needle
    form: Form


@dataclass(frozen=True)
class Closed:
    """What could not be searched; ``reason`` is the key of the sentence that says why."""

    path: Path
    trail: Trail
    reason: str


@dataclass(frozen=True)
class Searched:
    """What a search found, in order of path."""

    hits: tuple[Hit, ...]
    closed: tuple[Closed, ...]
    files: int

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files in which something was found."""
        return tuple(dict.fromkeys(hit.path for hit in self.hits))


def search(
    places: Iterable[Path],
    needles: Iterable[Needle],
    vectors: Iterable[Vector] = (),
    *,
    leaving: Iterable[Path] = (),
    progress: Callable[[str, int, int], None] | None = None,
) -> Searched:
    """Return where ``needles`` and ``vectors`` are in the files and folders ``places``.

    Names of files count too. What lies under one of ``leaving`` is passed over; links are not
    followed. Memory stays bounded however large a file is: it is read in blocks that overlap.
    """
    texts, numbers = TextSearch(needles), VectorSearch(vectors)
    files = sorted(files_in(places, leaving), key=lambda one: one[1])
    hits: list[Hit] = []
    closed: list[Closed] = []
    for done, (root, path) in enumerate(files):
        if progress:
            progress(STEP, done, len(files))
        one = _OneFile(path, texts, numbers)
        one.look(root)
        hits += one.told()
        closed += one.closed
    if progress:
        progress(STEP, len(files), len(files))
    return Searched(tuple(hits), tuple(closed), len(files))


def files_in(places: Iterable[Path], leaving: Iterable[Path] = ()) -> Iterator[tuple[Path, Path]]:
    """Give each file under ``places`` once, in order of path, with the place it is under."""
    left = {one.resolve() for one in leaving}
    seen: set[Path] = set()
    for place in places:
        for path in _walked(place, left):
            real = path.resolve()
            if real not in seen and real not in left and not path.is_symlink() and path.is_file():
                seen.add(real)
                yield (place if place.is_dir() else place.parent), path


def _walked(place: Path, left: set[Path]) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place):
        if not _prune(place / folder, folders, left):
            yield from (place / folder / name for name in names)


def _prune(folder: Path, folders: list[str], left: set[Path]) -> bool:
    folders[:] = sorted(name for name in folders if (folder / name).resolve() not in left)
    return folder.resolve() in left


class _OneFile:
    """The search of one file."""

    def __init__(self, path: Path, texts: TextSearch, numbers: VectorSearch) -> None:
        self.path, self._texts, self._numbers = path, texts, numbers
        self.hits: list[Hit] = []
        self.closed: list[Closed] = []
        self._told: set[tuple[Trail, Needle, str]] = set()
        self._count: dict[tuple[Needle, str], int] = defaultdict(int)
        self._touched: dict[Trail, set[Needle]] = defaultdict(set)

    def look(self, root: Path) -> None:
        """Look through the file, and its name below ``root``."""
        name = self.path.relative_to(root).as_posix()
        for needle, form in self._texts.in_text(name):
            self._found((), needle, form)
        try:
            with self.path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                for part in parts_of(Source(self.path.name, file, size, path=self.path)):
                    self._look_at(part)
        except OSError:
            self.closed.append(Closed(self.path, (), "privacy-closed-unreadable"))

    def told(self) -> list[Hit]:
        """Return what was found, each at its nearest place only."""
        held = {(hit.needle, hit.trail[:end]) for hit in self.hits for end in range(len(hit.trail))}
        return [hit for hit in self.hits if (hit.needle, hit.trail) not in held]

    def _look_at(self, part: Part) -> None:
        match part.kind:
            case "closed":
                self.closed.append(Closed(self.path, part.trail, part.text))
            case "value":
                self._all(part.trail, self._texts.in_value(part.text))
            case "cell":
                self._touched[part.trail[:-1]] |= set(self._texts.touched(part.text))
                self._all(part.trail, self._texts.in_value(part.text))
            case "text" if part.block:
                self._all(part.trail, self._texts.in_block(part.block))
            case "text":
                self._all(part.trail, self._texts.in_text(part.text))
            case "print":
                self._all(part.trail, self._texts.in_print(part.text))
            case "bytes" | "remnant":
                known = self._touched[part.trail] if part.kind == "remnant" else ()
                found = self._texts.in_bytes(part.block)
                self._all(part.trail, (one for one in found if one[0] not in known))
                self._vectors(part)
            case "numbers":
                self._vectors(part)

    def _all(self, trail: Trail, found: Iterable[tuple[Needle, Form]]) -> None:
        for needle, form in found:
            self._found(trail, needle, form)

    def _vectors(self, part: Part) -> None:
        for form in set(self._numbers.in_bytes(part.block)):
            self._found(part.trail, VECTOR, form)

    def _found(self, trail: Trail, needle: Needle, form: Form) -> None:
        if (trail, needle, form) not in self._told and self._count[needle, form] < _TRAILS:
            self._told.add((trail, needle, form))
            self._count[needle, form] += 1
            self.hits.append(Hit(self.path, trail, needle, form))
