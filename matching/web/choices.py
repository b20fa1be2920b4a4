"""What can be chosen in a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.config import LINK_RULES
from matching.profiles.model import KINDS

if TYPE_CHECKING:
    from matching.web.page import Page


def choices(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Return pairs of an identifier and its words, by field."""
    territories, labels = page.desk.territories, page.labels
    return {
        "territory": [(one.id, one.label(page.language)) for one in territories.territories],
        "axis": [(one.id, one.label(page.language)) for one in territories.axes],
        "domain": [(one.id, one.label(page.language)) for one in territories.domains],
        "kind": [(kind, labels.kind(kind)) for kind in KINDS],
        "city": [(city, city) for city in page.matcher.cities],
        "known_links": [(rule, page.say(f"known-links-rule-{rule}")) for rule in LINK_RULES],
    }
