"""Profiles from a source of open data: by network, or from files."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from matching.entities.affiliations import tie_affiliations
from matching.privacy.suppression import SuppressionList
from matching.sources.asking import Asker, Pace
from matching.sources.fetching import STEP_DOWNLOAD, fetch
from matching.sources.file_store import FileStore
from matching.sources.page_store import PageStore
from matching.sources.pages import pages_from_files, pages_from_network, pages_from_parts
from matching.sources.parts import parts_of
from matching.sources.protocol import FileSource
from matching.sources.registry import OPTIONS, make_source
from matching.sources.transport import HttpTransport
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.sources.fetching import Fetched

RECENT_YEARS = 3
"""How far back the works of a researcher or laboratory are read, besides those of this year."""


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

    Researchers are tied to the organisations fetched with them. Works are asked for from three
    years before this one on, unless the options say otherwise.

    Raises:
        RequestError: the source is unknown, or its options make no sense.
        FileUnreadableError: a file is not one of its records.
        SourceError: the server gives nothing at all.
        WorkspaceDamagedError: the list of whom to leave out cannot be read.
    """
    admit = SuppressionList(settings.privacy_folder).admits
    pace = pace or Pace()
    given = dict(options or {})
    if "since" in OPTIONS.get(name, ()) and not given.get("since"):
        given["since"] = (str(pace.now().year - RECENT_YEARS),)
    source = make_source(name, Territories.load(settings.territories), territory, given)
    if isinstance(source, FileSource):
        if files:
            pages = pages_from_parts(source, parts_of(files))
            return _tied(fetch(source, pages, limit=limit, admit=admit, progress=progress))
        return _tied(_fetch_files(source, settings, pace, limit, progress, refresh=refresh))
    if files:
        read = pages_from_files(source, files)
        return _tied(fetch(source, read, limit=limit, admit=admit, progress=progress))
    store = PageStore(settings.sources_folder / source.name)
    key = os.environ.get(source.key.variable) if source.key else None
    with HttpTransport(settings.contact) as transport:
        asker = Asker(transport, source, pace, key)
        pages = pages_from_network(source, asker, store, pace.now(), refresh=refresh)
        return _tied(fetch(source, pages, limit=limit, admit=admit, progress=progress))


def _tied(fetched: Fetched) -> Fetched:
    return replace(fetched, profiles=tie_affiliations(fetched.profiles))


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
    admit = SuppressionList(settings.privacy_folder).admits
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
        return fetch(source, pages, limit=limit, admit=admit, progress=progress)
    finally:
        if source.names_people:
            for request in requests:
                store.forget(request)
