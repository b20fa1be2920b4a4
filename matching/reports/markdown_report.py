"""Suggestions and tables as Markdown, to be pasted in a note or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.language import decimal
from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.cleaning import is_web_address, markdown
from matching.reports.credits import query_credit
from matching.reports.labels import Labels
from matching.reports.mission.typesetting import capitalised
from matching.reports.refusals import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matching.ranking.results import Suggestion, Suggestions
    from matching.reports.table import Table
    from matching.territories import Territories


def table_markdown(table: Table) -> bytes:
    """Return ``table`` as a Markdown table in UTF-8."""
    headings = [column.heading for column in table.columns]
    rows = [
        [", ".join(cell) if isinstance(cell, tuple) else _shown(cell) for cell in row]
        for row in table.rows
    ]
    notes = [line for note in table.notes for line in ("", markdown(note))]
    return encoded([*grid(headings, rows), *notes])


def suggestions_markdown(suggestions: Suggestions, territories: Territories) -> bytes:
    """Return a note in UTF-8: the list of partners, then the reasons for each."""
    labels = Labels(territories, suggestions.language)
    say = labels.say
    lines = [f"# {markdown(say('report-title', name=suggestions.query.name))}", ""]
    asking = query_credit(suggestions.query, labels)
    lines += [markdown(asking), ""] if asking else []
    notices = _notices(suggestions, labels)
    said = remarks(suggestions, labels)
    if not suggestions.suggestions:
        first, *others = said or [say("report-none")]
        told = [f"- {markdown(one)}" for one in others]
        nearest = suggestions.nearest
        if nearest:
            told += [f"- {markdown(nearest.partner.name)}", *_credit(nearest, labels)]
        return encoded([*lines, markdown(first), *([""] if told else []), *told, *notices])
    if not suggestions.calibrated:
        lines += [f"*{say('report-uncalibrated')}*", ""]
    headings = [
        *(say(f"report-column-{name}") for name in ("rank", "name", "kind", "city")),
        say("report-score"),
        say("report-column-fit-for-query"),
        say("report-column-fit-for-partner"),
    ]
    rows = [
        [
            str(one.rank),
            one.partner.name,
            labels.kind(one.partner.kind),
            one.partner.city or "",
            *map(labels.percent, (one.score, one.fit_for_query, one.fit_for_partner)),
        ]
        for one in suggestions.suggestions
    ]
    lines += grid(headings, rows)
    if said:
        lines += ["", *map(markdown, said)]
    for one in suggestions.suggestions:
        lines += _section(one, labels)
    return encoded([*lines, *notices])


def _notices(suggestions: Suggestions, labels: Labels) -> list[str]:
    notices = border_notices(
        suggestions.named, labels.territories, labels.language, suggestions.query.territory
    )
    return [line for notice in notices for line in ("", f"*{markdown(notice)}*")]


def _credit(suggestion: Suggestion, labels: Labels) -> Iterator[str]:
    """Give what both have done together, and where the partner comes from, as items of a list."""
    say, partner = labels.say, suggestion.partner
    for link in suggestion.known_links:
        told = markdown(say("known-links-told", text=link.text))
        yield f"- {told}" + (f" – {_link(link.url)}" if link.url else "")
    source = partner.source_url or partner.source
    if source:
        dated = f" ({markdown(partner.source_date)})" if partner.source_date else ""
        yield f"- {say('report-source')} {_link(source)}{dated}"
    rights = Credit.of(partner).rights(labels.language)
    if rights:
        yield f"- {markdown(capitalised(rights))}"


def _section(suggestion: Suggestion, labels: Labels) -> Iterator[str]:
    say = labels.say
    partner = suggestion.partner
    yield from ("", f"## {suggestion.rank}. {markdown(partner.name)}", "")
    yield from (markdown(suggestion.reasons.for_query), "")
    yield from (markdown(suggestion.reasons.for_partner), "")
    for quoted in suggestion.evidence:
        told = markdown(say("report-quotation", text=quoted.text))
        yield f"- {labels.facet(quoted.facet)} – {told}"
    for relay in suggestion.relays:
        called = markdown(say("report-relay", name=relay.name))
        yield f"- {called}" + (f" – {_link(relay.url)}" if relay.url else "")
    for missing in suggestion.unknown:
        yield f"- {markdown(say('report-unknown', text=missing))}"
    yield from _credit(suggestion, labels)
    yield from ("", f"### {say('report-sheet-contributions')}", "")
    yield from grid(
        [say("report-column-feature"), say("report-column-contribution")],
        [
            *(
                [labels.feature(part.name), decimal(part.value, labels.language, 3)]
                for part in suggestion.contributions
            ),
            [say("report-score"), decimal(suggestion.score, labels.language, 3)],
        ],
    )


def grid(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table, every cell as it stands."""
    yield f"| {' | '.join(map(markdown, headings))} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(map(markdown, row))} |"


def _link(address: str) -> str:
    return f"<{address}>" if is_web_address(address) else markdown(address)


def _shown(cell: str | float | None) -> str:
    return "" if cell is None else str(cell)


def encoded(lines: Sequence[str]) -> bytes:
    """Return lines as UTF-8, each with its end."""
    return "".join(f"{line}\n" for line in lines).encode()
