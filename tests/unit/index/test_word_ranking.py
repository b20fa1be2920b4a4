from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.ranking.handmade import a_profile

from matching.index import word_ranking
from matching.index.word_ranking import best_by_words
from matching.index.words import WordIndex, profile_tokens

WORDS = ("robot", "laser", "optique", "fromage", "lait", "cidre", "navire", "voile", "vent")


def offering(words):
    return a_profile("one", keywords=(), offers_fr=(" ".join(words),))


@pytest.fixture
def index():
    return WordIndex.build(
        [offering(["navire"]), offering(["robot", "navire"]), offering(["navire"])]
    )


def test_best_first_and_ties_by_row(index):
    found = best_by_words(index, [["navir"], ["robot"], ["lait"], []], 2)
    # One word of one weighs more than one of two; the first and the third are the same.
    assert found.rows.tolist() == [[0, 2], [1, -1], [-1, -1], [-1, -1]]
    expected = index.scores(["navir"])
    assert found.scores[0].tolist() == [expected[0], expected[2]]
    assert found.scores[1].tolist() == [index.scores(["robot"])[1], 0]


def test_a_word_asked_twice_counts_twice(index):
    once, twice = best_by_words(index, [["robot"], ["robot", "robot"]], 1).scores[:, 0]
    assert twice == pytest.approx(2 * once, abs=2e-9)


def test_without_queries_or_profiles_there_is_nobody(index):
    assert best_by_words(index, [], 3).rows.shape == (0, 3)
    nobody = best_by_words(WordIndex.build([]), [["navir"]], 3)
    assert nobody.rows.tolist() == [[-1, -1, -1]]


def alone(index, query, depth):
    """What ranks first by the scores of one query."""
    scores = index.scores(query)
    rows = [int(row) for row in np.lexsort((np.arange(len(scores)), -scores)) if scores[row] > 0]
    padded = (rows + [-1] * depth)[:depth]
    return padded, [scores[row] if row >= 0 else 0 for row in padded]


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8)


@given(
    st.lists(texts, min_size=1, max_size=40),
    st.lists(texts, min_size=1, max_size=6),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.2, 2.0]),
    st.integers(3, 50),
)
@settings(max_examples=150, deadline=None)
def test_of_any_texts_the_best_are_those_of_each_query_alone(
    people, asked, depth, often_shared, at_once
):
    index = WordIndex.build([offering(words) for words in people])
    queries = [profile_tokens(offering(words)) for words in asked]
    with pytest.MonkeyPatch.context() as patch:
        # From everything spread out to nothing; groups of profiles of several sizes.
        patch.setattr(word_ranking, "_OFTEN_SHARED", often_shared)
        patch.setattr(word_ranking, "_PROFILES_AT_ONCE", at_once)
        patch.setattr(word_ranking, "_QUERIES_AT_ONCE", 4)
        patch.setattr(word_ranking, "_GROUPS_PER_PLACE", 2)
        found = best_by_words(index, queries, depth)
        one = best_by_words(index, queries, depth, threads=1)
    assert found.rows.tolist() == one.rows.tolist()
    for rows, scores, query in zip(found.rows, found.scores, queries, strict=True):
        expected = alone(index, query, depth)
        assert (rows.tolist(), scores.tolist()) == (expected[0], pytest.approx(expected[1]))
