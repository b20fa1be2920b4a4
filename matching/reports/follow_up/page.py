"""A follow-up as one page of HTML that needs nothing besides itself, on screen and on paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, StrictUndefined

from matching.reports.follow_up.sections import cell_text, sections, summary, title_of

if TYPE_CHECKING:
    from jinja2 import Template

    from matching.feedback.follow_up import FollowUp
    from matching.reports.labels import Labels

_SOURCE: Final = Path(__file__).parent / "page.html.jinja"


def follow_up_page(found: FollowUp, labels: Labels) -> bytes:
    """Return the follow-up as a page in UTF-8; every text is escaped."""
    first, second = labels.territories.territories
    shown = [
        {
            "anchor": f"part-{number}",
            "title": section.table.title,
            "notes": section.notes,
            "headings": [
                {"text": column.heading, "number": column.style != "text"}
                for column in section.table.columns
            ],
            "rows": [
                [
                    cell_text(cell, column, labels)
                    for cell, column in zip(row, section.table.columns, strict=True)
                ]
                for row in section.table.rows
            ],
        }
        for number, section in enumerate(sections(found, labels), start=1)
    ]
    page = _template().render(
        language=labels.language,
        title=title_of(found.period, labels),
        bodies=(first.long_name(labels.language), second.long_name(labels.language)),
        summary=summary(found, labels),
        contents=labels.say("follow-up-contents"),
        nothing=labels.say("follow-up-nothing"),
        sections=shown,
    )
    return page.encode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_SOURCE.read_text(encoding="utf-8"))
