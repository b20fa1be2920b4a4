from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.profiles.model import KINDS as ALL_KINDS
from matching.ranking.best_sentences import best_sentences
from matching.ranking.features import DIRECTED, SYMMETRIC, measure
from matching.ranking.ranker import Complementarity, Gains, KindPair
from matching.ranking.request import REQUEST_ID

NAN = float("nan")
WORKS = ({"title": "one"}, {"title": "two"})
KINDS = Complementarity(
    default=0.5,
    pairs=(KindPair(kinds=("company", "research_unit"), value=0.9),),
    gains=Gains(
        groups=dict.fromkeys(ALL_KINDS, "others")
        | {"company": "firms", "hospital": "firms", "research_unit": "laboratories"},
        values={"firms": {"laboratories": 0.25, "request": -0.5}, "request": {"firms": 0.125}},
    ),
)


def test_domains_are_compared_by_cosine():
    xs = a_population(a_profile(domains=("a", "b", "c")), a_profile(domains=()))
    ys = a_population(
        a_profile(domains=("b", "c", "d")), a_profile(domains=("z",)), a_profile(domains=())
    )
    # Of a, b, c and b, c, d two are shared: 2 / (√3·√3); without domains nothing can be said.
    found = measure(xs, ys, KINDS).forward["domains"]
    assert found == pytest.approx(np.array([[2 / 3, 0, NAN], [NAN, NAN, NAN]]), nan_ok=True)


def test_domains_that_were_lent_count_too():
    xs = a_population(a_profile(domains=("a",)), domains=[[0.8, 0.6, 0, 0, 0]])
    ys = a_population(a_profile(domains=("b",)), a_profile())
    found = measure(xs, ys, KINDS).forward["domains"]
    assert found == pytest.approx(np.array([[0.6, NAN]]), nan_ok=True)


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
        assert features.forward[name] is features.backward[name], name
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


def test_what_a_kind_usually_gains_has_a_direction():
    company, hospital = a_profile(kind="company"), a_profile(kind="hospital")
    laboratory, request = a_profile(kind="research_unit"), a_profile(REQUEST_ID)
    xs, ys = a_population(company, hospital), a_population(laboratory, company, request)
    features = measure(xs, ys, KINDS)
    # A request is a group of its own whatever kind stands in its record; the rest is not named.
    assert features.forward["gains"].tolist() == [[0.25, 0, -0.5]] * 2
    assert features.backward["gains"].tolist() == [[0, 0, 0.125]] * 2


def test_the_kind_of_a_request_is_unknown():
    both = a_population(a_profile(REQUEST_ID), a_profile())
    found = measure(both, both, KINDS).forward["kinds"]
    assert found == pytest.approx(np.array([[NAN, NAN], [NAN, 0.5]]), nan_ok=True)


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


def test_of_works_the_best_three_count():
    # Four works of x meet the only text of y at 1, 0.8, 0.6 and 0: (1 + 0.8/2 + 0.6/3)/(11/6);
    # y's text finds 1. Said otherwise than by works, the four count alike: their mean is 0.6.
    told = [(0, (1, 0)), (0, (0.8, 0.6)), (0, (0, 1)), (0, (0.6, 0.8))]
    ys = a_population(a_profile(), sentences=[(0, (1, 0))])
    worker = a_population(a_profile(keywords=(), works=WORKS), sentences=told)
    speaker = a_population(a_profile(), sentences=told)
    by_works = (1 + 0.8 / 2 + 0.6 / 3) / (11 / 6)
    assert best_sentences(worker, ys) == pytest.approx(np.array([[(by_works + 1) / 2]]))
    assert best_sentences(ys, worker) == pytest.approx(np.array([[(by_works + 1) / 2]]))
    assert best_sentences(speaker, ys) == pytest.approx(np.array([[(0.6 + 1) / 2]]))


def test_letters_of_works_are_gathered_by_the_best_three():
    # Two works of x at 1 and 0.6 from y: (1 + 0.6/2)/1.5, from both ends.
    worker = a_population(
        a_profile(keywords=(), works=WORKS), characters=[[1, 0], [0.6, 0.8]], owner=[0, 0]
    )
    ys = a_population(a_profile(), a_profile(), characters=[[1, 0], [0, 0]])
    expected = np.array([[(1 + 0.6 / 2) / 1.5, NAN]])
    found = measure(worker, ys, KINDS).forward["characters"]
    assert found == pytest.approx(expected, nan_ok=True)
    turned = measure(ys, worker, KINDS).forward["characters"]
    assert turned == pytest.approx(expected.T, nan_ok=True)


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
