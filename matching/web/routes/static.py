"""Style sheets, scripts and pictures."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter
from fastapi import Path as InPath
from starlette.responses import Response

from matching.web.assets import assets
from matching.web.errors import Refused

router = APIRouter()
_FOREVER: Final = "public, max-age=31536000, immutable"


@router.get("/static/{name:path}", include_in_schema=False)
def static(name: Annotated[str, InPath(max_length=100)], v: str = "") -> Response:
    """Return one of the files read at start; kept for good under the address of its version."""
    asset = assets().get(name)
    if asset is None:
        raise Refused(404, "web-error-404")
    kept = _FOREVER if v == asset.version else "no-cache"
    return Response(asset.contents, media_type=asset.media_type, headers={"Cache-Control": kept})
