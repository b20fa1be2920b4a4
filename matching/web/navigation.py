"""What the head of every page leads to, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Entry:
    """One link: where it goes, and the key of its words."""

    path: str
    key: str


NAVIGATION: Final = (
    Entry("/", "web-nav-ask"),
    Entry("/explore", "web-nav-explore"),
    Entry("/mission", "web-nav-mission"),
    Entry("/follow-up", "web-nav-follow-up"),
    Entry("/profiles", "web-nav-profiles"),
)
