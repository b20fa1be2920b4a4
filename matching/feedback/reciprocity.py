"""The ledger of reciprocity: what each territory asked for, and what it got.

What a pair is worth to a side is the directed fit for that side: the probability that the
introduction is worth its time. Sums of probabilities are expected numbers of worthwhile
introductions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.feedback.model import Status
from matching.feedback.records import Decision, ShownList, Side
from matching.ranking.evenness import evenness

_WANTED: frozenset[Status] = frozenset({"accepted", "met", "agreement"})


@dataclass(frozen=True)
class SideOfLedger:
    """One territory over the period."""

    lists: int
    """Lists its parties asked for."""
    asked: int
    """Pairs decided about that were looked for from its side."""
    offered: int
    """Pairs decided about that were looked for from the other side: its parties were proposed."""
    asked_and_wanted: int
    """Of those asked, the pairs accepted, met or signed."""
    offered_and_wanted: int
    gain: float
    """Expected worthwhile introductions for this side, over all pairs that were wanted."""


@dataclass(frozen=True)
class Gain:
    """The pairs wanted of one domain, or all of them, and what they are worth to each side."""

    domain: str | None
    pairs: int
    for_x: float
    for_y: float

    @property
    def balance(self) -> float:
        """The lesser value as a share of the greater: 1 where both sides gain alike."""
        return evenness(self.for_x, self.for_y)


@dataclass(frozen=True)
class Reciprocity:
    """Both territories, then the total and a line per domain shared; the None line comes last."""

    x: SideOfLedger
    y: SideOfLedger
    total: Gain
    domains: tuple[Gain, ...]
    without_fit: int
    """Pairs wanted whose fits were not recorded: they add nothing to the sums."""


def reciprocity(
    decisions: Sequence[Decision], lists: Iterable[ShownList], territories: Sequence[str]
) -> Reciprocity:
    """Return the ledger of ``decisions``, none of them undone, in order of time.

    ``territories`` are the identifiers of both, that of x first.
    """
    shown = list(lists)
    first = {one.pair: one for one in reversed(decisions)}
    wanted = {one.pair: one for one in decisions if one.status in _WANTED}
    # Fits told last; a later decision need not have told them again.
    fits = {
        one.pair: (one.fit_for_x, one.fit_for_y)
        for one in decisions
        if one.fit_for_x is not None and one.fit_for_y is not None
    }
    worth = {pair: fits[pair] for pair in wanted if pair in fits}

    def side(name: Side) -> SideOfLedger:
        place = "xy".index(name)
        asked = {pair for pair, one in first.items() if one.asked_by == name}
        offered = first.keys() - asked
        return SideOfLedger(
            lists=sum(one.asker.territory == territories[place] for one in shown),
            asked=len(asked),
            offered=len(offered),
            asked_and_wanted=len(asked & wanted.keys()),
            offered_and_wanted=len(offered & wanted.keys()),
            gain=sum(fit[place] for fit in worth.values()),
        )

    lines: dict[str | None, list[tuple[str, str]]] = {}
    for pair in worth:
        shared: list[str | None] = [*wanted[pair].shared_domains]
        for domain in shared or [None]:
            lines.setdefault(domain, []).append(pair)

    def gain(domain: str | None, pairs: Sequence[tuple[str, str]]) -> Gain:
        values = [worth[pair] for pair in pairs]
        return Gain(domain, len(pairs), *(sum(column) for column in zip(*values, strict=True)))

    ordered = sorted(lines, key=lambda name: (name is None, -len(lines[name]), name or ""))
    return Reciprocity(
        x=side("x"),
        y=side("y"),
        total=gain(None, list(worth)) if worth else Gain(None, 0, 0.0, 0.0),
        domains=tuple(gain(name, lines[name]) for name in ordered),
        without_fit=len(wanted) - len(worth),
    )
