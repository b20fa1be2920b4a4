"""Lists for everybody, then how places are shared out, drawn for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import indented, unbroken, words
from matching.cli.credit_lines import sources
from matching.cli.suggestion_screen import described
from matching.reports.load_lines import load_lines
from matching.reports.refusals import why_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.profiles.model import Profile
    from matching.ranking.batch import BatchList, BatchSuggestion, BatchSuggestions
    from matching.reports.labels import Labels

_DEEPER = 6


def batch_screen(batch: BatchSuggestions, labels: Labels) -> Iterator[RenderableType]:
    """Give the list of each who asks, then the load report of each side, which stays in view."""
    say = labels.say
    yield words(say("batch-title", top=batch.top), "bold")
    if not batch.calibrated:
        yield words(say("report-uncalibrated"), "italic")
    # A side where nobody passes the filters is told once, not for each of its lists.
    closed = {report.territory for report in batch.reports if not report.loads}
    for one in batch.lists:
        if labels.territories.counterpart(one.query.territory).id not in closed:
            yield Text()
            yield from _list(one, batch, labels)
    yield from sources(batch.named, labels)
    for report in batch.reports:
        yield Text()
        title = say("batch-load-title", territory=labels.territory(report.territory))
        yield words(title, "bold")
        for line in load_lines(report, batch, labels):
            yield indented(line)


def _list(one: BatchList, batch: BatchSuggestions, labels: Labels) -> Iterator[RenderableType]:
    yield words(one.query.name, "bold")
    yield words(described(one.query, labels), "dim")
    if not one.suggestions:
        yield indented(why_empty(one.empty_because or "nobody", batch.floor, labels))
    for suggestion in one.suggestions:
        yield indented(_line(one.query, suggestion, labels))
        domains = ", ".join(labels.domains(suggestion.shared_domains))
        about = " – ".join(part for part in (suggestion.reason, domains) if part)
        if about:
            yield indented(about, by=_DEEPER, style="dim")
        for link in suggestion.known_links:
            yield unbroken(labels.say("known-links-told", text=link.line), by=_DEEPER)


def _line(query: Profile, suggestion: BatchSuggestion, labels: Labels) -> str:
    return labels.say(
        "cli-batch-line",
        rank=str(suggestion.rank),
        name=suggestion.partner.name,
        score=labels.percent(suggestion.score),
        query=labels.territory(query.territory),
        for_query=labels.percent(suggestion.fit_for_query),
        partner=labels.territory(suggestion.partner.territory),
        for_partner=labels.percent(suggestion.fit_for_partner),
    )
