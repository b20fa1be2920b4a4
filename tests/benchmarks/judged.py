"""The sample told in French and in English, and the judgements it is measured with."""

from __future__ import annotations

import numpy as np

from matching import Criteria, Request
from matching.config import resource
from matching.engine.judged import DEVELOPMENT
from matching.evaluation.judgement_file import read_judgements
from matching.evaluation.metrics import ndcg


def read_grades():
    """Grade ``for_query`` of each judged candidate of each query."""
    found = {}
    for pair in read_judgements(resource(DEVELOPMENT)).pairs:
        found.setdefault(pair.query_id, {})[pair.candidate_id] = pair.for_query
    return found


def telling(profile, language):
    """The summary, offers and seeks of ``profile`` in one language: no name, no keywords."""
    parts = [getattr(profile, f"summary_{language}") or ""]
    parts += getattr(profile, f"offers_{language}") + getattr(profile, f"seeks_{language}")
    text = " ".join(part.rstrip(".") + "." for part in parts if part)
    return Request(profile.territory, text)


def overlap(matcher, profile):
    """Share of the first ten that two tellings of ``profile`` have in common, itself left out."""
    tops = []
    for language in ("fr", "en"):
        answer = matcher.suggest(
            telling(profile, language), top=10, floor=0, criteria=Criteria(exclude=(profile.id,))
        )
        tops.append({one.partner.id for one in answer.suggestions})
    return len(tops[0] & tops[1]) / 10


def quality(matcher, language, profiles, grades):
    """Mean nDCG@10 of ``profiles`` told in ``language``, over their judged candidates."""
    values = []
    for profile in profiles:
        own = matcher._population_of(telling(profile, language), "fr", (profile.id,))
        other = matcher.population(matcher.territories.counterpart(profile.territory).id)
        score = matcher.ranking.fit(own, other)[1].score[0]
        found = grades[profile.id]
        ranked = sorted(found, key=lambda one: (-score[other.row_of[one]], one))
        values.append(ndcg(np.array([found[one] for one in ranked], np.float64), 10))
    return float(np.mean(values))
