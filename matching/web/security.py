"""What stands before every page: headers, the name it was called by, and the key of the house.

Each is a layer around the application, so that no page can forget it, error pages included.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse

from matching.web.errors import Refused, refusal_page

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from matching.web.settings import WebSettings

KEY_COOKIE: Final = "desk_key"
STATIC: Final = "/static/"
LOGIN: Final = "/login"
DESCRIPTION: Final = "/openapi.json"
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # With "no-referrer" browsers send forms from an origin named "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_NO_STORE: Final = "no-store"


class Headers:
    """Adds the headers of security to every answer; what is about people is never kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", _NO_STORE)
            await send(message)

        await self._app(scope, receive, signed)


class KnownHost:
    """Answers only to its own names: a stranger's name that leads here is refused.

    Otherwise any web page could have its own name lead to this computer and read the answers
    ("DNS rebinding").
    """

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._names = frozenset(settings.hosts)
        self._addresses = settings.addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = self._app
        if scope["type"] == "http":
            request = Request(scope, receive)
            name = host_name(request.headers.get("host", ""))
            if name not in self._names and not (self._addresses and _is_address(name)):
                answer = refusal_page(request, Refused(400, "web-error-host"))
        await answer(scope, receive, send)


class Key:
    """Lets nobody in without the token, where there is one; the login page and the styles stand."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = self._app
        if scope["type"] == "http":
            answer = self._without_key(Request(scope, receive)) or answer
        await answer(scope, receive, send)

    def _without_key(self, request: Request) -> Response | None:
        path = request.url.path
        if self._settings.token is None:
            # Nobody has a key: what describes the doors stays shut.
            return (
                refusal_page(request, Refused(404, "web-error-404"))
                if (path == DESCRIPTION)
                else None
            )
        if path == LOGIN or path.startswith(STATIC) or holds_key(request, self._settings):
            return None
        if request.method == "GET" and request.headers.get("hx-request") != "true":
            return RedirectResponse(LOGIN, 303)
        return refusal_page(request, Refused(401, "web-error-401"))


def host_name(header: str) -> str:
    """Return the name in a ``Host`` header, without the port and without brackets."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def key_for(token: str, secret: bytes) -> str:
    """Return what the cookie of those who know ``token`` holds: not the token itself."""
    return hmac.new(secret, b"key:" + token.encode(), hashlib.sha256).hexdigest()


def holds_key(request: Request, settings: WebSettings) -> bool:
    """Return whether the browser holds the key; any does where there is no token."""
    if settings.token is None:
        return True
    given = request.cookies.get(KEY_COOKIE, "")
    return hmac.compare_digest(given.encode(), key_for(settings.token, settings.secret).encode())


def is_token(given: str, settings: WebSettings) -> bool:
    """Return whether ``given`` is the token, in a time that does not tell how near it is."""
    return settings.token is not None and hmac.compare_digest(
        given.strip().encode(), settings.token.encode()
    )
