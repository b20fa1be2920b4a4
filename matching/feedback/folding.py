"""From decisions to where each pair stands."""

from __future__ import annotations

from collections.abc import Iterable

from matching.feedback.records import Decision, PairState


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that were not undone, undoings left out, in order of time.

    What was decided at the same moment stays in the order in which it was appended.
    """
    everything = list(decisions)
    undone = {one.undoes for one in everything if one.undoes is not None}
    kept = [one for one in everything if one.undoes is None and one.id not in undone]
    return sorted(kept, key=lambda one: (one.at, one.id))


def fold(decisions: Iterable[Decision]) -> tuple[PairState, ...]:
    """Return the state of each pair that has a decision left, the latest decided first."""
    last: dict[tuple[str, str], Decision] = {}
    counts: dict[tuple[str, str], int] = {}
    for one in standing(decisions):
        last[one.pair] = one
        counts[one.pair] = counts.get(one.pair, 0) + 1
    states = [PairState(one, counts[pair]) for pair, one in last.items()]
    return tuple(sorted(states, key=lambda state: (state.last.at, state.last.id), reverse=True))
