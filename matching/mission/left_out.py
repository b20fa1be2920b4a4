"""Why a party has few meetings or none: what its own rules leave, and what the other side lacks.

Only counts of what is in the lists: nobody is judged, and nothing is promised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from matching.language import Language, enumerate_words, say
from matching.mission.book import LeftOut
from matching.mission.model import Pair, Party, Problem
from matching.mission.plan import Plan
from matching.mission.quoting import quoted
from matching.profiles.model import Kind, Profile
from matching.ranking.advice import percentage
from matching.territories import Territories

COMPLEMENTS: Final[Mapping[Kind, tuple[Kind, ...]]] = {
    "company": ("research_unit", "hospital", "university"),
    "cluster": ("cluster",),
    "incubator": ("incubator",),
    "research_unit": ("research_unit", "researcher", "company", "hospital", "university"),
    "university": ("university", "research_unit", "researcher", "company"),
    "hospital": ("research_unit", "hospital", "company"),
    "public_body": ("public_body",),
    "nonprofit": ("nonprofit",),
    "researcher": ("research_unit", "researcher", "university"),
}
"""The kinds that complete each kind best: 0.7 or more in the table of ``models/ranker.json``."""
_MOST_KINDS: Final = 3


def left_out(
    plan: Plan, profiles: Mapping[str, Profile], territories: Territories, language: Language
) -> tuple[LeftOut, ...]:
    """Return the parties with too few meetings, in the order of the problem, and why.

    Too few is none, fewer than the party's minimum, or fewer than half of what it could have had:
    its maximum, the slots it is there for, or the partners it may meet, whichever is least.
    ``profiles`` holds every party.
    """
    found = (
        left_out_party(plan, name, profiles, territories, language) for name in plan.problem.parties
    )
    return tuple(one for one in found if one is not None)


def left_out_party(
    plan: Plan,
    party: str,
    profiles: Mapping[str, Profile],
    territories: Territories,
    language: Language,
) -> LeftOut | None:
    """Return why the party of that id has too few meetings, or None where it has enough."""
    case = _Case(plan, plan.problem.parties[party], profiles, territories, language)
    return LeftOut(party, case.meetings, tuple(case.reasons())) if case.is_left_out else None


@dataclass(frozen=True)
class _Case:
    """One party, those opposite, and what the plan made of them."""

    plan: Plan
    party: Party
    profiles: Mapping[str, Profile]
    territories: Territories
    language: Language

    @property
    def problem(self) -> Problem:
        return self.plan.problem

    @property
    def meetings(self) -> int:
        return len(self.plan.agendas[self.party.id])

    @cached_property
    def opposite(self) -> tuple[Party, ...]:
        return self.problem.ys if self.party.id in self.problem.rows else self.problem.xs

    @cached_property
    def allowed(self) -> tuple[Party, ...]:
        """Those opposite whom no list keeps apart from it."""
        closed = self.problem.forbidden | self.problem.met
        return tuple(other for other in self.opposite if self._pair(other) not in closed)

    @cached_property
    def within_reach(self) -> tuple[Party, ...]:
        """Those allowed whose score lets them meet."""
        return tuple(other for other in self.allowed if self._may_meet(self._pair(other)))

    @property
    def slots_open(self) -> int:
        return len(self.problem.slots) - len(self.party.unavailable)

    @property
    def is_left_out(self) -> bool:
        reach = min(self.party.maximum, self.slots_open, len(self.allowed))
        few = self.meetings == 0 or self.meetings < self.party.minimum
        return few or 2 * self.meetings < reach

    def reasons(self) -> Iterator[str]:
        """Give the sentences: its own rules, the scores, those opposite, its need."""
        yield from self._own_rules()
        yield from self._scores()
        yield from self._rivals()
        yield from self._limits()
        yield from self._domains()
        yield from self._kinds()
        yield self._need()

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)

    def _pair(self, other: Party) -> Pair:
        first = self.party.id in self.problem.rows
        return (self.party.id, other.id) if first else (other.id, self.party.id)

    def _may_meet(self, pair: Pair) -> bool:
        problem = self.problem
        good = problem.score(pair) >= problem.lowest_score
        return good or pair in problem.accepted or pair in problem.obliged

    def _own_rules(self) -> Iterator[str]:
        if self.party.unavailable and self.slots_open < self.party.maximum:
            slots = len(self.problem.slots)
            yield self._say("mission-dossier-left-hours", open=self.slots_open, slots=str(slots))
        closed = len(self.opposite) - len(self.allowed)
        if closed and len(self.allowed) < self.party.maximum:
            everyone = str(len(self.opposite))
            yield self._say("mission-dossier-left-closed", count=closed, all=everyone)

    def _scores(self) -> Iterator[str]:
        """Say the best score, where it is below the lowest one that meets."""
        if not self.allowed or self.within_reach:
            return
        # Ties by id, as everywhere.
        best = min(self.allowed, key=lambda other: (-self._score(other), other.id))
        known = self.problem.is_known(self._pair(best))
        yield self._say(
            "mission-dossier-left-score",
            score=percentage(self._score(best), self.language),
            name=best.name,
            floor=percentage(self.problem.lowest_score, self.language),
            known="yes" if known else "no",
        )

    def _score(self, other: Party) -> float:
        return self.problem.score(self._pair(other))

    def _rivals(self) -> Iterator[str]:
        """Say what became of those within reach: met, full, busy, or without a table."""
        agendas = self.plan.agendas
        waiting = [o for o in self.within_reach if self._pair(o) not in self.plan.pairs]
        if self.within_reach and not waiting:
            yield self._say("mission-dossier-left-all-met", count=len(self.within_reach))
        full = [other for other in waiting if len(agendas[other.id]) >= other.maximum]
        free = self._free(self.party)
        busy = [o for o in waiting if o not in full and not free & self._free(o)]
        among = str(len(waiting))
        if full:
            yield self._say("mission-dossier-left-full", among=among, count=len(full))
        if busy:
            yield self._say("mission-dossier-left-busy", among=among, count=len(busy))
        if waiting and free and not self.party.table and self._is_room_full(free):
            yield self._say("mission-dossier-left-tables")

    def _limits(self) -> Iterator[str]:
        """Say where the mission as a whole may have no more meetings."""
        if self.problem.total is not None and len(self.plan.meetings) >= self.problem.total:
            yield self._say("mission-dossier-left-total", count=self.problem.total)

    def _free(self, party: Party) -> frozenset[int]:
        """Return the slots at which ``party`` is there and meets nobody."""
        taken = {meeting.slot for meeting in self.plan.agendas[party.id]}
        there = {slot.index for slot in self.problem.slots}
        return frozenset(there - taken - party.unavailable)

    def _is_room_full(self, free: frozenset[int]) -> bool:
        """Return whether no shared table is left in any of the slots ``free``."""
        used = {(meeting.slot, meeting.table) for meeting in self.plan.meetings}
        return all(
            (slot.index, table) in used
            for slot in self.problem.slots
            if slot.index in free
            for table in self.problem.shared_tables(slot)
        )

    def _domains(self) -> Iterator[str]:
        own = self.party.domains
        if not own:
            yield self._say("mission-dossier-left-domains-unknown")
            return
        sharing = sum(any(one in other.domains for one in own) for other in self.opposite)
        everyone = str(len(self.opposite))
        if not sharing:
            named = self._labels(own)
            yield self._say("mission-dossier-left-domains-none", all=everyone, domains=named)
            return
        yield self._say("mission-dossier-left-domains-some", count=sharing, all=everyone)
        alone = [one for one in own if not self._working_in(one)]
        if alone:
            yield self._say("mission-dossier-left-domains-alone", domains=self._labels(alone))

    def _kinds(self) -> Iterator[str]:
        present = {self.profiles[other.id].kind for other in self.opposite}
        wanted = COMPLEMENTS[self.profiles[self.party.id].kind]
        absent = [kind for kind in wanted if kind not in present][:_MOST_KINDS]
        if absent:
            names = [self._say(f"kind-{kind}".replace("_", "-")) for kind in absent]
            listed = enumerate_words(names, self.language)
            yield self._say("mission-dossier-left-kinds", count=len(names), kinds=listed)

    def _need(self) -> str:
        """Say whether anybody works in the domains that its needs name, the lonely ones first."""
        needs = self.profiles[self.party.id].seeks(self.language)
        if not needs:
            return self._say("mission-dossier-left-need-unknown")
        named = [(text, self.territories.domains_in(text)) for text in needs]
        told = [(text, domains, self._working_in(*domains)) for text, domains in named if domains]
        if not told:
            need = quoted(needs[0], self.language)
            return self._say("mission-dossier-left-need-vague", need=need)
        text, domains, working = min(told, key=lambda one: one[2])
        return self._say(
            "mission-dossier-left-need",
            need=quoted(text, self.language),
            domains=self._labels(domains),
            count=working,
        )

    def _working_in(self, *domains: str) -> int:
        """Return how many of those opposite work in one of ``domains``."""
        return sum(any(one in other.domains for one in domains) for other in self.opposite)

    def _labels(self, domains: tuple[str, ...] | list[str]) -> str:
        labels = [self.territories.domain(one).label(self.language) for one in domains]
        return enumerate_words(labels, self.language)
