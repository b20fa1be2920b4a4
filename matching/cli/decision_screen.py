"""Decisions drawn for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import grid, words
from matching.cli.credit_lines import sources
from matching.reports.decision_tables import crossing, party_name, reason_label, status_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from matching.feedback.records import PairState
    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


def decisions_screen(
    states: Sequence[PairState], labels: Labels, indexed: Mapping[str, Profile]
) -> Iterator[RenderableType]:
    """Give a table of pairs, where those who are ``indexed`` come from, and how many pairs are."""
    say = labels.say
    first, second = labels.territories.territories
    # What else was recorded is in the other formats, which have no edge.
    table = grid(
        (
            (say("decisions-column-day"), "word"),
            (first.label(labels.language), "name"),
            (second.label(labels.language), "name"),
            (say("decisions-column-status"), "name"),
            (say("decisions-column-score"), "number"),
        )
    )
    for state in states:
        one = state.last
        told = [status_label(state.status, labels)]
        told += [reason_label(one.reason, labels)] if one.reason else []
        table.add_row(
            words(one.at.date().isoformat()),
            words(party_name(one.x, labels), "bold"),
            words(party_name(one.y, labels), "bold"),
            words(", ".join(told)),
            words("" if one.score is None else labels.percent(one.score)),
        )
    if states:
        yield table
    yield from sources(indexed.values(), labels, crossing(states, labels, indexed))
    if indexed:
        yield Text()
    yield words(say("decisions-count", count=len(states)))
