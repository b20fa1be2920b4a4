"""Finding an identifier from what a person typed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_NEAREST = 3
_SHORT_NAME = 3
_LOWEST_LIKENESS = 0.8
"""Of 1; below it a suggestion surprises more than it helps."""


def plain_form(text: str) -> str:
    """Return ``text`` without case, accents or punctuation, its words parted by one space."""
    # Decomposing may bring capitals to light, and folding them something more to decompose.
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded).translate(_LIGATURES)
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", " ", letters).strip()


class AmbiguousNameError(ValueError):
    """Two things of one vocabulary answer to the same name; caught by the reader of the file."""

    def __init__(self, name: str, first: str, second: str) -> None:
        super().__init__(name, first, second)
        self.name, self.first, self.second = name, first, second


class Vocabulary:
    """The names of a few things, each name leading to one identifier."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._identifiers: dict[str, str] = {}
        for identifier, words in names.items():
            for word in words:
                known = self._identifiers.setdefault(plain_form(word), identifier)
                if known != identifier:
                    raise AmbiguousNameError(word, known, identifier)

    def find(self, text: str) -> str:
        """Return the identifier that answers to ``text``.

        Raises:
            KeyError: nothing answers to it.
        """
        return self._identifiers[plain_form(text)]

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Return the identifiers that ``text`` names somewhere, in the order of the vocabulary.

        A name of three letters or fewer counts only where it is written in capitals: "IT" is a
        field, "it" a word.
        """
        spaced = f" {plain_form(text)} "
        capitals = {plain_form(word) for word in re.findall(r"\w+", text) if word.isupper()}
        found = {
            identifier
            for name, identifier in self._identifiers.items()
            if (name in capitals if len(name) <= _SHORT_NAME else f" {name} " in spaced)
        }
        return tuple(i for i in dict.fromkeys(self._identifiers.values()) if i in found)

    def near(self, text: str) -> tuple[str, ...]:
        """Return at most three identifiers with a name that looks like ``text``, best first."""
        likeness: dict[str, float] = {}
        # Jaro-Winkler forgives slips and favours a common beginning, which cut words have; a
        # partial ratio would find "ia" inside any longer word.
        scored = process.extract(
            plain_form(text),
            list(self._identifiers),
            scorer=JaroWinkler.normalized_similarity,
            score_cutoff=_LOWEST_LIKENESS,
            limit=None,
        )
        for name, score, _ in scored:
            identifier = self._identifiers[name]
            likeness[identifier] = max(score, likeness.get(identifier, 0.0))
        ordered = sorted(likeness, key=lambda identifier: (-likeness[identifier], identifier))
        return tuple(ordered[:_NEAREST])
