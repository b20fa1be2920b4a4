"""A guest: somebody who is not indexed, but says enough of themselves to be one of a kind."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from matching.ranking.request import Request

if TYPE_CHECKING:
    from matching.language import Language
    from matching.profiles.model import Kind, Profile
    from matching.territories import Territories

_PREFIX = "guest-"
_DIGITS = 16


def guest_profile(
    request: Request,
    kind: Kind,
    city: str | None,
    language: Language,
    territories: Territories,
) -> Profile:
    """Return who asks as a profile that is ranked, explained and compared but never stored.

    Its id follows from what it says: the same words are the same guest.

    Raises:
        RequestError: the text of ``request`` is empty or too long.
    """
    told = request.to_profile(language, territories)
    update = {"kind": kind, "city": city, "id": guest_id(request, kind, city or "")}
    return told.model_copy(update=update)


def guest_id(request: Request, *more: str) -> str:
    """Return the id under which ``request`` is remembered, with ``more`` said of who asks."""
    parts = (request.territory, request.name or "", request.text, *request.offers, *request.seeks)
    whole = "\0".join((*parts, *more))
    return _PREFIX + hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]
