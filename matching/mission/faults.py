"""What is wrong in the files of a mission, each fault told with its place; all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from matching.errors import InputError
from matching.language import Language, say

_KEYED = {".toml", ".json"}
"""Files whose values have keys rather than columns."""


@dataclass(frozen=True)
class MissionFault:
    """One thing to mend, or to look at: where it is, and the sentence that says what it is."""

    file: str
    """Empty where the sentence itself names the file."""
    sheet: str | None
    row: int | None
    """The line of a text file or the row of a sheet, from 1."""
    column: str | None
    """The heading of its column; in a TOML or JSON file, the path of its key."""
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return the sentence in ``language``, preceded by its place."""
        sentence, place = self.sentence(language), self.place(language)
        return (
            say("mission-input-told", language, place=place, said=sentence) if place else sentence
        )

    def sentence(self, language: Language) -> str:
        """Return the sentence in ``language``, without its place."""
        return say(self.key, language, **self.values)

    def place(self, language: Language) -> str:
        """Return where it is: the file, then the sheet, row and column, or key, that are known."""
        words = [self.file] if self.file else []
        if self.sheet is not None:
            words.append(say("mission-input-place-sheet", language, sheet=self.sheet))
        if self.row is not None:
            words.append(say("mission-input-place-row", language, row=str(self.row)))
        if self.column is not None and PurePath(self.file).suffix.lower() in _KEYED:
            words.append(say("mission-input-place-key", language, path=self.column))
        elif self.column is not None:
            words.append(say("mission-input-place-column", language, column=self.column))
        return ", ".join(words)


@dataclass(frozen=True)
class Place:
    """A file, or a row of it, in which faults are found."""

    file: str
    sheet: str | None = None
    row: int | None = None

    def fault(self, column: str | None, key: str, /, **values: object) -> MissionFault:
        """Return a fault found there; ``column`` is None where it is about the whole row."""
        return MissionFault(self.file, self.sheet, self.row, column, key, values)


class MissionInputError(InputError):
    """The files of the mission cannot be used as they are; ``faults`` are all that is wrong."""

    def __init__(self, faults: Sequence[MissionFault]) -> None:
        super().__init__(faults[0].key, **faults[0].values)
        self.faults = tuple(faults)

    def text(self, language: Language) -> str:
        """Return the sentences of all faults, one a line."""
        return "\n".join(fault.text(language) for fault in self.faults)
