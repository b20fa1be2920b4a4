"""The templates, each read once; everything a template shows is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from matching.language import decimal
from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.cleaning import is_web_address
from matching.reports.credits import credit_lines, query_credit
from matching.reports.mission.typesetting import capitalised
from matching.reports.profile_sheet import about, heading
from matching.reports.refusals import remarks
from matching.web.assets import address
from matching.web.quoting import spoken_in
from matching.web.words import score_word, signed

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER: Final = Path(__file__).parent / "templates"


def template(name: str) -> Template:
    """Return the template of that name, such as ``ask.html.jinja``."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {
        "asset": address,
        "remarks": remarks,
        "decimal": decimal,
        "heading": heading,
        "about": about,
        "score_word": score_word,
        "signed": signed,
        "spoken_in": spoken_in,
        "border_notices": border_notices,
        "capitalised": capitalised,
        "credit_lines": credit_lines,
        "credit_of": Credit.of,
        "query_credit": query_credit,
    }
    environment.tests["web_address"] = is_web_address
    return environment
