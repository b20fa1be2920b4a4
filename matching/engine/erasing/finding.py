"""Finding where somebody is, or where some words are, in everything the program keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.engine.erasing.gathering import gather
from matching.engine.erasing.places import Places
from matching.privacy.finding.needles import text_needles
from matching.privacy.finding.searching import Searched, search

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.privacy.finding.vector_search import Vector


def find_person(
    who: Sequence[str],
    settings: Settings,
    *,
    texts: Sequence[str] = (),
    files: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Searched:
    """Return where those that ``who`` names are: names, identifiers, sentences and vectors.

    ``texts`` are looked for as well, and alone where nobody is named. Besides what the program
    keeps, the ``files`` and folders somebody names are searched.

    Raises:
        UnknownProfileError: nobody is meant, or several are.
        WorkspaceError: the index cannot be read.
    """
    places = Places.of(settings, files)
    needles = text_needles(texts)
    vectors: tuple[Vector, ...] = ()
    if who:
        found = gather(who, settings, places)
        needles, vectors = (*needles, *found.needles), found.vectors
    return search(places.all, needles, vectors, leaving=places.leaving, progress=progress)
