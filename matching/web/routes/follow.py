"""Follow up: every pair somebody decided about, with filters, and as files."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from matching.reports.csv_report import csv_bytes
from matching.reports.decision_tables import crossing
from matching.reports.workbook import workbook_bytes
from matching.web.asked import Asked
from matching.web.choices import choices
from matching.web.following import Followed, FollowUp
from matching.web.page import PageNow
from matching.web.routes.exports import CSV, WORKBOOK, attachment

router = APIRouter()
FollowedNow = Annotated[Followed, Query()]


@router.get("/follow-up")
def follow_up(page: PageNow, followed: FollowedNow) -> Response:
    """Show the pairs, the latest decided first."""
    found = FollowUp(page, followed)
    states = found.states()
    indexed = found.indexed(states)
    return page.render(
        "follow_up.html.jinja",
        followed=followed,
        states=states,
        indexed=indexed,
        notices=crossing(states, page.labels, indexed),
        choices=choices(page),
        nothing=Asked(),
    )


@router.get("/follow-up.xlsx")
def workbook(page: PageNow, followed: FollowedNow) -> Response:
    """Return the pairs as an Excel workbook."""
    table = FollowUp(page, followed).table()
    return attachment(workbook_bytes([table]), WORKBOOK, table.title, "xlsx")


@router.get("/follow-up.csv")
def csv(page: PageNow, followed: FollowedNow) -> Response:
    """Return the pairs as CSV."""
    table = FollowUp(page, followed).table()
    return attachment(csv_bytes(table), CSV, table.title, "csv")
