"""The answer to one query: the suggestions above the floor, or what to do where there is none."""

from __future__ import annotations

from matching.index.population import Population
from matching.language import Language
from matching.ranking.advice import Adviser, why_not
from matching.ranking.criteria import Criteria
from matching.ranking.ranking import Ordered, Ranking
from matching.ranking.results import EmptyBecause, Suggestions


def suggestions_above(
    floor: float,
    ranking: Ranking,
    own: Population,
    criteria: Criteria,
    *,
    top: int,
    variety: float,
    language: Language,
    boost: float = 0.0,
) -> Suggestions:
    """Return the suggestions for ``own`` (one profile) whose score is ``floor`` at least.

    ``boost`` brings those forward who have worked with it already. Where there is nobody, the
    answer holds the nearest, what it lacks and what would help.
    """
    query = own.profiles[0]
    counterpart = ranking.territories.counterpart(query.territory).id
    ordered = ranking.order(own, counterpart, criteria, boost=boost)
    found = ranking.explain(own, ordered.best(top, variety, floor), language)
    calibrated = ranking.ranker.calibrated
    places = min(top, len(ordered.scores))
    if found:
        below = places - len(found)
        return Suggestions(query, language, calibrated, found, floor, below_floor=below)
    nearest = None
    if places:
        (nearest,) = ranking.explain(own, ordered.nearest(), language)
    # Whoever is excluded by name stays so: that is no filter to open.
    open_criteria = Criteria(exclude=criteria.exclude)
    filtered = criteria != open_criteria
    everyone = ranking.order(own, counterpart, open_criteria) if filtered else ordered
    return Suggestions(
        query,
        language,
        calibrated,
        floor=floor,
        below_floor=places,
        empty_because=_cause(ordered, ranking, counterpart),
        nearest=nearest,
        why_not=why_not(nearest, floor, language) if nearest else "",
        advice=Adviser(ranking.territories, language).advise(
            query,
            declares_need=bool(own.known("need")[0]),
            without_filters=everyone.above(floor) if filtered else None,
            around=everyone.profiles,
            nearest=nearest,
        ),
    )


def _cause(ordered: Ordered, ranking: Ranking, counterpart: str) -> EmptyBecause:
    if len(ordered.scores):
        return "floor"
    anybody = ranking.contents.sides[counterpart].population.profiles
    return "filters" if anybody and not ordered.admitted else "nobody"
