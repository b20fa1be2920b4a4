from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.ranking.features import DIRECTED, SYMMETRIC, best_sentences, measure
from matching.ranking.ranker import Complementarity, KindPair

NAN = float("nan")
KINDS = Complementarity(
    default=0.5, pairs=(KindPair(kinds=("company", "research_unit"), value=0.9),)
)


def test_domains_are_compared_by_jaccard():
    xs = a_population(a_profile(domains=("a", "b", "c")), a_profile(domains=()))
    ys = a_population(
        a_profile(domains=("b", "c", "d")), a_profile(domains=("z",)), a_profile(domains=())
    )
    # Of a, b, c and b, c, d two are shared out of four; without domains nothing can be said.
    found = measure(xs, ys, KINDS).forward["domains"]
    assert found == pytest.approx(np.array([[0.5, 0, NAN], [NAN, NAN, NAN]]), nan_ok=True)


def test_the_need_has_a_direction():
    xs = a_population(a_profile(), need=[[1, 0]], offer=[[0, 1]])
    ys = a_population(a_profile(), need=[[0.6, 0.8]], offer=[[0.8, 0.6]])
    features = measure(xs, ys, KINDS)
    # What x seeks (1, 0) against what y brings (0.8, 0.6); what y seeks against what x brings.
    assert features.forward["need"][0, 0] == pytest.approx(0.8)
    assert features.backward["need"][0, 0] == pytest.approx(0.8)
    other = measure(xs, a_population(a_profile(), need=[[1, 0]], offer=[[0.8, 0.6]]), KINDS)
    assert other.forward["need"][0, 0] == pytest.approx(0.8)
    assert other.backward["need"][0, 0] == pytest.approx(0)


def test_everything_else_has_none():
    xs = a_population(a_profile(domains=("a",)), offer=[[1, 0]], topic=[[0, 1]])
    ys = a_population(a_profile(domains=("a",)), offer=[[0.6, 0.8]], topic=[[0.6, 0.8]])
    features = measure(xs, ys, KINDS)
    assert set(features.forward) == {*SYMMETRIC, *DIRECTED}
    for name in SYMMETRIC:
        assert features.forward[name] is features.backward[name]
    assert features.forward["offers"][0, 0] == pytest.approx(0.6)
    assert features.forward["topic"][0, 0] == pytest.approx(0.8)


def test_what_is_missing_is_not_a_number():
    xs = a_population(a_profile(), a_profile(), offer=[[1, 0], [0, 0]])
    ys = a_population(a_profile(), offer=[[1, 0]])
    features = measure(xs, ys, KINDS)
    assert features.forward["offers"] == pytest.approx(np.array([[1], [NAN]]), nan_ok=True)
    for name in ("topic", "need", "sentences", "characters", "domains"):
        assert np.isnan(features.forward[name]).all(), name


def test_kinds_complete_each_other_whichever_way_round():
    company, laboratory = a_profile(kind="company"), a_profile(kind="research_unit")
    both = a_population(company, laboratory)
    found = measure(both, both, KINDS).forward["kinds"]
    assert found.tolist() == [[0.5, 0.9], [0.9, 0.5]]


def test_characters_are_the_cosine_of_their_rows():
    xs = a_population(a_profile(), a_profile(), characters=[[0.6, 0.8], [0, 0]])
    ys = a_population(a_profile(), characters=[[1, 0]])
    found = measure(xs, ys, KINDS).forward["characters"]
    assert found == pytest.approx(np.array([[0.6], [NAN]]), nan_ok=True)


def test_best_sentences_are_the_mean_of_the_best_both_ways():
    xs = a_population(a_profile(), sentences=[(0, (1, 0)), (0, (0, 1))])
    ys = a_population(
        a_profile(),
        a_profile(),
        sentences=[(0, (0.6, 0.8)), (1, (1, 0)), (1, (-1, 0)), (1, (0.8, 0.6))],
    )
    # First partner: x's texts find 0.6 and 0.8, mean 0.7; its only text finds 0.8: (0.7 + 0.8)/2.
    # Second: x's find 1 and 0.6, mean 0.8; its own find 1, 0 and 0.8, mean 0.6: (0.8 + 0.6)/2.
    assert best_sentences(xs, ys) == pytest.approx(np.array([[0.75, 0.7]]))
    assert best_sentences(ys, xs) == pytest.approx(np.array([[0.75], [0.7]]))


def test_sentences_that_are_only_quoted_do_not_count():
    quoted = ("summary", "fr", "text", False)
    xs = a_population(
        a_profile(),
        a_profile(),
        sentences=[(0, (1, 0)), (0, (0, 1), *quoted), (1, (1, 0), *quoted)],
    )
    ys = a_population(
        a_profile(),
        a_profile(),
        sentences=[(0, (0, 1)), (0, (1, 0), *quoted), (1, (1, 0), *quoted)],
    )
    found = best_sentences(xs, ys)
    assert found == pytest.approx(np.array([[0, NAN], [NAN, NAN]]), nan_ok=True)


def test_a_partner_without_sentences_leaves_the_others_in_place():
    xs = a_population(a_profile(), sentences=[(0, (1, 0))])
    ys = a_population(
        a_profile(), a_profile(), a_profile(), sentences=[(0, (1, 0)), (2, (0.6, 0.8))]
    )
    assert best_sentences(xs, ys) == pytest.approx(np.array([[1, NAN, 0.6]]), nan_ok=True)
    nobody = a_population(a_profile())
    assert np.isnan(best_sentences(nobody, ys)).all()
    assert np.isnan(best_sentences(ys, nobody)).all()


def test_one_pair_is_a_cell_of_all():
    xs = a_population(a_profile(), a_profile(), offer=[[1, 0], [0, 1]], need=[[1, 0], [0, 1]])
    ys = a_population(a_profile(), a_profile(), offer=[[0.6, 0.8], [1, 0]], need=[[1, 0], [0, 0]])
    every = measure(xs, ys, KINDS)
    pair = every.pair(1, 0)
    assert pair.forward["offers"].tolist() == [[every.forward["offers"][1, 0]]]
    assert pair.forward["need"][0, 0] == pytest.approx(0.8)
    assert pair.backward["need"][0, 0] == pytest.approx(0)


def test_no_partner_is_no_column():
    xs = a_population(a_profile(domains=("a",)), offer=[[1, 0]], sentences=[(0, (1, 0))])
    features = measure(xs, xs.take([]), KINDS)
    for values in (*features.forward.values(), *features.backward.values()):
        assert values.shape == (1, 0)
