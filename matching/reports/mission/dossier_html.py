"""A dossier as one page of HTML that needs nothing besides itself, on screen and on paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, StrictUndefined

from matching.reports.mission.dossier import dossier

if TYPE_CHECKING:
    from jinja2 import Template

    from matching.mission.book import MissionBook
    from matching.territories import Territories

_SOURCE: Final = Path(__file__).parent / "dossier.html.jinja"


def dossier_html(book: MissionBook, party: str, territories: Territories) -> bytes:
    """Return the dossier of the party of that id as a page in UTF-8.

    Every text is escaped: nothing in a profile is ever a tag, a script or an address to follow but
    those of the web.

    Raises:
        KeyError: no party has that id.
    """
    return _template().render(dossier=dossier(book, party, territories)).encode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_SOURCE.read_text(encoding="utf-8"))
