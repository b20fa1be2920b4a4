"""A plan after something happened: who stays where, who moves, who meets somebody else.

1. Take stock: past and confirmed meetings stay, those of absent parties and the declined fall.
2. Fill the free places, moving nobody: first so that minima, obligations and floors are met, then
   for the highest total, standby partners preferred.
3. Only where rules are still not met, or tables are too few, move the fewest meetings, and fill
   again.

What no change can mend is told as a shortfall, and the rules of the new plan are loosened by it: on
the day itself an answer with a gap is worth more than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from matching.mission.constraints import Obliged
from matching.mission.happenings import Aftermath, Happenings, take_stock
from matching.mission.limits import Grid
from matching.mission.model import Meeting, Pair, Problem
from matching.mission.plan import Plan
from matching.mission.planning import quality_of
from matching.mission.reserves import standby_partners
from matching.mission.seating import Seat, seated
from matching.mission.solving.allocation import Market, first_pairs, priced
from matching.mission.solving.fairness import Hopes
from matching.mission.solving.filling import fill
from matching.mission.solving.moving import moved, short_of
from matching.mission.validation import Violation, missed, violations
from matching.mission.work import Work

ChangeKind = Literal["moved", "table", "cancelled", "added"]


@dataclass(frozen=True)
class Change:
    """One meeting that is not what it was; ``table`` is a change of table alone."""

    kind: ChangeKind
    pair: Pair
    before: Meeting | None
    after: Meeting | None


@dataclass(frozen=True)
class Replanned:
    """The new plan, and all that differs from the old one, in order of time."""

    plan: Plan
    changes: tuple[Change, ...]
    shortfalls: tuple[Violation, ...]
    """Minima, obligations and floors of the old plan that the new one misses."""

    def changes_of(self, party: str) -> tuple[Change, ...]:
        """Return what changes for one party."""
        return tuple(change for change in self.changes if party in change.pair)

    @property
    def touched(self) -> tuple[str, ...]:
        """The ids of those for whom something changes, in the order of the problem."""
        named = {party for change in self.changes for party in change.pair}
        return tuple(name for name in self.plan.problem.parties if name in named)


def replan(
    plan: Plan,
    problem: Problem,
    happenings: Happenings,
    work: Work | None = None,
    *,
    reserves: int = 3,
) -> Replanned:
    """Return ``plan`` changed as little as ``happenings`` allow.

    ``problem`` is that of the plan, extended by newcomers where there are any.

    Raises:
        RequestError: a party, a table or a meeting that is named does not exist.
        UnsolvedMissionError: the limits of work were reached first.
    """
    limits = work or Work()
    stock = take_stock(problem, plan.meetings, happenings)
    old = [Seat(one.x, one.y, one.slot, one.table) for one in stock.kept]
    seats = _mended(stock, old, plan.reserves, limits)
    statuses = {one.pair: one.status for one in stock.kept}
    meetings = tuple(
        replace(one, status=statuses.get(one.pair, "planned"))
        for one in seated(stock.problem, seats)
    )
    lacking = missed(stock.problem, meetings)
    after = _loosened(stock.problem, lacking)
    broken = violations(after, meetings)
    if broken:
        raise AssertionError("; ".join(one.text("en") for one in broken))
    market = Market.of(after)
    price = priced(market.grid.worth, market.limits, first_pairs(market))
    quality = quality_of(
        after,
        meetings,
        Hopes.of(market.grid),
        bound=price[0] if price else float(len(meetings)),
        method="replanned",
    )
    lists = standby_partners(after, meetings, reserves)
    changed = Plan(after, meetings, quality, lists)
    dropped = _dropped(problem, stock.problem)
    return Replanned(changed, _changes(plan.meetings, meetings), (*dropped, *lacking))


def _mended(
    stock: Aftermath, old: list[Seat], standby: Mapping[str, tuple[str, ...]], work: Work
) -> list[Seat]:
    problem, touched = stock.problem, stock.touched
    added = fill(problem, old, touched, standby, work)
    if added is not None and not missed(problem, seated(problem, [*old, *added])):
        return [*old, *added]
    kept = moved(problem, old, touched, work)
    gone = {(seat.x, seat.y) for seat in old} - {(seat.x, seat.y) for seat in kept}
    hurt = {party for pair in gone for party in pair} | {*short_of(problem, kept)}
    more = fill(problem, kept, touched | hurt, standby, work)
    return [*kept, *(more or [])]


def _loosened(problem: Problem, lacking: Sequence[Violation]) -> Problem:
    """Return the problem with what is missed no longer asked for."""
    for violation in lacking:
        for limit in violation.rule.limits(Grid.of(problem, ())):
            if limit.repair is not None:
                lack = limit.lower - len(violation.meetings)
                problem = limit.repair.apply(problem, lack)
    return problem


def _dropped(before: Problem, after: Problem) -> list[Violation]:
    """Return the obligations that fell with those who do not come, or do not want to."""
    return [Violation(Obliged(before, pair), ()) for pair in sorted(before.obliged - after.obliged)]


def _changes(before: Sequence[Meeting], after: Sequence[Meeting]) -> tuple[Change, ...]:
    old, new = {one.pair: one for one in before}, {one.pair: one for one in after}
    found: list[Change] = []
    for pair in old.keys() | new.keys():
        was, now = old.get(pair), new.get(pair)
        if was is None or now is None:
            found.append(Change("added" if was is None else "cancelled", pair, was, now))
        elif was.slot != now.slot:
            found.append(Change("moved", pair, was, now))
        elif was.table != now.table:
            found.append(Change("table", pair, was, now))
    return tuple(sorted(found, key=_when))


def _when(change: Change) -> tuple[int, Pair]:
    meeting = change.after or change.before
    return (meeting.slot if meeting else 0), change.pair
