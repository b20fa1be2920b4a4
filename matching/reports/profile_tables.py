"""Profiles as a table, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.profiles.border import border_notices
from matching.reports.credits import credit_cells, credit_columns
from matching.reports.labels import Labels
from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.language import Language
    from matching.profiles.model import Profile
    from matching.territories import Territories


def profile_table(
    profiles: Iterable[Profile], territories: Territories, language: Language
) -> Table:
    """Return what tells profiles apart and where it comes from; what crosses a border is below."""
    labels = Labels(territories, language)
    say = labels.say
    columns = (
        Column(say("report-column-id"), width=24),
        Column(say("report-column-name"), width=40),
        Column(say("report-column-kind"), width=20),
        Column(say("report-column-territory"), width=14),
        Column(say("report-column-city"), width=18),
        Column(say("report-column-axes"), width=18),
        Column(say("report-column-domains-of-profile"), width=40),
        *credit_columns(labels),
    )
    listed = tuple(profiles)
    rows = tuple(
        (
            one.id,
            one.name,
            labels.kind(one.kind),
            labels.territory(one.territory),
            one.city,
            labels.axes(one.axes),
            labels.domains(one.domains),
            *credit_cells(one, labels),
        )
        for one in listed
    )
    notes = border_notices(listed, territories, language)
    return Table(say("report-sheet-profiles"), language, columns, rows, notes)
