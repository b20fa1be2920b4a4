"""What the setting ``known_links`` makes of pairs that have worked together already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matching.config import LinkRule, Settings
    from matching.profiles.model import Profile
    from matching.ranking.criteria import Criteria
    from matching.ranking.ranking import Ranking


def criteria_under(
    rule: LinkRule, criteria: Criteria, query: Profile, ranking: Ranking
) -> Criteria:
    """Return ``criteria`` without whom ``rule`` leaves out for having worked with ``query``."""
    if rule != "leave-out":
        return criteria
    linked = ranking.known_links.ids(query)
    return replace(criteria, exclude=(*criteria.exclude, *linked))


def boost_under(rule: LinkRule, settings: Settings) -> float:
    """Return how much ``rule`` brings forward who worked together, in logits of the score."""
    return settings.known_links_boost if rule == "boost" else 0.0
