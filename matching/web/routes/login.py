"""The login page, where the desk is served to others than this computer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from matching.web.forms import Fault
from matching.web.page import PageNow
from matching.web.security import KEY_COOKIE, LOGIN, holds_key, is_token, key_for

router = APIRouter()


@router.get(LOGIN)
def login(page: PageNow) -> Response:
    """Ask for the token; who holds the key already goes on."""
    if holds_key(page.request, page.settings):
        return RedirectResponse("/", 303)
    return page.render("login.html.jinja", faults=())


@router.post(LOGIN)
def enter(page: PageNow, token: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Give the key to whoever knows the token."""
    if page.settings.token is None or not is_token(token, page.settings):
        faults = (Fault("token", page.say("web-login-wrong")),)
        return page.render("login.html.jinja", status=401, faults=faults)
    response = RedirectResponse("/", 303)
    page.remember(response)
    page.set_cookie(response, KEY_COOKIE, key_for(page.settings.token, page.settings.secret))
    return response
