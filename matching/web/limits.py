"""How much a request may hold: bytes, fields and seconds; more is refused before it is read on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from matching.web.csrf import SAFE_METHODS
from matching.web.errors import Refused, refusal_page

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM: Final = "application/x-www-form-urlencoded"
FILES: Final = "multipart/form-data"


@dataclass(frozen=True)
class Most:
    """The largest request that is answered."""

    address: int = 16_384
    """Bytes of the query behind an address."""
    body: int = 65_536
    """Bytes of a form."""
    fields: int = 64
    """Fields of a form or of an address."""
    seconds: float = 10.0
    """Time in which a form must have arrived."""
    files: int = 12_000_000
    """Bytes of a form with files, on the pages that take files."""
    files_seconds: float = 60.0
    """Time in which such a form must have arrived."""


class Limits:
    """Reads the form of a request within its limits, and hands it on whole."""

    def __init__(self, app: ASGIApp, most: Most, takers: Collection[str] = ()) -> None:
        """``takers`` are the paths of the pages that take files."""
        self._app = app
        self._most = most
        self._takers = frozenset(takers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            self._check_address(scope["query_string"])
            body = b"" if request.method in SAFE_METHODS else await self._body(request, receive)
        except Refused as refused:
            await refusal_page(request, refused)(scope, receive, send)
            return
        await self._app(scope, _replayed(body, receive), send)

    def _check_address(self, query: bytes) -> None:
        if len(query) > self._most.address:
            raise Refused(414, "web-error-414")
        if _fields(query) > self._most.fields:
            raise Refused(400, "web-error-fields", most=str(self._most.fields))

    async def _body(self, request: Request, receive: Receive) -> bytes:
        most, kind = self._most, _kind(request)
        files = kind == FILES and request.url.path in self._takers
        known = files or kind == FORM
        largest, seconds = (most.files, most.files_seconds) if files else (most.body, most.seconds)
        announced = request.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > largest:
            raise Refused(413, "web-error-413")
        if not known and announced not in ("", "0"):
            raise Refused(415, "web-error-415")
        try:
            async with asyncio.timeout(seconds):
                body = await self._read(receive, largest)
        except TimeoutError as fault:
            raise Refused(408, "web-error-408") from fault
        if body and not known:
            raise Refused(415, "web-error-415")
        # The parts of a form with files are counted by whoever cuts them.
        if not files and _fields(body) > most.fields:
            raise Refused(400, "web-error-fields", most=str(most.fields))
        return body

    async def _read(self, receive: Receive, largest: int) -> bytes:
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return bytes(body)
            body += message.get("body", b"")
            if len(body) > largest:
                raise Refused(413, "web-error-413")
            if not message.get("more_body", False):
                return bytes(body)


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _fields(encoded: bytes) -> int:
    return encoded.count(b"&") + 1 if encoded else 0


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a ``receive`` that gives ``body`` at once, then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
