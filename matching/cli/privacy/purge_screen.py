"""What is past its retention, drawn for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from matching.cli.canvas import grid, words
from matching.reports.privacy.notice import retention_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rich.console import RenderableType

    from matching.engine.privacy.purging import Retained
    from matching.reports.labels import Labels


def purge_screen(found: Retained, on: date, labels: Labels) -> Iterator[RenderableType]:
    """Give a row for each profile past its retention, and how many cannot be told."""
    say = labels.say
    day = format_date(on, "long", locale=labels.language)
    if found.past:
        table = grid(
            (
                (say("report-column-id"), "name"),
                (say("report-column-kind"), "word"),
                (say("privacy-retention"), "name"),
            )
        )
        for one in found.past:
            profile = one.held.profile
            kind = labels.kind(profile.kind)
            table.add_row(words(profile.id), words(kind), words(retention_words(one.end, labels)))
        yield table
    yield words(say("cli-privacy-past", count=len(found.past), day=day))
    if found.undated:
        yield words(say("cli-privacy-undated", count=len(found.undated)))
