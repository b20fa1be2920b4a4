"""The lists of a batch as Markdown, to be pasted in a note or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.profiles.border import border_notices
from matching.reports.cleaning import markdown
from matching.reports.credits import credit_lines
from matching.reports.labels import Labels
from matching.reports.load_lines import load_lines
from matching.reports.markdown_report import encoded, grid
from matching.reports.refusals import why_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.ranking.batch import BatchList, BatchSuggestions
    from matching.territories import Territories


def batch_markdown(batch: BatchSuggestions, territories: Territories) -> bytes:
    """Return a note in UTF-8: the loads of each side, then the list of each who asks."""
    labels = Labels(territories, batch.language)
    say = labels.say
    lines = [f"# {markdown(say('batch-title', top=batch.top))}", ""]
    if not batch.calibrated:
        lines += [f"*{say('report-uncalibrated')}*", ""]
    for report in batch.reports:
        title = say("batch-load-title", territory=labels.territory(report.territory))
        lines += [f"## {markdown(title)}", ""]
        lines += [f"- {markdown(line)}" for line in load_lines(report, batch, labels)]
        lines.append("")
    for one in batch.lists:
        lines += _section(one, batch, labels)
    credits_said = [f"- {markdown(line)}" for line in credit_lines(batch.named, labels)]
    if credits_said:
        lines += [f"## {markdown(say('credit-sources'))}", "", *credits_said]
    for notice in border_notices(batch.named, territories, batch.language):
        lines += ["", f"*{markdown(notice)}*"]
    return encoded(lines)


def _section(one: BatchList, batch: BatchSuggestions, labels: Labels) -> Iterator[str]:
    say = labels.say
    yield from (f"## {markdown(one.query.name)}", "")
    if not one.suggestions:
        yield from (markdown(why_empty(one.empty_because or "nobody", batch.floor, labels)), "")
        return
    headings = [
        *(say(f"report-column-{name}") for name in ("rank", "name")),
        say("report-score"),
        say("report-column-fit-for-query"),
        say("report-column-fit-for-partner"),
        say("report-column-domains"),
        say("batch-column-reason"),
    ]
    rows = [
        [
            str(suggestion.rank),
            suggestion.partner.name,
            *map(
                labels.percent,
                (suggestion.score, suggestion.fit_for_query, suggestion.fit_for_partner),
            ),
            ", ".join(labels.domains(suggestion.shared_domains)),
            suggestion.reason,
        ]
        for suggestion in one.suggestions
    ]
    yield from grid(headings, rows)
    yield ""
    linked = [
        f"- {markdown(told.partner.name)} – {markdown(link.line)}"
        for told in one.suggestions
        for link in told.known_links
    ]
    yield from (*linked, "") if linked else ()
