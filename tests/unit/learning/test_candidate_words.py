from __future__ import annotations

import math

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.learning.candidates.words import token_cosines, words
from matching.profiles.model import REQUEST_ID


def told(identifier, *keywords):
    return a_profile(identifier, keywords=keywords)


def plain(profile):
    return list(profile.keywords)


def test_cosines_are_those_of_tf_idf():
    xs = a_population(told("a", "sel", "sel", "miel"))
    ys = a_population(told("b", "sel"), told("c", "pain"))
    # Three profiles: "sel" is in two, the others in one; "sel" comes twice in the first.
    common, rare = 1 + math.log(4 / 3), 1 + math.log(4 / 2)
    twice = (1 + math.log(2)) * common
    found = token_cosines(xs, ys, plain)
    assert found[0, 0] == pytest.approx(twice / math.hypot(twice, rare))
    assert found[0, 1] == 0


def test_inflection_does_not_count():
    xs, ys = a_population(told("a", "cellules")), a_population(told("b", "cellule"))
    assert words(xs, ys)["words"].tolist() == [[pytest.approx(1)]]


def test_who_asks_changes_no_weight():
    home, others = [told("a", "sel", "miel")], a_population(told("b", "sel", "pain"))
    alone = token_cosines(a_population(*home), others, plain)
    request = told(REQUEST_ID, "sel", "sel")
    beside = token_cosines(a_population(*home, request), others, plain)
    assert beside[:1].tolist() == alone.tolist()


def test_without_a_known_word_it_is_unknown():
    xs, ys = (
        a_population(told("a", "sel"), told(REQUEST_ID, "quartz")),
        a_population(told("b", "x")),
    )
    found = token_cosines(xs, ys, plain)
    assert found[0, 0] == 0
    assert np.isnan(found[1, 0])
    assert np.isnan(token_cosines(xs, ys, lambda profile: [])).all()
