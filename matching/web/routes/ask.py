"""Ask: pick an organisation, tell a need or fill in a short profile; then read the suggestions."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from matching.errors import UnknownProfileError
from matching.web.answering import Answering, Unanswerable
from matching.web.asked import Asked, Read, Shape
from matching.web.choices import choices
from matching.web.deciding import Panel
from matching.web.forms import Fault
from matching.web.page import Page, PageNow, with_query

router = APIRouter()
_OFFERED: Final = 8
"""Names that are offered while somebody types."""
_NEAR: Final = 20
AskedNow = Annotated[Asked, Query()]


class Form(Asked):
    """An address that shows a form, filled in with whatever it says."""

    by: Shape = "organisation"


@router.get("/")
def ask(page: PageNow, asked: Annotated[Form, Query()]) -> Response:
    """Show one of the three forms."""
    return form(page, asked, asked.by)


@router.get("/search")
def search(page: PageNow, profile: Annotated[str, Query(max_length=300)] = "") -> Response:
    """Offer the organisations whose name looks like what is typed, for the field of the form."""
    found = page.matcher.search(profile, _OFFERED) if profile.strip() else []
    return page.render("parts/options.html.jinja", found=found, typed=profile.strip())


@router.get("/suggestions")
def suggestions(page: PageNow, asked: Annotated[Read, Query()]) -> Response:
    """Show the partners suggested to who asks, and what was just decided."""
    if not asked.model_fields_set:
        return RedirectResponse("/", 303)
    try:
        with page.turn:
            return reading(page, asked, noted=asked.noted)
    except UnknownProfileError:
        return _which(page, asked)


def reading(
    page: Page, asked: Asked, *, noted: int | None = None, faults: tuple[Fault, ...] = ()
) -> Response:
    """Return the page of an answer; ``faults`` are those of the panel of one card.

    Raises:
        Unanswerable: a field is missing or unknown.
        UnknownProfileError: no organisation, or several, are meant.
    """
    answer = Answering(page, asked).answer()
    found = answer.suggestions.suggestions
    if answer.by_chance:
        found = (*found, answer.by_chance)
    made = [state.last for state in answer.standing.values() if state.last.id == noted]
    return page.render(
        "suggestions.html.jinja",
        status=422 if faults else 200,
        asked=asked,
        answer=answer.suggestions,
        choices=choices(page),
        left_out=answer.left_out,
        by_chance=answer.by_chance,
        noted=made[0] if made else None,
        faults=faults,
        panels={
            one.partner.id: Panel(
                asked,
                one.partner,
                one.rank,
                answer.standing.get(one.partner.id),
                tuple(fault for fault in faults if fault.field == f"reason-{one.rank}"),
            )
            for one in found
        },
    )


def unanswerable(request: Request, fault: Exception) -> Response:
    """Show the form again, with what is wrong in it; a script is sent to that page."""
    assert isinstance(fault, Unanswerable)  # noqa: S101 - how the application registers it
    page = Page.of(request)
    if page.partial:
        return Response(
            headers={"HX-Redirect": with_query("/suggestions", fault.asked.parameters())}
        )
    return form(page, fault.asked, fault.asked.shape, fault.faults)


def form(page: Page, asked: Asked, by: Shape, faults: tuple[Fault, ...] = ()) -> Response:
    """Return the page of one form, filled in as it was sent."""
    return page.render(
        "ask.html.jinja",
        status=422 if faults else 200,
        asked=asked,
        by=by,
        faults=faults,
        choices=choices(page),
    )


def _which(page: Page, asked: Asked) -> Response:
    """Return the organisations that may be meant, each with the address that asks for it."""
    found = [
        (one, with_query("/suggestions", asked.parameters(profile=one.id)))
        for one in page.matcher.search(asked.profile, _NEAR)
    ]
    return page.render(
        "which.html.jinja", status=200 if found else 404, found=found, typed=asked.profile
    )
