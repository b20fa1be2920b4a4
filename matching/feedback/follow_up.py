"""What became of pairs over a period, for the administrations that follow the cooperation up.

Only pairs are counted, never who: nothing here names or ranks an organisation or a person. A
decision that was undone does not count, whenever it was undone.

- ``happened``: the pairs of which something was decided in the period, by what was decided. A pair
  accepted, then met within the period counts once in each.
- ``became``: of the pairs first decided about in the period, how many had gone so far at its end.
  One that met counts as accepted too, whether or not that was ever recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from matching.feedback.folding import standing
from matching.feedback.model import REASONS, STATUSES, ReasonCode, Status
from matching.feedback.reciprocity import Reciprocity, reciprocity
from matching.feedback.records import Decision, ShownList

Pair = tuple[str, str]
STEPS: tuple[Status, ...] = ("accepted", "met", "agreement")
"""How far a pair can go, each step beyond the one before."""


@dataclass(frozen=True)
class Period:
    """Whole days in universal time, both ends included."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        """The first moment that counts."""
        return datetime.combine(self.first, time(), UTC)

    @property
    def until(self) -> datetime:
        """The first moment that no longer counts."""
        return datetime.combine(self.last + timedelta(days=1), time(), UTC)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of every month of which a day counts."""
        found, month = [], self.first.replace(day=1)
        while month <= self.last:
            found.append(month)
            month = (month + timedelta(days=31)).replace(day=1)
        return tuple(found)


@dataclass(frozen=True)
class Counts:
    """Pairs suggested in a list, and pairs of which each thing was decided."""

    suggested: int
    decided: Mapping[Status, int]


@dataclass(frozen=True)
class Became:
    """Of pairs first decided about in the period, how many were where at its end."""

    proposed: int
    """All of them."""
    reached: Mapping[Status, int]
    """By step: those that went so far or further, whatever came after."""
    refused: int
    """Those whose last decision is a refusal."""
    waiting: int
    """Those of which nothing but the proposal is decided."""


@dataclass(frozen=True)
class FollowUp:
    """Everything a report tells; lines of no axis or no domain come under None, last."""

    period: Period
    lists: int
    """Lists that were shown, those for needs told in a sentence included."""
    total: Counts
    by_month: Mapping[date, Counts]
    by_axis: Mapping[str | None, Counts]
    by_domain: Mapping[str | None, Counts]
    """A pair that shares two domains counts in both lines; so do axes."""
    refusals: Mapping[ReasonCode, int]
    """Pairs refused in the period, by the reason given last."""
    became: Became
    reciprocity: Reciprocity


def follow_up(
    decisions: Iterable[Decision],
    lists: Iterable[ShownList],
    period: Period,
    territories: Sequence[str],
) -> FollowUp:
    """Return what happened in ``period``, from every decision and every list.

    ``territories`` are the identifiers of both, that of x first.
    """
    before_its_end = [one for one in standing(decisions) if one.at < period.until]
    inside = [one for one in before_its_end if one.at >= period.since]
    shown = [one for one in lists if period.since <= one.at < period.until]
    suggested = _suggested(shown)
    return FollowUp(
        period=period,
        lists=len(shown),
        total=_count(inside, suggested),
        by_month={
            month: _count(
                [one for one in inside if _month(one.at) == month],
                [one for one in suggested if _month(one.at) == month],
            )
            for month in period.months
        },
        by_axis=_by(lambda one: one.shared_axes, inside, suggested),
        by_domain=_by(lambda one: one.shared_domains, inside, suggested),
        refusals=_refusals(inside),
        became=_became(before_its_end, period),
        reciprocity=reciprocity(inside, shown, territories),
    )


@dataclass(frozen=True)
class _Suggested:
    """A pair that was in a list."""

    pair: Pair
    at: datetime
    shared_axes: tuple[str, ...]
    shared_domains: tuple[str, ...]


def _suggested(lists: Iterable[ShownList]) -> list[_Suggested]:
    """Return every place of every list; a need told in a sentence makes no pair."""
    return [
        _Suggested(
            pair=(min(shown.asker.key, place.partner.key), max(shown.asker.key, place.partner.key)),
            at=shown.at,
            shared_axes=tuple(one for one in shown.asker.axes if one in place.partner.axes),
            shared_domains=tuple(
                one for one in shown.asker.domains if one in place.partner.domains
            ),
        )
        for shown in lists
        if not shown.asker.is_request
        for place in shown.places
    ]


def _count(decisions: Sequence[Decision], suggested: Sequence[_Suggested]) -> Counts:
    pairs: dict[Status, set[Pair]] = {status: set() for status in STATUSES}
    for one in decisions:
        if one.status is not None:
            pairs[one.status].add(one.pair)
    return Counts(
        suggested=len({one.pair for one in suggested}),
        decided={status: len(found) for status, found in pairs.items()},
    )


def _by(
    names: Callable[[Decision | _Suggested], tuple[str, ...]],
    decisions: Sequence[Decision],
    suggested: Sequence[_Suggested],
) -> dict[str | None, Counts]:
    """Return the counts of each name, those decided about most first, then by name."""
    everything: list[Decision | _Suggested] = [*decisions, *suggested]
    found = sorted({name for one in everything for name in names(one)})
    lines: dict[str | None, Counts] = {
        name: _count(
            [one for one in decisions if name in names(one)],
            [one for one in suggested if name in names(one)],
        )
        for name in found
    }
    if any(not names(one) for one in everything):
        lines[None] = _count(
            [one for one in decisions if not names(one)],
            [one for one in suggested if not names(one)],
        )
    order = sorted(
        lines,
        key=lambda name: (name is None, -sum(lines[name].decided.values()), name or ""),
    )
    return {name: lines[name] for name in order}


def _refusals(decisions: Sequence[Decision]) -> dict[ReasonCode, int]:
    last = {one.pair: one.reason for one in decisions if one.reason is not None}
    given = list(last.values())
    return {reason: given.count(reason) for reason in REASONS if reason in given}


def _became(decisions: Sequence[Decision], period: Period) -> Became:
    by_pair: dict[Pair, list[Decision]] = {}
    for one in decisions:
        by_pair.setdefault(one.pair, []).append(one)
    new = [own for own in by_pair.values() if own[0].at >= period.since]
    furthest = [max(_step(one) for one in own) for own in new]
    return Became(
        proposed=len(new),
        reached={
            status: sum(step >= number for step in furthest)
            for number, status in enumerate(STEPS, start=1)
        },
        refused=sum(own[-1].status == "refused" for own in new),
        waiting=sum({one.status for one in own} == {"proposed"} for own in new),
    )


def _step(decision: Decision) -> int:
    """Return how far a decision goes: 0 for a proposal or a refusal."""
    return STEPS.index(decision.status) + 1 if decision.status in STEPS else 0


def _month(moment: datetime) -> date:
    return moment.date().replace(day=1)
