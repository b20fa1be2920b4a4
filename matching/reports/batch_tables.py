"""The lists of a batch as tables: one row per suggestion, the load of each partner, the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.credits import credit_cells, credit_columns
from matching.reports.labels import Labels
from matching.reports.load_lines import load_line, loads_named, names
from matching.reports.refusals import why_empty
from matching.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from matching.ranking.batch import BatchList, BatchSuggestion, BatchSuggestions, LoadReport
    from matching.territories import Territories


def lists_table(
    batch: BatchSuggestions, territories: Territories, asking: str | None = None
) -> Table:
    """Return one row per suggestion, for who asks in the territory ``asking`` or in both.

    Whoever has an empty list has a row without a rank, which says why in the column of the reason.
    What crosses a border is said below.
    """
    labels = Labels(territories, batch.language)
    say = labels.say
    calibrated = "yes" if batch.calibrated else "no"
    columns = (
        Column(say("report-column-query"), width=30),
        Column(say("report-column-territory"), width=14),
        Column(say("report-column-rank"), "whole", 7),
        Column(say("report-column-name"), width=34),
        Column(say("report-column-kind"), width=16),
        Column(say("report-column-city"), width=16),
        Column(say("report-column-score", calibrated=calibrated), "percent", 14),
        Column(say("report-column-fit-for-query"), "percent", 14),
        Column(say("report-column-fit-for-partner"), "percent", 14),
        Column(say("batch-column-rank-without-balance"), "whole", 14),
        Column(say("report-column-domains"), width=24),
        Column(say("batch-column-reason"), width=60),
        Column(say("known-links-column"), width=40),
        Column(say("batch-column-query-id"), width=24),
        Column(say("report-column-id"), width=24),
        *credit_columns(labels),
        Column(say("credit-column-query"), width=40),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in batch.lists:
        if asking in (None, one.query.territory):
            rows += [_row(one, suggestion, labels) for suggestion in one.suggestions]
            rows += [] if one.suggestions else [_empty(one, batch, labels)]
    title = say("batch-sheet-lists", territory=labels.territory(asking) if asking else "").strip()
    named = [one.query for one in batch.lists] + [one.partner for _, one in batch.pairs]
    notes = border_notices(named, territories, batch.language, readers=asking)
    return Table(title, batch.language, columns, tuple(rows), notes)


def load_table(batch: BatchSuggestions, territories: Territories) -> Table:
    """Return one row per partner: in how many lists it is, those in most first, side by side."""
    labels = Labels(territories, batch.language)
    say = labels.say
    columns = (
        Column(say("report-column-territory"), width=14),
        Column(say("report-column-name"), width=50),
        Column(say("batch-column-before"), "whole", 16),
        Column(say("batch-column-after"), "whole", 16),
        Column(say("report-column-id"), width=30),
    )
    rows = tuple(
        (
            labels.territory(report.territory),
            load.partner.name,
            load.before,
            load.after,
            load.partner.id,
        )
        for report in batch.reports
        for load in sorted(report.loads, key=lambda load: (-load.after, -load.before))
    )
    return Table(say("batch-sheet-loads"), batch.language, columns, rows)


def summary_table(batch: BatchSuggestions, territories: Territories) -> Table:
    """Return one row per figure and side: shares, partners in no list, those in most of them."""
    labels = Labels(territories, batch.language)
    say = labels.say
    columns = (
        Column(say("report-column-territory"), width=14),
        Column(say("batch-column-partners"), "whole", 12),
        Column(say("batch-column-lists"), "whole", 12),
        Column(say("batch-column-gini-before"), "index", 16),
        Column(say("batch-column-gini-after"), "index", 16),
        Column(say("batch-column-unlisted-before"), "whole", 16),
        Column(say("batch-column-unlisted-after"), "whole", 16),
        Column(say("batch-column-most-before"), width=50),
        Column(say("batch-column-most-after"), width=50),
        Column(say("batch-column-empty"), width=50),
        Column(say("batch-column-balance"), width=50),
    )
    rows = tuple(_summary(report, batch, labels) for report in batch.reports)
    return Table(say("batch-sheet-summary"), batch.language, columns, rows)


def _row(one: BatchList, suggestion: BatchSuggestion, labels: Labels) -> tuple[Cell, ...]:
    partner = suggestion.partner
    return (
        one.query.name,
        labels.territory(one.query.territory),
        suggestion.rank,
        partner.name,
        labels.kind(partner.kind),
        partner.city,
        suggestion.score,
        suggestion.fit_for_query,
        suggestion.fit_for_partner,
        suggestion.rank_without_balance,
        labels.domains(suggestion.shared_domains),
        suggestion.reason,
        tuple(link.line for link in suggestion.known_links),
        one.query.id,
        partner.id,
        *credit_cells(partner, labels),
        Credit.of(one.query).line(labels.language),
    )


def _empty(one: BatchList, batch: BatchSuggestions, labels: Labels) -> tuple[Cell, ...]:
    why = why_empty(one.empty_because or "nobody", batch.floor, labels)
    territory = labels.territory(one.query.territory)
    nobody = credit_cells(None, labels)
    asking = Credit.of(one.query).line(labels.language)
    query = one.query
    return (query.name, territory, *[None] * 9, why, None, query.id, None, *nobody, asking)


def _summary(report: LoadReport, batch: BatchSuggestions, labels: Labels) -> tuple[Cell, ...]:
    return (
        labels.territory(report.territory),
        len(report.loads),
        report.lists,
        report.gini_before,
        report.gini_after,
        report.unlisted_before,
        report.unlisted_after,
        loads_named(report.most_loaded_before, labels),
        loads_named(report.most_loaded_after, labels),
        names(batch.without_list(report), labels),
        load_line(report, batch, labels),
    )
