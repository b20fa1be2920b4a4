"""A form is only taken from who was shown it: its seal belongs to the session that asks.

The session is a random cookie that no other site can send (``SameSite=Strict``) and no script can
read. Each form carries an HMAC-SHA256 of it, made with a secret of this process; without JavaScript
that is a hidden field like any other.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Final

from matching.web.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELD: Final = "csrf"
"""The name of the hidden field."""
SESSION_COOKIE: Final = "desk_session"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FROM_HERE: Final = frozenset({"same-origin", "none"})
"""What a browser says of who sent a request: this desk, or the person at the keyboard."""


def new_session() -> str:
    """Return the name of a new session, which nobody can guess."""
    return secrets.token_urlsafe(18)


def seal(session: str, secret: bytes) -> str:
    """Return what the forms shown to ``session`` carry."""
    return hmac.new(secret, b"form:" + session.encode(), hashlib.sha256).hexdigest()


def check_origin(headers: Mapping[str, str]) -> None:
    """Refuse a write that a browser says comes from another site.

    Raises:
        Refused: 403.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    elsewhere = site is not None and site not in _FROM_HERE
    if origin is not None and origin.partition("://")[2] != headers.get("host"):
        elsewhere = True
    if elsewhere:
        raise Refused(403, "web-error-origin")


def check_seal(given: object, session: str | None, secret: bytes) -> None:
    """Refuse a form that was not shown to ``session``.

    Raises:
        Refused: 403.
    """
    expected = seal(session or "", secret)
    known = isinstance(given, str) and hmac.compare_digest(given.encode(), expected.encode())
    if not session or not known:
        raise Refused(403, "web-error-form")
