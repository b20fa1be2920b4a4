"""Credits in tables and documents: columns for each row, a table of sources, what is said below.

Words and fields come from ``matching.profiles.credits``; every format that names a profile carries
them, which ``tests/contracts/test_credits_everywhere.py`` holds them to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


def credit_columns(labels: Labels) -> tuple[Column, ...]:
    """Return the columns that say where a row comes from, and under which licence."""
    say = labels.say
    return (
        Column(say("report-column-source"), width=26),
        Column(say("report-column-source-url"), width=30),
        Column(say("report-column-source-date"), width=12),
        Column(say("credit-column-licence"), width=24),
        Column(say("credit-column-attribution"), width=30),
    )


def credit_cells(profile: Profile | None, labels: Labels) -> tuple[Cell, ...]:
    """Return what stands in those columns for ``profile``, of which nothing may be known."""
    credit = Credit() if profile is None else Credit.of(profile)
    return (
        credit.source,
        credit.source_url,
        credit.source_date,
        credit.licensed(labels.language),
        credit.attribution,
    )


def credit_lines(profiles: Iterable[Profile], labels: Labels) -> tuple[str, ...]:
    """Return the credit of each of ``profiles`` that has one, after its name, each once."""
    found = {one.id: (one.name, Credit.of(one).line(labels.language)) for one in profiles}
    return tuple(
        labels.say("credit-of-query", name=name, credit=credit)
        for name, credit in found.values()
        if credit
    )


def sources_table(profiles: Iterable[Profile], labels: Labels, readers: str | None = None) -> Table:
    """Return one row per profile, each once: its name and its credit; notices are below.

    ``readers`` is the territory of those who read, both where it is not given.
    """
    say = labels.say
    named = {one.id: one for one in profiles if not one.is_request}
    columns = (
        Column(say("report-column-name"), width=34),
        *credit_columns(labels),
        Column(say("report-column-id"), width=24),
    )
    rows = tuple((one.name, *credit_cells(one, labels), one.id) for one in named.values())
    notes = border_notices(named.values(), labels.territories, labels.language, readers)
    return Table(say("credit-sources"), labels.language, columns, rows, notes)


def query_credit(profile: Profile, labels: Labels) -> str | None:
    """Return the credit of who asks after its name, None where it has none."""
    return next(iter(credit_lines([profile], labels)), None)


def with_notices(document: dict[str, Any], notices: Iterable[str]) -> dict[str, Any]:
    """Return a JSON document that says at its end what ``notices`` say."""
    return {**document, "notices": list(notices)}
