"""What evaluating and learning share: the judgements shipped, who stands where, vectors kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from matching.config import Settings, resource
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
from matching.embedding.protocol import Encoder
from matching.errors import RequestError, WorkspaceWriteError
from matching.evaluation.groups import choose_groups, groups_in
from matching.evaluation.joining import Joined, Query, join
from matching.evaluation.judgement_file import read_judgements
from matching.evaluation.judgements import AskedRequests
from matching.evaluation.request_file import read_requests
from matching.index.generation import Contents
from matching.index.population import encode_profiles
from matching.index.workspace import Workspace
from matching.learning.measuring import Place
from matching.privacy.suppression import SuppressionList
from matching.profiles.facets import TEMPLATE_VERSION
from matching.profiles.reading import Loaded, load_profiles
from matching.profiles.rejects import Reject
from matching.territories import Territories

DEVELOPMENT = "data/judgements/development.csv"
DEVELOPMENT_REQUESTS = "data/judgements/requests.jsonl"
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Judged:
    """Profiles of two groups, the judged pairs that can be measured, and what was left out."""

    loaded: Loaded
    joined: Joined
    territories: Territories
    """The two groups the profiles belong to."""
    rejects: tuple[Reject, ...]
    """Of every file that was read."""


def requests_of(joined: Joined, territory: str) -> tuple[Query, ...]:
    """Return the queries of ``territory`` that are requests."""
    return tuple(
        query
        for query in joined.queries.values()
        if query.text is not None and query.profile.territory == territory
    )


def read_judged(
    profiles: Sequence[Path] | None,
    qrels: Path | None,
    requests: Path | None,
    settings: Settings,
) -> Judged:
    """Return what the files hold; the sample and its development judgements where none is given.

    Raises:
        FileUnreadableError: a file cannot be read.
        RequestError: there are profiles without judgements, or they are not of two groups.
    """
    if profiles is not None and qrels is None:
        raise RequestError("evaluation-no-qrels")
    paths = [settings.sample] if profiles is None else list(profiles)
    judgements = read_judgements(qrels or resource(DEVELOPMENT))
    if requests is None and profiles is None:
        requests = resource(DEVELOPMENT_REQUESTS)
    asked = read_requests(requests) if requests else AskedRequests("")
    territories = choose_groups(
        groups_in(paths), asked.requests, Territories.load(settings.territories)
    )
    admit = SuppressionList(settings.privacy_folder).admits
    loaded = load_profiles(paths, territories, admit)
    joined = join(judgements, asked, loaded.profiles, territories, settings.language)
    rejects = (*loaded.rejects, *judgements.rejects, *asked.rejects, *joined.rejects)
    return Judged(loaded, joined, territories, rejects)


def place_everyone(joined: Joined, contents: Contents, encoder: Encoder) -> dict[str, Place]:
    """Return where each query and candidate stands; requests are encoded and received as guests."""
    places: dict[str, Place] = {}
    for territory, side in contents.sides.items():
        places |= {p.id: (side.population, row) for row, p in enumerate(side.population.profiles)}
        guests = requests_of(joined, territory)
        if guests:
            encoded = encode_profiles([query.profile for query in guests], encoder)
            population = contents.receive(encoded, territory)
            places |= {query.id: (population, row) for row, query in enumerate(guests)}
    return places


def remembering(
    encoder: Encoder, settings: Settings, work: Callable[[Encoder], _Result]
) -> _Result:
    """Return what ``work`` returns, its texts encoded once for all; anew where nothing is kept."""
    try:
        with VectorCache(Workspace(settings.workspace_folder).cache_file) as cache:
            return work(CachedEncoder(encoder, cache, TEMPLATE_VERSION))
    except WorkspaceWriteError:
        return work(encoder)
