"""A dossier as a PDF to be printed and written on."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from matching.reports.mission.dossier import dossier

if TYPE_CHECKING:
    from matching.mission.book import MissionBook
    from matching.territories import Territories

_SOURCE: Final = Path(__file__).parent / "dossier.typ"


def dossier_pdf(book: MissionBook, party: str, territories: Territories) -> bytes:
    """Return the dossier of the party of that id as a tagged PDF of A4 pages.

    The template receives every text as data, so that nothing in a profile is ever markup. Only the
    fonts inside the compiler are used, and the date is that of the documents of the mission: the
    same book makes the same bytes on any machine. A sign these fonts lack becomes an empty box.

    Raises:
        KeyError: no party has that id.
    """
    content = dossier(book, party, territories)
    contents = asdict(content) | {
        "issued": [content.issued.year, content.issued.month, content.issued.day]
    }
    made: bytes = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(contents, ensure_ascii=False)},
        timestamp=datetime.combine(content.issued, time(), UTC),
    )
    return made


@cache
def _template() -> bytes:
    return _SOURCE.read_bytes()
