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
FILE: Final = "multipart/form-data"
UPLOAD: Final = "/upload"
"""Where a file is sent."""
_LONG_FORMS: Final = ("/add", "/profiles/", f"{UPLOAD}/")
"""Where the forms of whole profiles are sent, by how their addresses begin."""
_DRAINED: Final = 8
"""How many times as long as allowed a file is read on, so that the browser shows the refusal."""


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
    profile: int = 500_000
    """Bytes of the form of a whole profile."""
    profile_fields: int = 256
    file: int = 5_000_000
    """Bytes of a form with a file."""
    file_seconds: float = 60.0


@dataclass(frozen=True)
class _Allowed:
    """What one address takes."""

    kind: str
    body: int
    fields: int
    seconds: float
    drained: int
    """Bytes that are read at most, those above ``body`` only to be thrown away."""
    too_long: str
    """The key of the sentence that says so."""


class Limits:
    """Reads the form of a request within its limits, and hands it on whole."""

    def __init__(self, app: ASGIApp, most: Most, takers: Collection[str] = ()) -> None:
        """``takers`` are the paths of the pages that take files beside other forms."""
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
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        announced = request.headers.get("content-length", "")
        allowed = self._allowed(request.url.path, kind)
        if announced.isdigit() and int(announced) > allowed.drained:
            raise self._too_long(allowed)
        if kind != allowed.kind and announced not in ("", "0"):
            raise Refused(415, "web-error-415")
        try:
            async with asyncio.timeout(allowed.seconds):
                body = await self._read(receive, allowed)
        except TimeoutError as fault:
            raise Refused(408, "web-error-408") from fault
        if body and kind != allowed.kind:
            raise Refused(415, "web-error-415")
        if kind == FORM and _fields(body) > allowed.fields:
            raise Refused(400, "web-error-fields", most=str(allowed.fields))
        return body

    async def _read(self, receive: Receive, allowed: _Allowed) -> bytes:
        body, length = bytearray(), 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                break
            length += len(message.get("body", b""))
            if length > allowed.drained:
                raise self._too_long(allowed)
            if length <= allowed.body:
                body += message.get("body", b"")
            if not message.get("more_body", False):
                break
        if length > allowed.body:
            raise self._too_long(allowed)
        return bytes(body)

    def _allowed(self, path: str, kind: str) -> _Allowed:
        most = self._most
        if kind == FILE and path in self._takers:
            size, seconds = most.files, most.files_seconds
            return _Allowed(FILE, size, most.fields, seconds, size, "web-error-413")
        if path == UPLOAD:
            drained, told = _DRAINED * most.file, "web-error-413-file"
            return _Allowed(FILE, most.file, most.fields, most.file_seconds, drained, told)
        if path.startswith(_LONG_FORMS):
            size, fields = most.profile, most.profile_fields
        else:
            size, fields = most.body, most.fields
        return _Allowed(FORM, size, fields, most.seconds, size, "web-error-413")

    @staticmethod
    def _too_long(allowed: _Allowed) -> Refused:
        return Refused(413, allowed.too_long, most=str(allowed.body // 1_000_000))


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
