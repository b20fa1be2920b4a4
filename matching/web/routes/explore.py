"""Explore: the map of topics of both territories, and who is alone on it."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from matching.engine.atlas.atlas import topic_map
from matching.web.choices import choices
from matching.web.errors import Refused
from matching.web.exploring import Explored, Exploring
from matching.web.page import PageNow

router = APIRouter()
_PATIENCE: Final = 3.0
"""Seconds that a page waits for a map in the making."""


@router.get("/explore")
def explore(page: PageNow, explored: Annotated[Explored, Query()]) -> Response:
    """Show all topics, or one of them from near, with a table that says the same."""
    made = topic_map(page.matcher, _PATIENCE)
    if made is None:
        return page.render("explore_waiting.html.jinja", status=202)
    view = Exploring(page, explored, made)
    if explored.topic is not None and view.chosen is None:
        raise Refused(404, "web-explore-gone")
    return page.render("explore.html.jinja", explored=explored, view=view, choices=choices(page))
