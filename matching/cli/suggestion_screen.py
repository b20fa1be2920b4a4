"""Suggestions and one explained pair, drawn to be read aloud from a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import grid, indented, unbroken, words
from matching.cli.credit_lines import credit_of, notices
from matching.language import decimal
from matching.reports.credits import query_credit
from matching.reports.refusals import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.profiles.model import Profile
    from matching.ranking.results import Suggestion, Suggestions
    from matching.reports.labels import Labels

_BAR = 24
"""Columns of the longest bar."""


def suggestions_screen(suggestions: Suggestions, labels: Labels) -> Iterator[RenderableType]:
    """Give the title, the list of partners and, for each, the reasons of both sides."""
    say = labels.say
    yield words(say("cli-suggest-title", name=suggestions.query.name), "bold")
    yield words(described(suggestions.query, labels), "dim")
    yield Text()
    if not suggestions.suggestions:
        yield from _refusal(suggestions, labels)
        yield from _ending(suggestions, labels)
        return
    yield from _uncalibrated(suggestions, labels)
    yield _partners(suggestions, labels)
    for remark in remarks(suggestions, labels):
        yield words(remark, "italic")
    for one in suggestions.suggestions:
        yield Text()
        yield words(f"{one.rank}. {one.partner.name}", "bold")
        yield indented(described(one.partner, labels), style="dim")
        yield from _reasons(one)
        yield from _around(one, labels)
    yield from _ending(suggestions, labels)


def explanation_screen(suggestions: Suggestions, labels: Labels) -> Iterator[RenderableType]:
    """Give what makes up the score of the only pair, its reasons, evidence and relays."""
    say = labels.say
    (one,) = suggestions.suggestions
    query = suggestions.query
    title = say("cli-explain-title", query=query.name, partner=one.partner.name)
    yield words(title, "bold")
    yield words(described(query, labels), "dim")
    yield words(described(one.partner, labels), "dim")
    yield Text()
    yield from _uncalibrated(suggestions, labels)
    yield words(_fits(one, query, labels))
    yield _contributions(one, labels)
    yield from _reasons(one)
    if one.evidence:
        yield Text()
        yield words(say("report-column-evidence"), "bold")
    for quoted in one.evidence:
        side = query if quoted.side == "query" else one.partner
        told = say("report-quotation", text=quoted.text)
        yield indented(f"{side.name}, {labels.facet(quoted.facet)} – {told}")
    yield Text()
    yield from _around(one, labels)
    yield from _ending(suggestions, labels)


def _ending(suggestions: Suggestions, labels: Labels) -> Iterator[RenderableType]:
    """Give where who asks comes from, and what crosses a border."""
    asking = query_credit(suggestions.query, labels)
    if asking:
        yield Text()
        yield unbroken(asking, by=0, style="dim")
    yield from notices(suggestions.named, labels, suggestions.query.territory)


def _refusal(suggestions: Suggestions, labels: Labels) -> Iterator[RenderableType]:
    """Give why nobody is suggested, who is nearest and what would help."""
    first, *others = remarks(suggestions, labels) or [labels.say("report-none")]
    yield words(first, "bold")
    nearest = suggestions.nearest
    if nearest:
        yield Text()
        yield words(nearest.partner.name, "bold")
        yield indented(described(nearest.partner, labels), style="dim")
        yield from _reasons(nearest)
        yield from credit_of(nearest.partner, labels)
    if others:
        yield Text()
    for remark in others:
        yield indented(remark)


def _uncalibrated(suggestions: Suggestions, labels: Labels) -> Iterator[RenderableType]:
    if not suggestions.calibrated:
        yield words(labels.say("report-uncalibrated"), "italic")


def _partners(suggestions: Suggestions, labels: Labels) -> RenderableType:
    say = labels.say
    query = suggestions.query
    counterpart = suggestions.suggestions[0].partner.territory
    score = "cli-suggest-score" if suggestions.calibrated else "cli-suggest-index"
    table = grid(
        (
            ("", "number"),
            (say("report-column-name"), "name"),
            (say("report-column-kind"), "word"),
            (say("report-column-city"), "word"),
            (say(score), "number"),
            (say("cli-suggest-for", territory=labels.territory(query.territory)), "number"),
            (say("cli-suggest-for", territory=labels.territory(counterpart)), "number"),
        )
    )
    for one in suggestions.suggestions:
        table.add_row(
            str(one.rank),
            words(one.partner.name, "bold"),
            words(labels.kind(one.partner.kind)),
            words(one.partner.city or ""),
            *map(labels.percent, (one.score, one.fit_for_query, one.fit_for_partner)),
        )
    return table


def _reasons(suggestion: Suggestion) -> Iterator[RenderableType]:
    yield indented(suggestion.reasons.for_query)
    yield indented(suggestion.reasons.for_partner)


def _around(suggestion: Suggestion, labels: Labels) -> Iterator[RenderableType]:
    """Give the relays to call, what is missing to be surer, and where it all comes from."""
    say = labels.say
    for relay in suggestion.relays:
        # The reasons say what the first ones do; here is whom to call, and where.
        name = " – ".join(part for part in (relay.name, relay.url) if part)
        yield unbroken(say("report-relay", name=name))
    for missing in suggestion.unknown:
        yield indented(say("report-unknown", text=missing), style="dim")
    for link in suggestion.known_links:
        yield unbroken(say("known-links-told", text=link.line))
    yield from credit_of(suggestion.partner, labels)


def _contributions(suggestion: Suggestion, labels: Labels) -> RenderableType:
    say = labels.say
    table = grid(
        (
            (say("report-column-feature"), "name"),
            (say("report-column-contribution"), "number"),
            ("", "name"),
        )
    )
    largest = max((abs(part.value) for part in suggestion.contributions), default=0.0) or 1.0
    for part in suggestion.contributions:
        sign = "+" if part.value >= 0 else ""
        bar = ("█" if part.value >= 0 else "░") * round(abs(part.value) / largest * _BAR)
        amount = sign + decimal(part.value, labels.language, 3)
        style = "green" if part.value >= 0 else "red"
        table.add_row(words(labels.feature(part.name)), amount, Text(bar, style))
    total = decimal(suggestion.score, labels.language, 3)
    table.add_section()
    table.add_row(words(say("report-score"), "bold"), Text(total, "bold"), "")
    return table


def _fits(suggestion: Suggestion, query: Profile, labels: Labels) -> str:
    return labels.say(
        "cli-explain-fits",
        query=labels.territory(query.territory),
        for_query=labels.percent(suggestion.fit_for_query),
        partner=labels.territory(suggestion.partner.territory),
        for_partner=labels.percent(suggestion.fit_for_partner),
        confidence=labels.percent(suggestion.confidence),
    )


def described(profile: Profile, labels: Labels) -> str:
    """Return the kind, the place and the id of a profile, or the territory of a request."""
    if profile.is_request:
        return labels.territory(profile.territory)
    parts = (labels.kind(profile.kind), labels.place(profile))
    return ", ".join((*parts, profile.id))
