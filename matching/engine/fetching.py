"""Profiles from a source of open data: by network, or from files."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from matching.engine.erasing.keeping import keeping_for
from matching.privacy.suppression import SuppressionList
from matching.sources.asking import Asker, Pace
from matching.sources.fetching import fetch
from matching.sources.page_store import PageStore
from matching.sources.pages import pages_from_files, pages_from_network
from matching.sources.registry import make_source
from matching.sources.transport import HttpTransport
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.sources.fetching import Fetched
    from matching.sources.pages import ReadPage


def fetch_profiles(
    name: str,
    settings: Settings,
    *,
    territory: str | None = None,
    options: Mapping[str, tuple[str, ...]] | None = None,
    files: Sequence[Path] = (),
    limit: int | None = None,
    refresh: bool = False,
    pace: Pace | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Return the profiles of the source ``name``, from ``files`` or else from its server.

    Raises:
        RequestError: the source is unknown, or its options make no sense.
        FileUnreadableError: a file is not one of its records.
        SourceError: the server gives nothing at all.
        WorkspaceDamagedError: the list of whom to leave out cannot be read.
    """
    source = make_source(name, Territories.load(settings.territories), territory, options)
    listed = SuppressionList(settings.privacy_folder)

    def fetched(pages: Iterable[ReadPage]) -> Fetched:
        found = fetch(source, pages, limit=limit, admit=listed.admits, progress=progress)
        return replace(found, profiles=tuple(map(listed.unlinked, found.profiles)))

    if files:
        return fetched(pages_from_files(source, files))
    pace = pace or Pace()
    store = PageStore(settings.sources_folder / source.name)
    key = os.environ.get(source.key.variable) if source.key else None
    with HttpTransport(settings.contact) as transport:
        asker = Asker(transport, source, pace, key)
        now = pace.now()
        keeping = keeping_for(source, listed, now.date())
        return fetched(
            pages_from_network(source, asker, store, now, refresh=refresh, keeping=keeping)
        )
