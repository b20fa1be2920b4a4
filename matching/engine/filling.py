"""A folder of profiles filled source by source, and indexed: what ``fetch --into`` does.

folder/sources/<source>.jsonl   what each source gave; files of one's own may lie there too
folder/profiles.jsonl           one profile an entity, with domains: this is what is indexed
folder/profiles.jsonl.merges    what those were made of, for ``dedupe --undo``
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from matching.embedding.opening import open_encoder
from matching.engine.building import build_index
from matching.engine.classifying import classify
from matching.entities.affiliations import tie_affiliations
from matching.entities.places import same_place
from matching.entities.records import RECORD_SUFFIX, merges_of, write_merges
from matching.entities.resolving import resolve
from matching.errors import FileUnreadableError, RequestError
from matching.privacy.suppression import SuppressionList
from matching.profiles.files import unfolded
from matching.profiles.reading import load_profiles
from matching.profiles.writing import write_profiles
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Encoder, Progress
    from matching.engine.building import BuildReport
    from matching.entities.resolving import Resolution
    from matching.profiles.model import Profile
    from matching.profiles.rejects import Reject

SOURCES: Final = "sources"
PROFILES: Final = "profiles.jsonl"


@dataclass(frozen=True)
class Filled:
    """What a folder holds after it was filled."""

    read: int
    """Profiles of all its sources."""
    classified: int
    """Those of them that were given a domain."""
    resolution: Resolution
    rejects: tuple[Reject, ...]
    """Rows of its sources that could not be read."""
    report: BuildReport
    profiles: Path


def fill(
    folder: Path,
    source: str,
    fetched: Iterable[Profile],
    settings: Settings,
    *,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Filled:
    """Put ``fetched`` beside what ``source`` gave before, and index all the folder holds.

    A profile fetched again replaces what was fetched before under the same id.

    Raises:
        FileUnreadableError: a file of the folder cannot be read.
        RequestError: the folder cannot be written, or holds no profile.
        WorkspaceError: the workspace is busy or cannot be written.
        EncoderError: the model cannot be had.
    """
    territories = Territories.load(settings.territories)
    listed = SuppressionList(settings.privacy_folder)
    sources = folder / SOURCES
    _keep(fetched, sources / f"{source}.jsonl", territories, listed)
    loaded = load_profiles(_files_of(sources), territories, listed.admits)
    chosen = encoder or open_encoder(settings, progress)
    left = tuple(map(listed.unlinked, loaded.profiles))
    told = classify(left, settings, encoder=chosen, progress=progress).profiles
    resolution = _tied(resolve(told, same_place(territories)))
    profiles = folder / PROFILES
    # First the record: without it the originals would be lost.
    write_merges(merges_of(resolution, told), folder / f"{PROFILES}{RECORD_SUFFIX}")
    write_profiles(resolution.profiles, profiles)
    report = build_index([profiles], settings, encoder=chosen, progress=progress)
    return Filled(
        len(loaded.profiles),
        sum(bool(one.assigned_domains) for one in told),
        resolution,
        loaded.rejects,
        report,
        profiles,
    )


def _tied(resolution: Resolution) -> Resolution:
    """Return ``resolution`` with researchers tied to the organisations of its other sources."""
    tied = tie_affiliations(resolution.profiles)
    pairs = zip(resolution.entities, tied, strict=True)
    entities = tuple(replace(entity, profile=profile) for entity, profile in pairs)
    return replace(resolution, entities=entities)


def _keep(
    fetched: Iterable[Profile], path: Path, territories: Territories, listed: SuppressionList
) -> None:
    """Join ``fetched`` to what the file holds; where both hold nobody there is no file.

    Raises:
        FileUnreadableError: a row of the file cannot be read, and would be lost.
        RequestError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise RequestError("profiles-write-failed", path=str(path), reason=reason) from fault
    known = _known(path, territories, listed)
    joined = {one.id: listed.unlinked(one) for one in (*known, *fetched)}
    if joined:
        write_profiles((joined[name] for name in sorted(joined)), path)
    else:
        path.unlink(missing_ok=True)


def _known(path: Path, territories: Territories, listed: SuppressionList) -> tuple[Profile, ...]:
    """Return the profiles of what the source gave before."""
    if not _is_filled(path):
        return ()
    loaded = load_profiles(path, territories, listed.admits)
    if loaded.rejects:
        raise FileUnreadableError(
            "source-kept-unreadable",
            path=str(path),
            count=len({one.line for one in loaded.rejects}),
            line=str(loaded.rejects[0].line),
        )
    return loaded.profiles


def _files_of(sources: Path) -> list[Path]:
    """Return the files of profiles to read, without those that erasing left empty.

    Raises:
        FileUnreadableError: there is no file.
        RequestError: all of them are empty.
    """
    found = [one for one in unfolded(sources) if _is_filled(one)]
    if not found:
        raise RequestError("error-index-empty")
    return found


def _is_filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
