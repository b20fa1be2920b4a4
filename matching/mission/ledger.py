"""The ledger of reciprocity: what the meetings are worth to each territory, and per domain.

The value of a meeting to a side is the directed fit for that side: the probability that the
introduction is worth its time. Sums of probabilities are expected numbers of worthwhile meetings.
"""

from __future__ import annotations

from dataclasses import dataclass

from matching.mission.model import Array, Meeting, Problem
from matching.ranking.evenness import evenness


@dataclass(frozen=True)
class LedgerLine:
    """The meetings of one domain, or all of them, and what they are worth to each side."""

    domain: str | None
    """None for meetings of parties that share no domain, and for the total."""
    meetings: int
    for_x: float
    """Expected worthwhile meetings for the first territory."""
    for_y: float

    @property
    def balance(self) -> float:
        """The lesser value as a share of the greater: 1 where both sides gain alike."""
        return evenness(self.for_x, self.for_y)


@dataclass(frozen=True)
class Ledger:
    """The total, then a line per domain; a meeting with two shared domains counts in both lines."""

    total: LedgerLine
    domains: tuple[LedgerLine, ...]
    """In order of number of meetings, the most first, then by name; the None line comes last."""


def make_ledger(
    problem: Problem, meetings: tuple[Meeting, ...], fit_for_x: Array, fit_for_y: Array
) -> Ledger:
    """Return the ledger of ``meetings``; the fits have a row per x and a column per y."""
    lines: dict[str | None, list[Meeting]] = {}
    for meeting in meetings:
        x, y = problem.parties[meeting.x], problem.parties[meeting.y]
        shared: list[str | None] = [name for name in x.domains if name in y.domains]
        for domain in shared or [None]:
            lines.setdefault(domain, []).append(meeting)

    def line(domain: str | None, counted: list[Meeting]) -> LedgerLine:
        at = [(problem.rows[one.x], problem.columns[one.y]) for one in counted]
        values = [sum(float(fit[place]) for place in at) for fit in (fit_for_x, fit_for_y)]
        return LedgerLine(domain, len(counted), *values)

    ordered = sorted(lines, key=lambda name: (name is None, -len(lines[name]), name or ""))
    return Ledger(line(None, list(meetings)), tuple(line(name, lines[name]) for name in ordered))
