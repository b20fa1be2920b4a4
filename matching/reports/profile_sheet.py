"""The table of profiles to fill in: its columns by name, and a workbook that explains them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from matching.language import LANGUAGES, Language, say
from matching.profiles.model import COMMITMENTS, KINDS, SIZES
from matching.reports.labels import Labels
from matching.reports.table import Column, Table
from matching.reports.workbook import fill, put_heading, undated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from matching.territories import Territories

COLUMNS: Final = {
    "id": 24,
    "name": 32,
    "kind": 20,
    "territory": 16,
    "city": 20,
    "axes": 18,
    "domains": 26,
    "summary_fr": 60,
    "summary_en": 60,
    "offers_fr": 40,
    "offers_en": 40,
    "seeks_fr": 40,
    "seeks_en": 40,
    "keywords": 32,
    "languages": 14,
    "size": 12,
    "founded": 12,
    "website": 30,
    "affiliation": 28,
    "affiliation_ids": 28,
    "works": 36,
    "links": 36,
    "assigned_domains": 36,
    "sector_codes": 20,
    "identifiers": 28,
    "commitments": 24,
    "source": 28,
    "source_url": 36,
    "source_date": 14,
    "licence": 14,
    "attribution": 28,
    "raw_hash": 20,
    "legal_basis": 28,
    "consent": 28,
    "keep_until": 14,
    "valid_until": 14,
}
"""The fields in order, each with the width of its column in characters."""
_WRITTEN_BY_PROGRAM: Final = ("links", "assigned_domains", "raw_hash")
"""What nobody fills in by hand: files that the program wrote may have it."""
_TO_FILL_IN: Final = tuple(field for field in COLUMNS if field not in _WRITTEN_BY_PROGRAM)
_LAST_ROW: Final = 5000
"""Down to where the cells are checked as they are filled."""


def heading(field: str, language: Language) -> str:
    """Return what a column, or a field of a form, is called; readers of files understand it."""
    return say(f"profile-sheet-{field.replace('_', '-')}", language)


def about(field: str, language: Language) -> str:
    """Return one sentence or two on what belongs there."""
    return say(f"profile-sheet-about-{field.replace('_', '-')}", language)


def profiles_template(territories: Territories, language: Language) -> bytes:
    """Return an empty table of profiles, with a sheet that explains its columns.

    Kinds, territories and sizes are offered and checked as they are typed. The same language makes
    the same bytes.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "matching"
    sheet = workbook.create_sheet(say("report-sheet-profiles", language))
    for number, field in enumerate(_TO_FILL_IN, start=1):
        top = put_heading(sheet, (1, number), heading(field, language))
        top.comment = Comment(about(field, language), "matching", 140, 340)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = COLUMNS[field]
        # As text from the start: 1-9 would become a date.
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "C2"
    labels = Labels(territories, language)
    _offer(sheet, "kind", (labels.kind(kind) for kind in KINDS))
    _offer(sheet, "territory", (labels.territory(one.id) for one in territories.territories))
    _offer(sheet, "size", SIZES)
    fill(workbook.create_sheet(say("profile-sheet-guide", language)), _guide(labels))
    drafted = io.BytesIO()
    workbook.save(drafted)
    return undated(drafted)


def _guide(labels: Labels) -> Table:
    language, territories = labels.language, labels.territories
    admitted = {
        "kind": tuple(labels.kind(kind) for kind in KINDS),
        "territory": tuple(labels.territory(one.id) for one in territories.territories),
        "axes": labels.axes(tuple(one.id for one in territories.axes)),
        "domains": labels.domains(tuple(one.id for one in territories.domains)),
        "size": SIZES,
        "languages": LANGUAGES,
        "commitments": tuple(map(labels.commitment, COMMITMENTS)),
    }
    return Table(
        say("profile-sheet-guide", language),
        language,
        (
            Column(say("profile-sheet-guide-column", language), width=28),
            Column(say("profile-sheet-guide-meaning", language), width=80),
            Column(say("profile-sheet-guide-values", language), width=44),
        ),
        tuple(
            (heading(field, language), about(field, language), admitted.get(field, ()))
            for field in _TO_FILL_IN
        ),
    )


def _offer(sheet: Worksheet, field: str, values: Iterable[str]) -> None:
    letter = get_column_letter(_TO_FILL_IN.index(field) + 1)
    rule = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=True)
    # What is not offered may still be understood, so it is not refused.
    rule.showErrorMessage = False
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)
