"""Reciprocal partner suggestions between the organisations and researchers of two territories.

Names are loaded when first used, so that ``import matching`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matching.config import Settings, load_settings
    from matching.engine.ablation import run_ablation
    from matching.engine.building import build_index
    from matching.engine.evaluating import evaluate
    from matching.engine.learning import learn_ranker
    from matching.engine.loading import load_profiles
    from matching.engine.matcher import Matcher
    from matching.engine.mission.planner import MissionPlanner
    from matching.errors import MatchingError
    from matching.mission.happenings import Happenings
    from matching.profiles.model import Profile
    from matching.ranking.criteria import Criteria
    from matching.ranking.request import Request
    from matching.ranking.results import Suggestions

_HOMES = {
    "Criteria": "matching.ranking.criteria",
    "Happenings": "matching.mission.happenings",
    "Matcher": "matching.engine.matcher",
    "MatchingError": "matching.errors",
    "MissionPlanner": "matching.engine.mission.planner",
    "Profile": "matching.profiles.model",
    "Request": "matching.ranking.request",
    "Settings": "matching.config",
    "Suggestions": "matching.ranking.results",
    "build_index": "matching.engine.building",
    "evaluate": "matching.engine.evaluating",
    "learn_ranker": "matching.engine.learning",
    "load_profiles": "matching.engine.loading",
    "load_settings": "matching.config",
    "run_ablation": "matching.engine.ablation",
}

__all__ = [
    "Criteria",
    "Happenings",
    "Matcher",
    "MatchingError",
    "MissionPlanner",
    "Profile",
    "Request",
    "Settings",
    "Suggestions",
    "build_index",
    "evaluate",
    "learn_ranker",
    "load_profiles",
    "load_settings",
    "run_ablation",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'matching' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
