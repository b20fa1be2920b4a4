"""Decide: propose, accept, refuse, met or agreement, with a note; and take it back."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from matching.engine.desk import Wish
from matching.feedback.model import ReasonCode, Status
from matching.profiles.model import IDENTIFIER, Profile
from matching.web.answering import Answering
from matching.web.asked import Asked
from matching.web.deciding import LONGEST_AUTHOR, LONGEST_NOTE, NOBODY, Panel
from matching.web.errors import Refused
from matching.web.forms import Fault
from matching.web.page import A_YEAR, AUTHOR_COOKIE, Page, PageNow, with_query
from matching.web.routes.ask import AskedNow, reading

router = APIRouter()


def _blank_is_none(given: object) -> object:
    return None if given == "" else given


class DecisionForm(BaseModel):
    """What the panel of a card sends."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    partner: Annotated[str, Field(pattern=f"^{IDENTIFIER.pattern}$")]
    status: Status
    reason: Annotated[ReasonCode | None, BeforeValidator(_blank_is_none)] = None
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""
    author: Annotated[str, Field(max_length=LONGEST_AUTHOR)] = ""
    rank: Annotated[int, Field(ge=1, le=1000)] = 1


@router.post("/decisions")
def decide(page: PageNow, asked: AskedNow, sent: Annotated[DecisionForm, Form()]) -> Response:
    """Record a decision about one partner of an answer, and go back to the answer."""
    query = Answering(page, asked).query()
    if not isinstance(query, Profile):
        raise Refused(422, "web-decide-request")
    if sent.status == "refused" and sent.reason is None:
        return _again(page, asked, query, sent)
    wish = Wish(
        status=sent.status,
        author=sent.author or NOBODY,
        reason=sent.reason if sent.status == "refused" else None,
        note=sent.note or None,
    )
    made = page.desk.decide(page.matcher, query, sent.partner, wish, page.language, turn=page.turn)
    response = _shown(page, asked, query, sent) if page.partial else _back(asked, made.id)
    page.set_cookie(response, AUTHOR_COOKIE, quote(sent.author), A_YEAR)
    return response


@router.post("/decisions/{number}/undo")
def undo(
    page: PageNow,
    asked: AskedNow,
    number: Annotated[int, Path(ge=1, le=2**53)],
    back: Annotated[Literal["suggestions", "follow_up"], Form()] = "follow_up",
) -> Response:
    """Take a decision back, and return to where it was seen."""
    page.desk.undo(number, page.author or NOBODY)
    if back == "follow_up":
        return RedirectResponse("/follow-up", 303)
    return RedirectResponse(with_query("/suggestions", asked.parameters()), 303)


def _back(asked: Asked, noted: int) -> Response:
    address = with_query("/suggestions", (*asked.parameters(), ("noted", str(noted))))
    return RedirectResponse(f"{address}#main", 303)


def _shown(
    page: Page,
    asked: Asked,
    query: Profile,
    sent: DecisionForm,
    faults: tuple[Fault, ...] = (),
) -> Response:
    """Return the panel alone, for the script that asked for it."""
    panel = Panel(
        asked,
        page.matcher.find(sent.partner),
        sent.rank,
        page.desk.standing(query).get(sent.partner),
        faults,
    )
    return page.render("parts/panel.html.jinja", panel=panel)


def _again(page: Page, asked: Asked, query: Profile, sent: DecisionForm) -> Response:
    """Show the form again where a refusal came without its reason."""
    faults = (Fault(f"reason-{sent.rank}", page.say("web-decide-missing-reason")),)
    if page.partial:
        return _shown(page, asked, query, sent, faults)
    return reading(page, asked, faults=faults)
