"""Profiles from a source of open data: by network, or from files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from matching.privacy.suppression import SuppressionList
from matching.sources.asking import Asker, Pace
from matching.sources.drafting import read_record
from matching.sources.fetching import fetch
from matching.sources.page_store import PageStore
from matching.sources.pages import pages_from_files, pages_from_network
from matching.sources.registry import make_source
from matching.sources.transport import HttpTransport
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Progress
    from matching.profiles.model import Profile
    from matching.sources.fetching import Fetched
    from matching.sources.protocol import Source


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
    admit = SuppressionList(settings.privacy_folder).admits
    if files:
        pages = pages_from_files(source, files)
        return fetch(source, pages, limit=limit, admit=admit, progress=progress)
    pace = pace or Pace()
    store = PageStore(settings.sources_folder / source.name)
    key = os.environ.get(source.key.variable) if source.key else None
    with HttpTransport(settings.contact) as transport:
        asker = Asker(transport, source, pace, key)
        pages = pages_from_network(
            source, asker, store, pace.now(), refresh=refresh, admit=_admits(source, admit, pace)
        )
        return fetch(source, pages, limit=limit, admit=admit, progress=progress)


def _admits(
    source: Source, admit: Callable[[Profile], bool], pace: Pace
) -> Callable[[object], bool]:
    """Return what says of a record as it came whether it may be kept on the disk."""

    def admitted(record: object) -> bool:
        profile = read_record(record, source, pace.now().date()).profile
        return profile is None or admit(profile)

    return admitted
