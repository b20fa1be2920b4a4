"""What planning answers: the meetings, how good they are and how much of that is proven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from matching.mission.model import Meeting, Pair, Problem

Method = Literal["colouring", "constraints", "joint", "replanned"]


@dataclass(frozen=True)
class Quality:
    """How good a timetable is; scores are sums over its meetings."""

    value: float
    """The total reciprocal score of the meetings."""
    bound: float
    """No timetable that keeps the rules, and is as fair, has a higher total."""
    slots_used: int
    fewest_slots: int
    """No timetable of these meetings uses fewer slots than this."""
    idle_gaps: int
    """Free slots between two meetings of one party in one session, all parties together."""
    worst_off: float
    """The least share any party gets of the most it could hope for, 0 to 1."""
    worst_off_bound: float
    """No timetable has a higher such share; 1 where that was not computed."""
    worst_off_party: str | None
    """The id of the party with that share."""
    method: Method
    stopped: tuple[str, ...] = ()
    """Keys of messages: what was cut short by a limit of work or of time."""

    @property
    def gap(self) -> float:
        """How far the total may be from the best, as a share of the best."""
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound > 0 else 0.0

    @property
    def proven(self) -> bool:
        """Whether the total is proven to be the best."""
        return self.gap <= 1e-6


@dataclass(frozen=True)
class Plan:
    """A timetable that keeps every rule of its problem."""

    problem: Problem
    meetings: tuple[Meeting, ...]
    """In order of slot, then table."""
    quality: Quality
    reserves: Mapping[str, tuple[str, ...]]
    """The ids of the standby partners of each party, best first."""

    @cached_property
    def agendas(self) -> dict[str, tuple[Meeting, ...]]:
        """The meetings of each party in order of time; none for those without."""
        found: dict[str, list[Meeting]] = {name: [] for name in self.problem.parties}
        for meeting in sorted(self.meetings):
            found[meeting.x].append(meeting)
            found[meeting.y].append(meeting)
        return {name: tuple(meetings) for name, meetings in found.items()}

    @property
    def without_meeting(self) -> tuple[str, ...]:
        """The ids of the parties that meet nobody, in the order of the problem."""
        return tuple(name for name, meetings in self.agendas.items() if not meetings)

    def partner(self, meeting: Meeting, party: str) -> str:
        """Return the id of the other party of ``meeting``."""
        return meeting.y if meeting.x == party else meeting.x

    @cached_property
    def pairs(self) -> dict[Pair, Meeting]:
        """The meeting of each pair that has one."""
        return {meeting.pair: meeting for meeting in self.meetings}
