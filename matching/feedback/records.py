"""What is kept, as it is read again: names and texts are None once they are erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matching.feedback.model import SETTLED, Origin, ReasonCode, Status
from matching.profiles.model import REQUEST_ID

Side = Literal["x", "y"]
"""x is of the first territory of the territories file, y of the second."""


@dataclass(frozen=True)
class KnownParty:
    """One of the two of a pair as it was at the decision; ``name`` is the latest that was given."""

    key: str
    """A random key that stays when the rest is erased: the same key is the same party."""
    id: str | None
    name: str | None
    kind: str
    territory: str
    axes: tuple[str, ...]
    domains: tuple[str, ...]

    @property
    def erased(self) -> bool:
        """Whether who this was can no longer be known."""
        return self.id is None

    @property
    def is_request(self) -> bool:
        """Whether this is a need told in a sentence, of which nothing else is known."""
        return self.id == REQUEST_ID


@dataclass(frozen=True)
class Decision:
    """One row that was appended: a decision, or the undoing of one."""

    id: int
    uid: str
    """Random and the same in every export."""
    at: datetime
    author: str | None
    x: KnownParty
    y: KnownParty
    asked_by: Side
    status: Status | None
    """None where this undoes another."""
    undoes: int | None
    reason: ReasonCode | None
    note: str | None
    score: float | None
    fit_for_x: float | None
    fit_for_y: float | None
    contributions: Mapping[str, float]
    generation: str | None
    origin: Origin
    reason_for_x: str | None
    reason_for_y: str | None
    evidence: tuple[str, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of both parties, the first territory's first."""
        return self.x.key, self.y.key

    @property
    def asker(self) -> KnownParty:
        """Who the list or the question was for."""
        return self.x if self.asked_by == "x" else self.y

    @property
    def partner(self) -> KnownParty:
        """Who was proposed to the asker."""
        return self.y if self.asked_by == "x" else self.x

    @property
    def shared_axes(self) -> tuple[str, ...]:
        """The axes of both parties, in the order of the first."""
        return tuple(one for one in self.x.axes if one in self.y.axes)

    @property
    def shared_domains(self) -> tuple[str, ...]:
        """The domains of both parties, in the order of the first."""
        return tuple(one for one in self.x.domains if one in self.y.domains)


@dataclass(frozen=True)
class PairState:
    """Where a pair stands: its last decision that was not undone."""

    last: Decision
    decisions: int
    """How many of its decisions were not undone."""

    @property
    def status(self) -> Status:
        """What became of the pair so far."""
        assert self.last.status is not None  # noqa: S101 - undoings never are a state
        return self.last.status

    @property
    def settled(self) -> bool:
        """Whether the pair is not to be suggested again."""
        return self.status in SETTLED


@dataclass(frozen=True)
class ShownPlace:
    """One partner of a list that was shown."""

    partner: KnownParty
    origin: Origin
    score: float | None


@dataclass(frozen=True)
class ShownList:
    """A list somebody was shown; the asker may be a request."""

    id: int
    uid: str
    at: datetime
    asker: KnownParty
    generation: str | None
    places: tuple[ShownPlace, ...]


@dataclass(frozen=True)
class Filters:
    """Which pairs to return; an empty part admits all. Moments are those of the last decision."""

    statuses: tuple[Status, ...] = ()
    profile_id: str | None = None
    axes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    """Of either party."""
    since: datetime | None = None
    """The first moment that counts."""
    until: datetime | None = None
    """The first moment that no longer counts."""

    def admit(self, state: PairState) -> bool:
        """Return whether ``state`` passes every filter."""
        one = state.last
        both = (one.x, one.y)
        return (
            (not self.statuses or state.status in self.statuses)
            and (self.profile_id is None or self.profile_id in {party.id for party in both})
            and (not self.axes or any(set(self.axes) & set(party.axes) for party in both))
            and (not self.domains or any(set(self.domains) & set(p.domains) for p in both))
            and (self.since is None or one.at >= self.since)
            and (self.until is None or one.at < self.until)
        )
