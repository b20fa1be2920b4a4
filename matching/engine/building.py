"""Builds a workspace from files: read, encode what is new, assemble, write, switch."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matching.config import Settings
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder, text_hash
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress, Role
from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.loading import load_profiles
from matching.engine.privacy.corrections import with_corrections
from matching.errors import RequestError, WorkspaceMissingError
from matching.index.adapter import Adapter
from matching.index.centring import Centre
from matching.index.characters import CharacterModel
from matching.index.compared import MOST, Compared
from matching.index.generation import Contents, Indexes, Side
from matching.index.manifest import Manifest
from matching.index.population import (
    Encoded,
    Population,
    assemble,
    centred_vectors,
    encode_profiles,
)
from matching.index.scratch import Scratch, part_of, scratch_in
from matching.index.workspace import Workspace
from matching.privacy.suppression import SuppressionList
from matching.profiles.facets import TEMPLATE_VERSION, facet_texts
from matching.profiles.model import Profile
from matching.profiles.reading import FileAccount
from matching.profiles.rejects import ReadingWarning, Reject
from matching.ranking.features import compare
from matching.ranking.fit import measure_statistics
from matching.ranking.ranker import Ranker
from matching.territories import Territories

_MOST_PROFILES = 20_000
"""The adapter is estimated over at most this many profiles of each side."""


@dataclass(frozen=True)
class BuildReport:
    """What a build read and did."""

    manifest: Manifest
    profiles: int
    encoded: int
    """Texts that went through the model."""
    reused: int
    """Texts whose vector was known already."""
    files: tuple[FileAccount, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[ReadingWarning, ...]
    withheld: int = 0
    """Profiles that were indexed before, and left out as they are on the list of whom to leave."""


def build_index(
    files: Sequence[Path] | None,
    settings: Settings,
    *,
    add: bool = False,
    remove: Iterable[str] = (),
    encoder: Encoder | None = None,
    progress: Progress | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> BuildReport:
    """Build a new generation of the workspace and return what was done.

    ``files`` None means the sample. With ``add`` the profiles of the files join those already
    indexed, and replace those of the same id; ``remove`` names ids to leave out. Only texts never
    encoded before go through the model, which is that of the settings unless ``encoder`` is given.
    What leaves the index leaves the file of own profiles too. Whoever is on the suppression list
    leaves it as well, and what people corrected about themselves stays corrected.
    ``step`` is told the name of each stage of writing.

    Raises:
        FileUnreadableError: a file cannot be read.
        RequestError: no profile would be left, or an id to remove is unknown.
        WorkspaceError: the workspace is busy or cannot be written.
        EncoderError: the model cannot be had.
    """
    territories = Territories.load(settings.territories)
    ranker = Ranker.load(settings.ranker)
    workspace = Workspace(settings.workspace_folder)
    removed = tuple(remove)
    paths = [settings.sample] if files is None else list(files)
    if files is None and (add or removed):
        paths = []
    loaded = load_profiles(paths, settings) if paths else None
    listed = SuppressionList(settings.privacy_folder)
    with workspace.building():
        _finish_erasing(workspace)
        joined = add or not paths
        former = _origin(workspace) if joined else ()
        profiles = {p.id: p for p in _indexed(workspace, needed=not paths)} if joined else {}
        profiles |= {p.id: p for p in (loaded.profiles if loaded else ())}
        _leave_out(profiles, removed)
        withheld = [name for name, one in profiles.items() if listed.covers(one)]
        _leave_out(profiles, withheld)
        gone = (*removed, *withheld)
        if not profiles:
            raise RequestError("error-index-empty")
        profiles = with_corrections(profiles, settings)
        OwnProfiles(settings.own_profiles_file).forget(gone)
        chosen = encoder or open_encoder(settings, progress)
        workspace.erasing = workspace.erasing or bool(gone)
        with (
            VectorCache(workspace.cache_file) as cache,
            scratch_in(workspace.folder) as scratch,
        ):
            cached = CachedEncoder(chosen, cache, TEMPLATE_VERSION)
            contents, texts = compute(
                profiles.values(), territories, ranker, cached, progress, scratch=scratch
            )
            manifest = workspace.write(
                contents,
                model_id=chosen.model_id,
                precision=cached.precision,
                template_version=TEMPLATE_VERSION,
                origin=tuple(dict.fromkeys((*former, *map(str, paths)))),
                origin_hash=origin_hash(settings.sample) if files is None and paths else "",
                forget_former=bool(gone),
                step=step,
            )
            # Vectors of texts that left are forgotten: erased means erased from the cache too.
            hashes = {text_hash(text, role) for text, role in texts}
            cache.keep_only(TEMPLATE_VERSION, hashes)
        workspace.erasing = False
    return BuildReport(
        manifest=manifest,
        profiles=len(profiles),
        encoded=cached.encoded,
        reused=cached.reused,
        files=loaded.files if loaded else (),
        rejects=loaded.rejects if loaded else (),
        warnings=loaded.warnings if loaded else (),
        withheld=len(withheld),
    )


def compute(
    profiles: Iterable[Profile],
    territories: Territories,
    ranker: Ranker,
    encoder: Encoder,
    progress: Progress | None = None,
    *,
    adapt: bool = True,
    smooth: bool = True,
    scratch: Scratch | None = None,
) -> tuple[Contents, list[tuple[str, Role]]]:
    """Return the contents of a generation, and the (text, role) pairs it was made from.

    ``adapt`` and ``smooth`` switch off what is estimated from the profiles, to see its worth. What
    may be larger than memory lies in ``scratch``, a folder, where one is given.
    """
    ordered = sorted(profiles, key=lambda profile: profile.id)
    characters = CharacterModel.fit(ordered)
    with part_of(scratch) as while_raw:
        encoded = encode_profiles(ordered, encoder, progress, scratch=while_raw)
        texts = [(text.text, text.role) for its_texts in encoded.texts for text in its_texts]
        halves = {
            territory.id: encoded.take(
                [i for i, p in enumerate(ordered) if p.territory == territory.id]
            )
            for territory in territories.territories
        }
        del encoded
        centres = _centres(halves, territories)
        adapter = _adapter(halves, centres) if adapt else Adapter(None)
        alone = _assembled(halves, centres, adapter, characters, scratch)
    sides = {
        territory: Side.build(population, centres[territory], smooth=smooth, scratch=scratch)
        for territory, population in alone.items()
    }
    first, second = sides.values()
    for territory, (side, asking) in zip(sides, ((first, second), (second, first)), strict=True):
        indexes = Indexes(side.population, asking.population)
        sides[territory] = replace(side, nearest=indexes)
    xs, ys = first.population, second.population
    few = max(len(xs.profiles), len(ys.profiles)) <= MOST
    compared = compare(xs, ys) if few else None
    centred = bool(first.centre.means)
    statistics = measure_statistics(xs, ys, ranker, centred=centred, compared=compared)
    kept = Compared(next(iter(sides)), compared) if compared else None
    return Contents(sides, characters, adapter, statistics, kept), texts


def _centres(halves: Mapping[str, Encoded], territories: Territories) -> dict[str, Centre]:
    centres = {}
    for territory, own in halves.items():
        # A side too small for a mean takes the other's: both are centred, or none.
        other = halves[territories.counterpart(territory).id]
        centre = Centre.of(own.texts, own.vectors)
        centres[territory] = centre if centre.means else Centre.of(other.texts, other.vectors)
    return centres


def _adapter(halves: Mapping[str, Encoded], centres: Mapping[str, Centre]) -> Adapter:
    told = {territory: own.thinned(_MOST_PROFILES) for territory, own in halves.items()}
    return Adapter.of(
        [texts for own in told.values() for texts in own.texts],
        (v for territory, own in told.items() for v in centred_vectors(own, centres[territory])),
    )


def _assembled(
    halves: dict[str, Encoded],
    centres: Mapping[str, Centre],
    adapter: Adapter,
    characters: CharacterModel,
    scratch: Scratch | None,
) -> dict[str, Population]:
    """Return the populations of ``halves``, which are taken out one by one to free their room."""
    names = tuple(sorted({d for own in halves.values() for p in own.profiles for d in p.domains}))
    alone = {}
    for territory in [*halves]:
        own = halves.pop(territory)
        documents = (
            characters.write_documents(own.profiles, scratch / territory)
            if scratch
            else characters.documents(own.profiles)
        )
        alone[territory] = assemble(
            own, centres[territory], adapter, documents, names, scratch=scratch
        )
    return alone


def origin_hash(folder: Path) -> str:
    """Return a SHA-256 over the names and contents of the files of ``folder``."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*")) if folder.is_dir() else [folder]:
        if path.is_file():
            total.update(path.name.encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _finish_erasing(workspace: Workspace) -> None:
    """Erase what a run that was killed left of those who are not indexed any more."""
    if not workspace.erasing:
        return
    texts = [text for profile in _indexed(workspace, needed=False) for text in facet_texts(profile)]
    with VectorCache(workspace.cache_file) as cache:
        cache.keep_only(TEMPLATE_VERSION, {text_hash(text.text, text.role) for text in texts})
    workspace.forget_former()
    workspace.erasing = False


def _indexed(workspace: Workspace, *, needed: bool) -> tuple[Profile, ...]:
    try:
        _, contents = workspace.read()
    except WorkspaceMissingError:
        if needed:
            raise
        return ()
    return tuple(p for side in contents.sides.values() for p in side.alone.profiles)


def _origin(workspace: Workspace) -> tuple[str, ...]:
    try:
        return workspace.manifest().origin
    except WorkspaceMissingError:
        return ()


def _leave_out(profiles: dict[str, Profile], removed: Sequence[str]) -> None:
    unknown = [name for name in removed if name not in profiles]
    if unknown:
        raise RequestError("error-index-remove", given=", ".join(unknown))
    for name in removed:
        profiles.pop(name, None)
