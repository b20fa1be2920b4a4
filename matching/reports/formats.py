"""The formats an answer can be written in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.credits import sources_table, with_notices
from matching.reports.csv_report import csv_bytes
from matching.reports.decision_tables import decision_table, state_document
from matching.reports.domain_tables import domain_document, domain_table
from matching.reports.entity_tables import pair_document, pair_table
from matching.reports.evaluation_tables import comparison_table
from matching.reports.json_report import json_bytes
from matching.reports.labels import Labels
from matching.reports.markdown_report import suggestions_markdown, table_markdown
from matching.reports.profile_tables import profile_table
from matching.reports.suggestion_tables import contribution_table, suggestion_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matching.entities.resolving import Pair
    from matching.evaluation.comparison import Comparison
    from matching.feedback.records import PairState
    from matching.language import Language
    from matching.profiles.model import Profile
    from matching.ranking.results import Suggestions
    from matching.reports.table import Table
    from matching.territories import Territories


def _json(suggestions: Suggestions, territories: Territories) -> bytes:
    notices = border_notices(
        suggestions.named, territories, suggestions.language, suggestions.query.territory
    )
    return json_bytes(with_notices(suggestions.to_dict(), notices))


def _csv(suggestions: Suggestions, territories: Territories) -> bytes:
    return csv_bytes(suggestion_table(suggestions, territories))


def _workbook(suggestions: Suggestions, territories: Territories) -> bytes:
    from matching.reports.workbook import workbook_bytes  # noqa: PLC0415 - 0.1 s, for workbooks

    tables = (
        suggestion_table(suggestions, territories),
        contribution_table(suggestions, territories),
        sources_table(
            suggestions.named,
            Labels(territories, suggestions.language),
            suggestions.query.territory,
        ),
    )
    return workbook_bytes(tables)


SUGGESTION_FORMATS: Final[dict[str, Callable[[Suggestions, Territories], bytes]]] = {
    "json": _json,
    "csv": _csv,
    "markdown": suggestions_markdown,
    "xlsx": _workbook,
}
"""What writes suggestions, by the name of the format."""


def profiles_bytes(
    form: str, profiles: Sequence[Profile], territories: Territories, language: Language
) -> bytes:
    """Return profiles in the format named ``form``; JSON has every field, the others the main ones.

    In JSON each profile has its credit, and each person what crosses a border with it.

    Raises:
        KeyError: no format has that name.
    """
    if form == "json":
        return json_bytes([_document(one, territories, language) for one in profiles])
    return _table_bytes(form, profile_table(profiles, territories, language))


def _document(profile: Profile, territories: Territories, language: Language) -> dict[str, Any]:
    document = profile.model_dump(mode="json", exclude_defaults=True)
    document["credit"] = Credit.of(profile).line(language)
    notices = border_notices([profile], territories, language)
    return with_notices(document, notices) if notices else document


def comparison_bytes(form: str, comparison: Comparison, language: Language) -> bytes:
    """Return a comparison of rankings in the format named ``form``; JSON has the value per query.

    Raises:
        KeyError: no format has that name.
    """
    if form == "json":
        return json_bytes(comparison.to_dict())
    return _table_bytes(form, comparison_table(comparison, language))


def decisions_bytes(
    form: str, states: Sequence[PairState], labels: Labels, indexed: Mapping[str, Profile]
) -> bytes:
    """Return where pairs stand in the format named ``form``; JSON has every number recorded.

    ``indexed`` are the parties that are known still, by id: where they come from is told.

    Raises:
        KeyError: no format has that name.
    """
    if form == "json":
        return json_bytes([state_document(one, labels, indexed) for one in states])
    return _table_bytes(form, decision_table(states, labels, indexed))


def pairs_bytes(form: str, pairs: Sequence[Pair], labels: Labels) -> bytes:
    """Return pairs of profiles compared in the format named ``form``.

    Raises:
        KeyError: no format has that name.
    """
    if form == "json":
        return json_bytes([pair_document(pair, labels) for pair in pairs])
    return _table_bytes(form, pair_table(pairs, labels))


def domains_bytes(form: str, profiles: Sequence[Profile], labels: Labels) -> bytes:
    """Return the domains assigned to profiles in the format named ``form``.

    Raises:
        KeyError: no format has that name.
    """
    if form == "json":
        return json_bytes([domain_document(profile) for profile in profiles])
    return _table_bytes(form, domain_table(profiles, labels))


def _table_bytes(form: str, table: Table) -> bytes:
    return TABLE_FORMATS[form](table)


def _table_workbook(table: Table) -> bytes:
    from matching.reports.workbook import workbook_bytes  # noqa: PLC0415

    return workbook_bytes([table])


TABLE_FORMATS: Final[dict[str, Callable[[Table], bytes]]] = {
    "csv": csv_bytes,
    "markdown": table_markdown,
    "xlsx": _table_workbook,
}
"""What writes a single table, by the name of the format; each has JSON of its own beside."""
