"""The application: its pages, and the layers around them."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware
from starlette.requests import Request

from matching.web import csrf, errors
from matching.web.answering import Unanswerable
from matching.web.jobs import Jobs
from matching.web.limits import Limits, Most
from matching.web.routes import (
    ask,
    compare,
    decide,
    enter,
    explore,
    exports,
    follow,
    login,
    mission,
    profiles,
    remove,
    static,
    upload,
    work,
)
from matching.web.security import DESCRIPTION, Headers, Key, KnownHost
from matching.web.settings import WebSettings
from matching.web.waiting import Uploads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from matching.engine.desk import Desk

ROUTERS: Final = (
    static.router,
    login.router,
    ask.router,
    compare.router,
    exports.router,
    decide.router,
    follow.router,
    explore.router,
    mission.router,
    profiles.router,
    enter.router,
    remove.router,
    upload.router,
    work.router,
)
"""The pages, one router for each module of ``matching.web.routes``."""
TAKERS: Final = (mission.SENT,)
"""The paths of the pages that take several files, or none."""
_FILES: Final = 2
"""Files that they take at once."""


_ANSWERS_AT_ONCE = 2
"""Answers that are worked out at once, while others wait for their turn.

One interprets while the other multiplies. Eight that interpret in turns of milliseconds hinder one
another: each takes as long as all of them, and the last ones much longer.
"""


async def sealed_form(request: Request) -> AsyncIterator[None]:
    """Refuse every write whose form was not shown to the session that sends it.

    What a form holds is closed after the answer.

    Raises:
        Refused: 403.
    """
    if request.method in csrf.SAFE_METHODS:
        yield
        return
    csrf.check_origin(request.headers)
    most = _FILES if request.url.path in TAKERS else 1
    async with request.form(max_files=most) as form:
        session = request.cookies.get(csrf.SESSION_COOKIE)
        csrf.check_seal(form.get(csrf.FIELD), session, request.app.state.settings.secret)
        yield


def create_app(
    desk: Desk,
    settings: WebSettings,
    most: Most | None = None,
    uploads: Uploads | None = None,
) -> FastAPI:
    """Return the desk as a web application over ``desk``.

    From the outside in: headers, failures nobody foresaw, the name it is called by, the key, the
    size of the request, then the pages, of which each write needs a sealed form.
    """
    limits = most or Most()
    app = FastAPI(
        title="matching",
        docs_url=None,
        redoc_url=None,
        openapi_url=DESCRIPTION,
        dependencies=[Depends(sealed_form)],
        middleware=[
            Middleware(Headers),
            Middleware(errors.CatchAll),
            Middleware(KnownHost, settings),
            Middleware(Key, settings),
            Middleware(Limits, limits, TAKERS),
        ],
        # It would measure requests for whoever collects that: nobody, whatever variables say.
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
    )
    app.state.desk = desk
    app.state.settings = settings
    app.state.jobs = Jobs()
    app.state.limits = limits
    app.state.uploads = uploads or Uploads()
    app.state.turns = BoundedSemaphore(_ANSWERS_AT_ONCE)
    errors.register(app)
    app.add_exception_handler(Unanswerable, ask.unanswerable)
    for router in ROUTERS:
        app.include_router(router)
    return app
