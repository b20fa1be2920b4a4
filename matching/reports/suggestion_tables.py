"""Suggestions as tables: one row per partner, and what makes up each score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.credits import credit_cells, credit_columns
from matching.reports.labels import Labels
from matching.reports.refusals import remarks
from matching.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from matching.ranking.results import RelayCall, Suggestion, Suggestions
    from matching.territories import Territories


def suggestion_table(suggestions: Suggestions, territories: Territories) -> Table:
    """Return one row per suggestion, the scores before the reasons and the sources last.

    Where places stay empty, a last row without a rank says why in the column of the reasons. What
    crosses a border is said below.
    """
    labels = Labels(territories, suggestions.language)
    say = labels.say
    calibrated = "yes" if suggestions.calibrated else "no"
    reason = Column(say("report-column-reason-for-query"), width=60)
    columns = (
        Column(say("report-column-query"), width=24),
        Column(say("report-column-rank"), "whole", 7),
        Column(say("report-column-name"), width=30),
        Column(say("report-column-kind"), width=16),
        Column(say("report-column-city"), width=16),
        Column(say("report-column-score", calibrated=calibrated), "percent", 14),
        Column(say("report-column-fit-for-query"), "percent", 14),
        Column(say("report-column-fit-for-partner"), "percent", 14),
        Column(say("report-column-confidence"), "percent", 12),
        reason,
        Column(say("report-column-reason-for-partner"), width=60),
        Column(say("report-column-evidence"), width=50),
        Column(say("report-column-domains"), width=20),
        Column(say("report-column-terms"), width=24),
        Column(say("report-column-unknown"), width=40),
        Column(say("report-column-relays"), width=44),
        Column(say("report-column-website"), width=26),
        Column(say("known-links-column"), width=40),
        *credit_columns(labels),
        Column(say("report-column-id"), width=24),
        Column(say("credit-column-query"), width=40),
    )
    query, asking = suggestions.query.name, Credit.of(suggestions.query).line(labels.language)
    rows: list[tuple[Cell, ...]] = [
        (query, *_row(one, labels), asking) for one in suggestions.suggestions
    ]
    said = " ".join(remarks(suggestions, labels))
    if said:
        # What is said of the nearest comes from somewhere too.
        nearest = suggestions.nearest.partner if suggestions.nearest else None
        ending = (*credit_cells(nearest, labels), nearest.id if nearest else None, asking)
        before = columns.index(reason)
        between = [None] * (len(columns) - before - 1 - len(ending))
        rows.append((query, *[None] * (before - 1), said, *between, *ending))
    notes = border_notices(
        suggestions.named, territories, suggestions.language, suggestions.query.territory
    )
    title = say("report-sheet-suggestions")
    return Table(title, suggestions.language, columns, tuple(rows), notes)


def contribution_table(suggestions: Suggestions, territories: Territories) -> Table:
    """Return one row per suggestion and contribution; those of one suggestion sum to its score."""
    labels = Labels(territories, suggestions.language)
    columns = (
        Column(labels.say("report-column-rank"), "whole", 7),
        Column(labels.say("report-column-name"), width=40),
        Column(labels.say("report-column-feature"), width=34),
        Column(labels.say("report-column-contribution"), "decimal", 14),
        Column(labels.say("report-score"), "percent", 14),
    )
    rows = tuple(
        (one.rank, one.partner.name, labels.feature(part.name), part.value, one.score)
        for one in suggestions.suggestions
        for part in one.contributions
    )
    return Table(labels.say("report-sheet-contributions"), suggestions.language, columns, rows)


def relay_line(relay: RelayCall) -> str:
    """Return whom to call and where, on one line."""
    return " – ".join(part for part in (relay.name, relay.role, relay.url) if part)


def _row(suggestion: Suggestion, labels: Labels) -> tuple[Cell, ...]:
    partner = suggestion.partner
    return (
        suggestion.rank,
        partner.name,
        labels.kind(partner.kind),
        partner.city,
        suggestion.score,
        suggestion.fit_for_query,
        suggestion.fit_for_partner,
        suggestion.confidence,
        suggestion.reasons.for_query,
        suggestion.reasons.for_partner,
        tuple(labels.say("report-quotation", text=one.text) for one in suggestion.evidence),
        labels.domains(suggestion.shared_domains),
        suggestion.shared_terms,
        suggestion.unknown,
        tuple(relay_line(relay) for relay in suggestion.relays),
        partner.website,
        tuple(link.line for link in suggestion.known_links),
        *credit_cells(partner, labels),
        partner.id,
    )
