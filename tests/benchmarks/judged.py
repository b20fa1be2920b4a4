"""The development judgements, and rankings of their candidates by several ways.

What the judgements were used for: comparing texts and features while this ranking was designed.
Nothing is fitted on them. Others are kept aside.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from matching import Criteria, Matcher, Request
from matching.ranking.variety import varied

FOLDER = Path(__file__).parents[2] / "data" / "judgements"
Ranking = Mapping[str, list[str]]
"""Candidates of each query, best first."""
Grades = Mapping[str, Mapping[str, int]]
"""Grade of each judged candidate of each query."""


def read_grades() -> dict[str, dict[str, int]]:
    """Return the grade ``for_query`` of each judged candidate of each query."""
    grades: dict[str, dict[str, int]] = {}
    with (FOLDER / "development.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            grades.setdefault(row["query_id"], {})[row["candidate_id"]] = int(row["for_query"])
    return grades


def read_requests() -> dict[str, Request]:
    """Return the free-text requests among the queries, by id."""
    lines = (FOLDER / "requests.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {row["id"]: Request(row["territory"], row["text"]) for row in rows}


def ndcg(ranking: Ranking, grades: Grades, depth: int = 10) -> float:
    """Return nDCG over judged candidates: gain 2^grade − 1, discount log2(rank + 1)."""
    values = []
    for query, candidates in ranking.items():
        gains = [2 ** grades[query][candidate] - 1 for candidate in candidates]
        ideal = sorted(gains, reverse=True)
        values.append(_discounted(gains[:depth]) / (_discounted(ideal[:depth]) or 1))
    return float(np.mean(values))


def _discounted(gains: list[int]) -> float:
    return sum(gain / np.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def ranked_by(score: Callable[[str, str], float], grades: Grades) -> Ranking:
    """Return the judged candidates of each query by falling ``score``, ties by id."""
    return {
        query: sorted(candidates, key=lambda one: (-score(query, one), one))
        for query, candidates in grades.items()
    }


def scores_of(matcher: Matcher, query: str | Request, candidates: list[str]) -> dict[str, float]:
    """Return the reciprocal score of ``query`` with each candidate."""
    if isinstance(query, Request):
        return {one: matcher.explain(query, one).score for one in candidates}
    row = matcher.scores([query], candidates).score[0]
    return dict(zip(candidates, map(float, row), strict=True))


def by_default(matcher: Matcher, grades: Grades) -> tuple[Ranking, Ranking]:
    """Return the shipped order, by score alone and after variety, of all judged candidates."""
    requests = read_requests()
    by_score, by_variety = {}, {}
    for query, candidates in grades.items():
        scores = scores_of(matcher, requests.get(query, query), sorted(candidates))
        order = sorted(scores, key=lambda one: (-scores[one], one))
        population = matcher.population(matcher.find(order[0]).territory)
        rows = [population.row_of[one] for one in order]
        taken = varied(
            [scores[one] for one in order],
            population.facets["topic"][rows],
            len(order),
            matcher.variety,
        )
        by_score[query] = order
        by_variety[query] = [order[position] for position in taken]
    return by_score, by_variety


def at_random(grades: Grades, seed: int = 1) -> Ranking:
    """Return the judged candidates of each query in random order."""
    source = random.Random(seed)  # noqa: S311 - an order, not a secret
    draws = {(q, c): source.random() for q in sorted(grades) for c in sorted(grades[q])}
    return ranked_by(lambda query, candidate: draws[query, candidate], grades)


def by_tfidf(matcher: Matcher, grades: Grades) -> Ranking:
    """Return the order of TF-IDF over words of the whole profile, as a user would write it."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    from matching.index.characters import document  # noqa: PLC0415

    texts = {profile.id: document(profile) for profile in matcher.profiles}
    texts |= {name: request.text for name, request in read_requests().items()}
    names = sorted(texts)
    rows = TfidfVectorizer(strip_accents="unicode").fit_transform([texts[name] for name in names])
    at = {name: row for row, name in enumerate(names)}
    likeness = (rows @ rows.T).toarray()
    return ranked_by(lambda query, candidate: likeness[at[query], at[candidate]], grades)


def agreement(matcher: Matcher, most: int = 40) -> float:
    """Return the mean overlap of the first ten for profiles told in French and in English.

    A telling is the text of the summary, offers and seeks of one language, without name or
    keywords; the profile itself is left out. The profiles are every eighth one in id order.
    """
    shares = []
    for profile in matcher.profiles[::8][:most]:
        tops = []
        for language in ("fr", "en"):
            parts = [getattr(profile, f"summary_{language}")]
            parts += getattr(profile, f"offers_{language}") + getattr(profile, f"seeks_{language}")
            text = " ".join(part.rstrip(".") + "." for part in parts)
            answer = matcher.suggest(
                Request(profile.territory, text),
                top=10,
                criteria=Criteria(exclude=(profile.id,)),
            )
            tops.append({one.partner.id for one in answer.suggestions})
        shares.append(len(tops[0] & tops[1]) / 10)
    return float(np.mean(shares))
