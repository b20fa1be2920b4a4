"""Compare: two partners side by side."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from matching.errors import RequestError
from matching.web.answering import Answering
from matching.web.asked import Compared
from matching.web.page import PageNow

router = APIRouter()
_SIDE_BY_SIDE: Final = 2


@router.get("/compare")
def compare(page: PageNow, asked: Annotated[Compared, Query()]) -> Response:
    """Show two partners side by side, criterion by criterion."""
    partners = tuple(dict.fromkeys(asked.partner))
    if len(partners) != _SIDE_BY_SIDE:
        raise RequestError("web-compare-two", given=str(len(partners)))
    answering = Answering(page, asked)
    pairs = [answering.pair(partner) for partner in partners]
    return page.render("compare.html.jinja", asked=asked, query=answering.asking(), pairs=pairs)
