"""Pairs of profiles compared, drawn for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from rich.text import Text

from matching.cli.canvas import grid, indented, words
from matching.cli.credit_lines import sources
from matching.entities.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.entities.resolving import Resolution
    from matching.reports.labels import Labels

_SHOWN = 10
"""Pairs of each sort shown on screen; the report has them all."""


def dedupe_screen(found: Resolution, labels: Labels) -> Iterator[RenderableType]:
    """Give a table of counts, the first pairs of each sort, and how many profiles are left."""
    say = labels.say
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    counts = grid(
        ((say("entities-column-verdict"), "name"), (say("entities-column-pairs"), "number"))
    )
    for verdict in verdicts:
        label = say(f"entities-verdict-{verdict}")
        counts.add_row(words(label), str(len(found.of(verdict))))
    yield counts
    for verdict in verdicts:
        pairs = found.of(verdict)
        if not pairs:
            continue
        yield words(say(f"entities-pairs-{verdict}"), "bold")
        for pair in pairs[:_SHOWN]:
            first, second = (f"{one.name} ({one.id})" for one in (pair.first, pair.second))
            yield indented(say("entities-pair", first=first, second=second))
            yield indented(pair.decision.reason(labels.language), by=6)
        if len(pairs) > _SHOWN:
            yield indented(say("entities-more", count=len(pairs) - _SHOWN))
        yield Text()
    told = [pair for verdict in verdicts for pair in found.of(verdict)[:_SHOWN]]
    yield from sources((one for pair in told for one in (pair.first, pair.second)), labels)
    if told:
        yield Text()
    given = sum(len(one.members) for one in found.entities)
    yield words(say("entities-left", given=given, left=len(found.entities)))
