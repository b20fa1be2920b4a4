"""How far the work in hand is: a page to come back to, which a script keeps up to date."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from matching.engine.catalogue.worker import Work
from matching.errors import WorkspaceBusyError
from matching.web.page import Page, PageNow

router = APIRouter()
_PATIENCE: Final = 1.0
"""Seconds that whoever starts something waits, in case that is all it takes."""


@router.get("/work/{number}")
def show(page: PageNow, number: Annotated[int, Path(ge=1, le=2**31)]) -> Response:
    """Show how far a piece of work is; one that others followed is over."""
    work = page.desk.catalogue.worker.work
    if work is None or work.number != number:
        return RedirectResponse("/profiles", 303)
    name = "parts/work.html.jinja" if page.partial else "work.html.jinja"
    return page.render(
        name,
        work=work,
        title=page.say(f"web-work-title-{work.title}", count=len(work.subjects)),
        stage=page.say(f"web-work-stage-{work.stage}"),
        told=_fault_of(work, page),
        one=work.subjects[0] if len(work.subjects) == 1 else None,
    )


def working(page: Page, work: Work) -> Response:
    """Lead to the page of ``work``, which has begun."""
    page.desk.catalogue.worker.wait(_PATIENCE)
    return RedirectResponse(f"/work/{work.number}", 303)


def _fault_of(work: Work, page: Page) -> str:
    if work.stage != "failed":
        return ""
    if work.fault is None:
        return page.say("web-work-broken")
    if isinstance(work.fault, WorkspaceBusyError):
        return page.say("web-work-elsewhere")
    return work.fault.text(page.language)
