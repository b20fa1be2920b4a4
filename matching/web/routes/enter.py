"""Enter a profile by hand, or correct one; what was typed comes back with what is wrong in it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from matching.engine.catalogue.entering import free_id, likely_duplicates, read_cells
from matching.engine.catalogue.worker import BusyError
from matching.errors import MatchingError
from matching.profiles.model import COMMITMENTS, SIZES, Profile
from matching.web.choices import choices
from matching.web.forms import Fault
from matching.web.page import Page, PageNow
from matching.web.routes.profiles import Identified, indexed_or_own
from matching.web.routes.work import working
from matching.web.typed import Typed, told_in, version_of

router = APIRouter()
TypedNow = Annotated[Typed, Form()]


@router.get("/add")
def new(page: PageNow) -> Response:
    """Show the form of a new profile."""
    return _form(page, Typed(), None)


@router.post("/add")
def add(page: PageNow, typed: TypedNow) -> Response:
    """Keep a new profile and have it indexed."""
    return _save(page, typed, None)


@router.get("/profiles/{name}/edit")
def edit(page: PageNow, name: Identified) -> Response:
    """Show the form of a profile, filled in with what is known."""
    former = indexed_or_own(page, name)
    return _form(page, Typed.of(former), former)


@router.post("/profiles/{name}/edit")
def correct(page: PageNow, name: Identified, typed: TypedNow) -> Response:
    """Keep a profile as it was corrected, and have it indexed."""
    former = indexed_or_own(page, name)
    if typed.version != version_of(former):
        # Somebody else was here meanwhile: saved only when it is asked once more.
        current = typed.model_copy(update={"version": version_of(former)})
        return _form(page, current, former, notice="web-enter-changed")
    return _save(page, typed, former)


def _save(page: Page, typed: Typed, former: Profile | None) -> Response:
    own = page.desk.catalogue.own.readable()
    name = former.id if former else _new_id(page, typed.name, own)
    reading = read_cells(typed.cells(name, former, page.language), page.desk.territories)
    if reading.profile is None:
        return _form(page, typed, former, faults=told_in(page, reading.faults))
    if not typed.sure:
        known = {one.id: one for one in (*page.matcher.profiles, *own.values())}
        alike = likely_duplicates([reading.profile], known.values(), page.desk.territories)
        if alike and (former is None or former.name != reading.profile.name):
            return _form(page, typed, former, alike=alike[0][1])
    try:
        work = page.desk.catalogue.put([reading.profile])
    except BusyError:
        return _form(page, typed, former, notice="web-work-busy")
    except MatchingError as fault:
        return _form(page, typed, former, told=fault.text(page.language))
    return working(page, work)


def _new_id(page: Page, name: str, own: dict[str, Profile]) -> str:
    taken = {one.id for one in page.matcher.profiles} | own.keys()
    return free_id(name, taken)


def _form(
    page: Page,
    typed: Typed,
    former: Profile | None,
    *,
    faults: tuple[Fault, ...] = (),
    alike: Profile | None = None,
    notice: str = "",
    told: str = "",
) -> Response:
    """Return the form as it was typed, and why it was not taken where it was not."""
    held = bool(alike or notice or told)
    labels = page.labels
    return page.render(
        "profile_form.html.jinja",
        status=422 if faults else 409 if held else 200,
        typed=typed,
        former=former,
        faults=faults,
        alike=alike,
        told=page.say(notice) if notice else told,
        choices=choices(page),
        sizes=[(size, size) for size in SIZES],
        commitments=[(one, labels.commitment(one)) for one in COMMITMENTS],
    )
