"""Take a profile out for good: asked once more, then erased wherever it is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from matching.engine.catalogue.worker import BusyError
from matching.feedback.records import Filters
from matching.web.page import Page, PageNow
from matching.web.routes.profiles import Identified, indexed_or_own
from matching.web.routes.work import working

router = APIRouter()


@router.get("/profiles/{name}/remove")
def ask(page: PageNow, name: Identified) -> Response:
    """Say what will be erased, and ask once more."""
    return _asking(page, name)


@router.post("/profiles/{name}/remove")
def remove(page: PageNow, name: Identified, asked: Annotated[bool, Form()] = False) -> Response:
    """Erase a profile, and leave it out for good where whom it is about ``asked`` for that."""
    indexed_or_own(page, name)
    try:
        work = page.desk.catalogue.remove([name], for_good=asked)
    except BusyError:
        return _asking(page, name, busy=True)
    return working(page, work)


def _asking(page: Page, name: str, *, busy: bool = False) -> Response:
    return page.render(
        "remove.html.jinja",
        status=409 if busy else 200,
        profile=indexed_or_own(page, name),
        states=page.desk.store.current(Filters(profile_id=name)),
        busy=busy,
    )
