"""Profiles from a source of open data: by network, or from files."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from matching.engine.erasing.keeping import keeping_for
from matching.entities.affiliations import tie_affiliations
from matching.errors import FileUnreadableError
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
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.sources.fetching import Fetched
    from matching.sources.pages import ReadPage

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
    listed = SuppressionList(settings.privacy_folder)
    pace = pace or Pace()
    given = dict(options or {})
    if "since" in OPTIONS.get(name, ()) and not given.get("since"):
        given["since"] = (str(pace.now().year - RECENT_YEARS),)
    source = make_source(name, Territories.load(settings.territories), territory, given)

    def fetched(pages: Iterable[ReadPage]) -> Fetched:
        read = fetch(source, pages, limit=limit, admit=listed.admits, progress=progress)
        tied = tie_affiliations(read.profiles)
        return replace(read, profiles=tuple(map(listed.unlinked, tied)))

    if isinstance(source, FileSource):
        if files:
            return fetched(pages_from_parts(source, parts_of(files)))
        return _fetch_files(source, settings, pace, progress, fetched, refresh=refresh)
    if files:
        return fetched(pages_from_files(source, files))
    store = PageStore(settings.sources_folder / source.name)
    key = os.environ.get(source.key.variable) if source.key else None
    with HttpTransport(settings.contact) as transport:
        asker = Asker(transport, source, pace, key)
        now = pace.now()
        keeping = keeping_for(source, listed, now.date())
        return fetched(
            pages_from_network(source, asker, store, now, refresh=refresh, keeping=keeping)
        )


def _fetch_files(
    source: FileSource,
    settings: Settings,
    pace: Pace,
    progress: Progress | None,
    fetched: Callable[[Iterable[ReadPage]], Fetched],
    *,
    refresh: bool,
) -> Fetched:
    """Return the profiles of the files of ``source``, those of less than a week from what is kept.

    Files that name people, or may name somebody who is left out for good, stay no longer than it
    takes to read them all; nor does one that turns out to be damaged, which is had anew next time.
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
        return fetched(pages_from_parts(source, parts_of(paths)))
    except FileUnreadableError as fault:
        for request, path in zip(requests, paths, strict=True):
            if str(fault.values.get("path")).startswith(str(path)):
                store.forget(request)
        raise
    finally:
        if source.names_people or len(SuppressionList(settings.privacy_folder)):
            for request in requests:
                store.forget(request)
