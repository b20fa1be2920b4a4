"""The map of topics as a page shows it: what is chosen, what is dimmed, and who is alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from matching.web.asked import Choices

if TYPE_CHECKING:
    from matching.engine.atlas.topics import Spot, Topic, TopicMap
    from matching.profiles.model import Profile
    from matching.web.page import Page

GOOD: Final = 0.5
"""A best partner below this many chances of one is a weak one."""
_LISTED: Final = 10
"""Profiles of one side that are listed as alone."""
_TIMES: Final = 2
_FEWEST: Final = 4
"""A topic leans to one side that has so many times as many profiles, and so many at least."""


class Explored(BaseModel):
    """The parameters of an address that asks for the map."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    topic: Annotated[int | None, Field(ge=1, le=1000)] = None
    """The topic to see from near; all of them where it is not given."""
    territory: Choices = []
    domain: Choices = []
    kind: Choices = []

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.territory or self.domain or self.kind)

    def parameters(self, topic: int | None = None) -> tuple[tuple[str, str], ...]:
        """Return the parameters that ask for ``topic`` under the same filters, in a fixed order."""
        near = () if topic is None else (("topic", str(topic)),)
        return (*near, *self.filters())

    def filters(self) -> tuple[tuple[str, str], ...]:
        """Return the parameters of the filters."""
        return tuple(
            (name, one) for name in ("territory", "domain", "kind") for one in getattr(self, name)
        )

    def admits(self, profile: Profile) -> bool:
        """Return whether ``profile`` passes the filters."""
        return (
            (not self.territory or profile.territory in self.territory)
            and (not self.domain or bool(set(self.domain) & set(profile.domains)))
            and (not self.kind or profile.kind in self.kind)
        )


@dataclass(frozen=True)
class Leaning:
    """A topic with many profiles on one side and few or none on the other."""

    topic: Topic
    many: int
    few: int
    territory: str
    """Where the many are."""


@dataclass(frozen=True)
class Exploring:
    """What one page shows of ``map``."""

    page: Page
    explored: Explored
    map: TopicMap

    @property
    def territories(self) -> tuple[str, ...]:
        """The ids of both territories, in order."""
        return tuple(one.id for one in self.page.desk.territories.territories)

    @cached_property
    def chosen(self) -> Topic | None:
        """The topic seen from near."""
        wanted = self.explored.topic
        return next((one for one in self.map.topics if one.number == wanted), None)

    @property
    def view(self) -> str:
        """The part of the map that is drawn, for ``viewBox``: from the left and top, then sizes."""
        near = self.chosen
        if near is None:
            return f"0 0 {self.map.width:g} {self.map.height:g}"
        side = 2 * near.radius + 8
        width = side * 1.6
        return f"{near.x - width / 2:.1f} {near.y - side / 2:.1f} {width:.1f} {side:.1f}"

    @property
    def drawn(self) -> tuple[Topic, ...]:
        """The topics that are drawn."""
        return self.map.topics if self.chosen is None else (self.chosen,)

    def name(self, topic: Topic) -> str:
        """Return the words that tell ``topic``, or its number where there are none."""
        return ", ".join(self.terms(topic))

    def terms(self, topic: Topic) -> tuple[str, ...]:
        """Return the terms of ``topic`` one by one."""
        terms = topic.terms[self.page.language]
        return terms or (self.page.say("web-explore-nameless", number=str(topic.number)),)

    def admitted(self, topic: Topic) -> tuple[Spot, ...]:
        """Return the profiles of ``topic`` that pass the filters, one territory after the other."""
        order = {name: place for place, name in enumerate(self.territories)}
        passing = [spot for spot in topic.spots if self.explored.admits(spot.profile)]
        return tuple(sorted(passing, key=lambda spot: order[spot.profile.territory]))

    def count(self, topic: Topic, territory: str) -> int:
        """Return how many profiles of ``territory`` in ``topic`` pass the filters."""
        return sum(spot.profile.territory == territory for spot in self.admitted(topic))

    def weak(self, topic: Topic, territory: str) -> int:
        """Return how many of them have no good partner opposite."""
        return sum(
            is_weak(spot) for spot in self.admitted(topic) if spot.profile.territory == territory
        )

    @property
    def leaning(self) -> tuple[Leaning, ...]:
        """The topics that lean to one side, all profiles counted, the most uneven first."""
        found = []
        for topic in self.map.topics:
            first, second = (len(topic.of(name)) for name in self.territories)
            many, few = max(first, second), min(first, second)
            if many >= max(_FEWEST, _TIMES * few):
                where = self.territories[0 if first > second else 1]
                found.append(Leaning(topic, many, few, where))
        return tuple(sorted(found, key=lambda one: (one.few - one.many, one.topic.number)))

    def alone(self, territory: str) -> tuple[tuple[Spot, Topic], ...]:
        """Return those of ``territory`` without a good partner that pass the filters, worst first.

        Ten at most; ties by id.
        """
        found = [
            (spot, topic)
            for topic in self.map.topics
            for spot in self.admitted(topic)
            if spot.profile.territory == territory and is_weak(spot)
        ]
        found.sort(key=lambda one: (one[0].best.score if one[0].best else -1, one[0].profile.id))
        return tuple(found[:_LISTED])

    def below(self, spot: Spot) -> bool:
        """Return whether nobody would be suggested to ``spot``."""
        return spot.best is None or spot.best.score < self.map.floor

    def partner(self, spot: Spot) -> Profile | None:
        """Return the best partner of ``spot``."""
        return self.page.matcher.find(spot.best.partner) if spot.best else None


def is_weak(spot: Spot) -> bool:
    """Return whether nobody opposite is a good partner of ``spot``."""
    return spot.best is None or spot.best.score < GOOD
