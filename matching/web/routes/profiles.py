"""Profiles: all of them page by page, and each with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from matching.engine.catalogue.worker import BusyError
from matching.errors import WorkspaceDamagedError
from matching.feedback.records import Filters
from matching.profiles.model import IDENTIFIER, Profile
from matching.reports.profile_sheet import profiles_template
from matching.web.browsed import Browsed
from matching.web.choices import choices
from matching.web.errors import Refused
from matching.web.page import Page, PageNow
from matching.web.routes.exports import WORKBOOK, attachment
from matching.web.routes.work import working

router = APIRouter()
Identified = Annotated[str, Path(pattern=f"^{IDENTIFIER.pattern}$")]
_A_PAGE: Final = 25


@router.get("/profiles")
def profiles(page: PageNow, browsed: Annotated[Browsed, Query()]) -> Response:
    """List the profiles that pass the filters."""
    return listed(page, browsed)


@router.get("/template.xlsx")
def template(page: PageNow) -> Response:
    """Return an empty table of profiles, to be filled in."""
    contents = profiles_template(page.desk.territories, page.language)
    return attachment(contents, WORKBOOK, page.say("web-upload-template-name"), "xlsx")


@router.post("/pending")
def index_pending(page: PageNow) -> Response:
    """Have indexed what was entered and is not in the index as it was."""
    try:
        work = page.desk.catalogue.index_own(page.matcher)
    except BusyError:
        return listed(page, Browsed(), busy=True)
    return working(page, work)


@router.get("/profiles/{name}")
def profile(page: PageNow, name: Identified) -> Response:
    """Show one profile, and what was decided about it."""
    shown = indexed_or_own(page, name)
    return page.render(
        "profile.html.jinja",
        profile=shown,
        indexed=page.matcher.by_id(name) == shown,
        own=name in page.desk.catalogue.own.readable(),
        states=page.desk.store.current(Filters(profile_id=name)),
    )


def listed(page: Page, browsed: Browsed, *, busy: bool = False) -> Response:
    """Return the list; ``busy`` says that what was asked has to wait."""
    leaf = page.matcher.browse(
        browsed.q, browsed.criteria, browsed.territory, page=browsed.page, size=_A_PAGE
    )
    pending, told = _pending(page)
    return page.render(
        "profiles.html.jinja",
        status=409 if busy else 200,
        browsed=browsed,
        leaf=leaf,
        choices=choices(page),
        pending=pending,
        told=page.say("web-work-busy") if busy else told,
        work=page.desk.catalogue.worker.work,
    )


def _pending(page: Page) -> tuple[Mapping[str, Profile], str]:
    """Return what is not in the index as it was entered, or why nobody knows."""
    try:
        return page.desk.catalogue.pending(page.matcher), ""
    except WorkspaceDamagedError as fault:
        return {}, fault.text(page.language)


def indexed_or_own(page: Page, name: str) -> Profile:
    """Return what was entered under that id, else what is indexed.

    Raises:
        Refused: 404, there is neither.
    """
    found = page.desk.catalogue.own.readable().get(name) or page.matcher.by_id(name)
    if found is None:
        raise Refused(404, "web-error-profile")
    return found
