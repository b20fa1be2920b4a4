"""Profiles from a source of open data: by network, or from files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from matching.sources.asking import Asker, Pace
from matching.sources.fetching import STEP_DOWNLOAD, fetch
from matching.sources.file_store import FileStore
from matching.sources.page_store import PageStore
from matching.sources.pages import pages_from_files, pages_from_network, pages_from_parts
from matching.sources.parts import parts_of
from matching.sources.protocol import FileSource
from matching.sources.registry import make_source
from matching.sources.transport import HttpTransport
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.sources.fetching import Fetched


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
    """
    source = make_source(name, Territories.load(settings.territories), territory, options)
    if isinstance(source, FileSource):
        if files:
            pages = pages_from_parts(source, parts_of(files))
            return fetch(source, pages, limit=limit, progress=progress)
        return _fetch_files(source, settings, pace or Pace(), limit, progress, refresh=refresh)
    if files:
        return fetch(source, pages_from_files(source, files), limit=limit, progress=progress)
    pace = pace or Pace()
    store = PageStore(settings.sources_folder / source.name)
    key = os.environ.get(source.key.variable) if source.key else None
    with HttpTransport(settings.contact) as transport:
        asker = Asker(transport, source, pace, key)
        pages = pages_from_network(source, asker, store, pace.now(), refresh=refresh)
        return fetch(source, pages, limit=limit, progress=progress)


def _fetch_files(
    source: FileSource,
    settings: Settings,
    pace: Pace,
    limit: int | None,
    progress: Progress | None,
    *,
    refresh: bool,
) -> Fetched:
    """Return the profiles of the files of ``source``, those of less than a week from what is kept.

    Files that name people stay no longer than it takes to read them all.
    """
    now = pace.now()
    requests = source.downloads(now.date())
    key = os.environ.get(source.key.variable) if source.key else None
    with HttpTransport(settings.contact) as transport:
        asker = Asker(transport, source, pace, key)
        store = FileStore(settings.sources_folder / source.name, asker)
        paths = []
        for number, request in enumerate(requests, start=1):
            kept = None if refresh else store.find(request, now)
            paths.append(kept or store.download(request, now))
            if progress is not None:
                progress(STEP_DOWNLOAD, number, len(requests))
    try:
        pages = pages_from_parts(source, parts_of(paths))
        return fetch(source, pages, limit=limit, progress=progress)
    finally:
        if source.names_people:
            for request in requests:
                store.forget(request)
