"""Reciprocal partner suggestions between the organisations and researchers of two territories.

Names are loaded when first used, so that ``import matching`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matching.config import Settings, load_settings
    from matching.engine.building import build_index
    from matching.engine.loading import load_profiles
    from matching.engine.matcher import Matcher
    from matching.errors import MatchingError
    from matching.profiles.model import Profile
    from matching.ranking.criteria import Criteria
    from matching.ranking.request import Request
    from matching.ranking.results import Suggestions

_HOMES = {
    "Criteria": "matching.ranking.criteria",
    "Matcher": "matching.engine.matcher",
    "MatchingError": "matching.errors",
    "Profile": "matching.profiles.model",
    "Request": "matching.ranking.request",
    "Settings": "matching.config",
    "Suggestions": "matching.ranking.results",
    "build_index": "matching.engine.building",
    "load_profiles": "matching.engine.loading",
    "load_settings": "matching.config",
}

__all__ = [
    "Criteria",
    "Matcher",
    "MatchingError",
    "Profile",
    "Request",
    "Settings",
    "Suggestions",
    "build_index",
    "load_profiles",
    "load_settings",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'matching' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
