"""The map of the topics: what both territories are about, by likeness alone.

Profiles are grouped by the vector of their topic (k-means); nobody's declared domain plays a part.
With many profiles, so many of each territory are drawn, taken at even distances in id order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from threadpoolctl import threadpool_limits

from matching.engine.atlas.layout import disc_radius, fill_disc, spread_discs
from matching.engine.atlas.names import topic_names
from matching.engine.atlas.nearest import Best, best_partners
from matching.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from matching.engine.matcher import Matcher
    from matching.profiles.model import Profile

MOST_DRAWN: Final = 1_000
"""Profiles of one territory on the map."""
_FEWEST_TOPICS: Final = 2
_MOST_TOPICS: Final = 24
_SEED: Final = 1
_GAP: Final = 62.0
"""Between discs: the name of each stands below it."""
_BORDER: Final = np.array([64.0, 24.0])
"""Room beside the outermost discs, whose names may be wider than they are, and above."""
_BELOW: Final = 56.0
"""Room for the names of the lowest discs."""


@dataclass(frozen=True)
class Spot:
    """A profile on the map."""

    profile: Profile
    x: float
    y: float
    best: Best | None
    """Its best partner opposite; None where nobody is there."""


@dataclass(frozen=True)
class Topic:
    """Profiles that are about the same: a disc."""

    number: int
    """From 1, the largest first."""
    terms: Mapping[Language, tuple[str, ...]]
    """The words that tell it from the others; none where nothing stands out."""
    x: float
    y: float
    radius: float
    spots: tuple[Spot, ...]
    """Those of the first territory, then those of the second, in id order."""

    def of(self, territory: str) -> tuple[Spot, ...]:
        """Return the profiles of ``territory``."""
        return tuple(spot for spot in self.spots if spot.profile.territory == territory)


@dataclass(frozen=True)
class TopicMap:
    """Every topic, on a page that starts at (0, 0)."""

    topics: tuple[Topic, ...]
    width: float
    height: float
    floor: float
    """The score below which nobody is suggested."""
    drawn: Mapping[str, int]
    counted: Mapping[str, int]
    """Profiles by territory: on the map, and indexed."""

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every profile on the map, topic by topic."""
        return tuple(spot for topic in self.topics for spot in topic.spots)


def make_topic_map(matcher: Matcher, most: int = MOST_DRAWN) -> TopicMap:
    """Return the map of ``matcher`` with so many profiles of each territory at most."""
    profiles: list[Profile] = []
    vectors = []
    counted = {}
    for territory in matcher.territories.territories:
        population = matcher.population(territory.id)
        known = np.flatnonzero(population.known("topic"))
        rows = known[:: max(1, -(-len(known) // most))]
        profiles += [population.profiles[row] for row in rows.tolist()]
        vectors.append(population.facets["topic"][rows])
        counted[territory.id] = len(population.ids)
    best = best_partners(matcher, profiles, every_pair=len(profiles) == sum(counted.values()))
    # More threads would add in another order, and give another picture.
    with threadpool_limits(1):
        topics = _topics(profiles, np.vstack(vectors), best)
    drawn = {name: sum(one.territory == name for one in profiles) for name in counted}
    width, height = _size(topics)
    return TopicMap(topics, width, height, matcher.floor, drawn, counted)


def _topics(
    profiles: Sequence[Profile], vectors: npt.NDArray[np.float32], best: Mapping[str, Best]
) -> tuple[Topic, ...]:
    if not profiles:
        return ()
    groups = _groups(vectors)
    members = [[profiles[row] for row in group] for group in groups]
    terms = {language: topic_names(members, language) for language in LANGUAGES}
    radii = np.array([disc_radius(len(group)) for group in groups])
    means = np.array([vectors[group].mean(axis=0) for group in groups])
    middles = spread_discs(means, radii, _GAP)
    middles -= (middles - radii[:, None]).min(axis=0) - _BORDER
    found = []
    for place, group in enumerate(groups):
        spots = np.round(middles[place] + fill_disc(vectors[group]), 1)
        found.append(
            Topic(
                number=place + 1,
                terms={language: terms[language][place] for language in LANGUAGES},
                x=round(float(middles[place, 0]), 1),
                y=round(float(middles[place, 1]), 1),
                radius=round(float(radii[place]), 1),
                spots=tuple(
                    Spot(one, float(x), float(y), best.get(one.id))
                    for one, (x, y) in zip(members[place], spots, strict=True)
                ),
            )
        )
    return tuple(found)


def _groups(vectors: npt.NDArray[np.float32]) -> list[list[int]]:
    """Return the rows of each topic, the largest topic first, ties by first row."""
    wanted = int(np.sqrt(len(vectors) / 2))
    different = len(np.unique(vectors, axis=0))
    count = min(max(_FEWEST_TOPICS, min(_MOST_TOPICS, wanted)), different)
    # It takes a second to load, for this picture alone.
    from sklearn.cluster import KMeans  # noqa: PLC0415

    with threadpool_limits(1):  # again, as threads of its own came with it
        means = KMeans(n_clusters=count, n_init=10, random_state=_SEED)
        labels = means.fit_predict(vectors.astype(np.float64))
    groups = [np.flatnonzero(labels == label).tolist() for label in range(count)]
    return sorted(filter(None, groups), key=lambda group: (-len(group), group[0]))


def _size(topics: Sequence[Topic]) -> tuple[float, float]:
    width = max((one.x + one.radius for one in topics), default=0.0) + float(_BORDER[0])
    height = max((one.y + one.radius for one in topics), default=0.0) + _BELOW
    return round(width, 1), round(height, 1)
