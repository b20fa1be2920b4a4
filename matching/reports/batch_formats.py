"""The formats a batch can be written in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.profiles.border import border_notices
from matching.reports.batch_markdown import batch_markdown
from matching.reports.batch_tables import lists_table, load_table, summary_table
from matching.reports.credits import sources_table, with_notices
from matching.reports.csv_report import csv_bytes
from matching.reports.json_report import json_bytes
from matching.reports.labels import Labels
from matching.reports.workbook import workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.ranking.batch import BatchSuggestions
    from matching.territories import Territories


def _json(batch: BatchSuggestions, territories: Territories) -> bytes:
    notices = border_notices(batch.everybody, territories, batch.language)
    return json_bytes(with_notices(batch.to_dict(), notices))


def _csv(batch: BatchSuggestions, territories: Territories) -> bytes:
    return csv_bytes(lists_table(batch, territories))


def _workbook(batch: BatchSuggestions, territories: Territories) -> bytes:
    asking = dict.fromkeys(one.query.territory for one in batch.lists)
    tables = [lists_table(batch, territories, territory) for territory in asking]
    loads = [load_table(batch, territories), summary_table(batch, territories)]
    sources = sources_table(batch.everybody, Labels(territories, batch.language))
    return workbook_bytes([*tables, *loads, sources])


BATCH_FORMATS: Final[dict[str, Callable[[BatchSuggestions, Territories], bytes]]] = {
    "json": _json,
    "csv": _csv,
    "markdown": batch_markdown,
    "xlsx": _workbook,
}
"""What writes a batch, by the name of the format."""
