"""What evaluating and learning share: the judgements shipped, who stands where, vectors kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from matching.config import Settings
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
from matching.embedding.protocol import Encoder
from matching.errors import WorkspaceWriteError
from matching.evaluation.joining import Joined
from matching.index.generation import Contents
from matching.index.population import encode_profiles
from matching.index.workspace import Workspace
from matching.learning.measuring import Place
from matching.profiles.facets import TEMPLATE_VERSION

DEVELOPMENT = "data/judgements/development.csv"
DEVELOPMENT_REQUESTS = "data/judgements/requests.jsonl"
_Result = TypeVar("_Result")


def place_everyone(joined: Joined, contents: Contents, encoder: Encoder) -> dict[str, Place]:
    """Return where each query and candidate stands; requests are encoded and received as guests."""
    places: dict[str, Place] = {}
    for territory, side in contents.sides.items():
        places |= {p.id: (side.population, row) for row, p in enumerate(side.population.profiles)}
        guests = [
            query
            for query in joined.queries.values()
            if query.id not in places
            and query.profile.territory == territory
            and query.text is not None
        ]
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
