"""Every failure is a page with a sentence and a number; what went wrong stays in the log.

The number is random, so that whoever reads the log finds the line that whoever saw the page means.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Final

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from matching.errors import EncoderError, InputError, MatchingError, UnknownProfileError
from matching.language import has_message

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger(__name__)
_TRY_LATER: Final = 503


class Refused(Exception):  # noqa: N818 - a refusal is what the desk does, not what went wrong
    """A request the desk does not answer: a status, and the key and values of a sentence."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(status, key, values)
        self.status = status
        self.key = key
        self.values = values


def refusal_page(request: Request, refused: Refused) -> Response:
    """Return the page that says why ``request`` is not answered."""
    from matching.web.page import Page  # noqa: PLC0415 - which may itself refuse

    page = Page.of(request)
    return _shown(page.request, refused.status, page.say(refused.key, **refused.values))


def told_page(request: Request, fault: MatchingError) -> Response:
    """Return the page that says a sentence of the engine."""
    from matching.web.page import Page  # noqa: PLC0415

    return _shown(request, _status_of(fault), fault.text(Page.of(request).language))


def register(app: FastAPI) -> None:
    """Have ``app`` answer each failure of a page with a page."""

    def refused(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, Refused)  # noqa: S101 - how it is registered below
        return refusal_page(request, fault)

    def told(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, MatchingError)  # noqa: S101
        if isinstance(fault, UnknownProfileError):
            # The engine's own sentence names commands of a terminal.
            return refusal_page(request, Refused(404, "web-error-profile"))
        return told_page(request, fault)

    def http(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)  # noqa: S101
        response = refusal_page(request, Refused(fault.status_code, _key(fault.status_code)))
        response.headers.update(fault.headers or {})
        return response

    def invalid(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, RequestValidationError)  # noqa: S101
        fields = sorted({str(error["loc"][1]) for error in fault.errors() if len(error["loc"]) > 1})
        return refusal_page(request, Refused(422, "web-error-422", fields=", ".join(fields)))

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(MatchingError, told)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)


class CatchAll:
    """Turns what nobody foresaw into a page; the trace is logged under the number of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            number = _number()
            _log.exception("error %s: %s %s", number, scope["method"], scope["path"])
            if started:
                raise
            request = Request(scope, receive)
            await _page(request, 500, "web-error-500", number)(scope, receive, send)


def _shown(request: Request, status: int, sentence: str) -> Response:
    number = _number()
    _log.info("refused %s: %s %s %s", number, status, request.method, request.url.path)
    return _rendered(request, status, sentence, number)


def _page(request: Request, status: int, key: str, number: str) -> Response:
    from matching.web.page import Page  # noqa: PLC0415

    return _rendered(request, status, Page.of(request).say(key), number)


def _rendered(request: Request, status: int, sentence: str, number: str) -> Response:
    from matching.web.page import Page  # noqa: PLC0415

    page = Page.of(request)
    response = page.render(
        "error.html.jinja", status=status, sentence=sentence, number=number, code=status
    )
    if page.partial:
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
        response.headers["HX-Reselect"] = ".notice"
    return response


def _number() -> str:
    return secrets.token_hex(4)


def _key(status: int) -> str:
    key = f"web-error-{status}"
    return key if has_message(key, "fr") else "web-error-other"


def _status_of(fault: MatchingError) -> int:
    match fault:
        case InputError():
            return 422
        case EncoderError():
            return _TRY_LATER
        case _:
            return 500
