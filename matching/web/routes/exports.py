"""Export an answer: a workbook, a CSV file or a dossier to be printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from starlette.responses import Response

from matching.reports.formats import SUGGESTION_FORMATS
from matching.territories.vocabulary import plain_form
from matching.web.answering import Answering
from matching.web.page import Page, PageNow
from matching.web.routes.ask import AskedNow

if TYPE_CHECKING:
    from matching.web.asked import Asked

router = APIRouter()
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"
_LONGEST_NAME: Final = 60


@router.get("/suggestions.xlsx")
def workbook(page: PageNow, asked: AskedNow) -> Response:
    """Return the answer as an Excel workbook."""
    return _file(page, asked, "xlsx", WORKBOOK)


@router.get("/suggestions.csv")
def csv(page: PageNow, asked: AskedNow) -> Response:
    """Return the answer as CSV."""
    return _file(page, asked, "csv", CSV)


@router.get("/dossier")
def dossier(page: PageNow, asked: AskedNow) -> Response:
    """Show the answer as a dossier to be printed, with nothing folded away."""
    answer = Answering(page, asked).suggestions()
    return page.render("dossier.html.jinja", asked=asked, answer=answer)


def attachment(contents: bytes, media_type: str, name: str, ending: str) -> Response:
    """Return a file to be saved under ``name``, made of plain letters, and ``ending``."""
    plain = re.sub(r"[^a-z0-9]+", "-", plain_form(name)).strip("-")[:_LONGEST_NAME] or "export"
    disposition = f'attachment; filename="{plain}.{ending}"'
    return Response(contents, media_type=media_type, headers={"Content-Disposition": disposition})


def _file(page: Page, asked: Asked, form: str, media_type: str) -> Response:
    answer = Answering(page, asked).suggestions()
    contents = SUGGESTION_FORMATS[form](answer, page.desk.territories)
    return attachment(contents, media_type, page.say("report-title", name=answer.query.name), form)
