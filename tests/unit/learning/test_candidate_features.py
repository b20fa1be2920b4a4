"""The small candidate features: size, languages, kind groups, hubness, per query."""

from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.learning.candidates.hubness import corrected, csls, mean_of_greatest
from matching.learning.candidates.kind_groups import GROUPS, kind_groups
from matching.learning.candidates.languages import languages
from matching.learning.candidates.per_query import per_query, standardised
from matching.learning.candidates.registry import CANDIDATES
from matching.learning.candidates.size import size
from matching.profiles.model import KINDS, REQUEST_ID

NAN = np.nan


def same(found, expected):
    return np.testing.assert_allclose(found, expected, atol=1e-7)


def test_size_is_the_nearness_of_classes():
    xs = a_population(a_profile(size="1-9"), a_profile("two"))
    ys = a_population(*(a_profile(s, size=s) for s in ("1-9", "10-49", "50-249")))
    same(size(xs, ys)["size"], [[1, 2 / 3, 1 / 3], [NAN, NAN, NAN]])


def test_languages_are_shared_by_the_one_who_has_fewer():
    xs = a_population(a_profile(languages=("fr",)), a_profile("two"))
    ys = a_population(
        a_profile("three", languages=("FR", "en")),
        a_profile("four", languages=("en",)),
        a_profile("five"),
    )
    same(languages(xs, ys)["languages"], [[1, 0, NAN], [NAN, NAN, NAN]])


def test_every_kind_has_a_group():
    assert set(GROUPS) == set(KINDS)


def test_kind_groups_say_which_pair_it_is_and_which_not():
    xs = a_population(a_profile(kind="company"), a_profile(REQUEST_ID))
    ys = a_population(a_profile("three", kind="researcher"), a_profile("four", kind="company"))
    found = kind_groups(xs, ys)
    assert len(found) == 20
    same(found["company + laboratory"], [[1, 0], [NAN, NAN]])
    same(found["not company + laboratory"], [[0, 1], [NAN, NAN]])
    same(found["company + company"], [[0, 1], [NAN, NAN]])
    back = kind_groups(ys, xs)["company + laboratory"]
    same(back[:, 0], [1, 0])


def test_the_mean_of_the_greatest_passes_over_what_is_unknown():
    same(mean_of_greatest(np.array([[1, 5, 3], [NAN, 2, NAN], [NAN] * 3]), 2), [4, 2, NAN])


def test_what_is_near_to_everybody_loses():
    # One neighbour: r of rows is 0.9 and 0.8, r of columns 0.9 and 0.3.
    values = np.array([[0.9, 0.1], [0.8, 0.3]])
    expected = [[0.0, -1.0], [-0.1, -0.5]]
    same(corrected(values, np.array([True, True]), 1), expected)


def test_a_request_is_nobodys_neighbour():
    values = np.array([[0.2, 0.1], [0.8, 0.3]])
    found = corrected(values, np.array([True, False]), 1)
    same(found, [[0.0, -0.1], [1.6 - 0.8 - 0.2, 0.6 - 0.8 - 0.1]])


def test_csls_of_a_pair_alone_is_nothing():
    xs = a_population(a_profile(), topic=[[1, 0]])
    ys = a_population(a_profile("two"), topic=[[0.6, 0.8]])
    found = csls(xs, ys)
    same(found["csls-topic"], [[0]])
    same(found["csls-offers"], [[NAN]])


def test_standardised_rows_have_mean_nought_and_deviation_one():
    same(standardised(np.array([[1.0, 3.0, NAN], [2.0, 2.0, 2.0]])), [[-1, 1, NAN], [NAN] * 3])


def test_per_query_standardises_within_the_row():
    xs = a_population(a_profile(), topic=[[1, 0]])
    ys = a_population(a_profile("two"), a_profile("three"), topic=[[1, 0], [0, 1]])
    same(per_query(xs, ys)["per-query-topic"], [[1, -1]])


@pytest.mark.parametrize("name", CANDIDATES)
def test_a_candidate_has_a_row_per_profile_and_a_column_per_other(name):
    xs = a_population(a_profile("one"), a_profile("two"), topic=[[1, 0]] * 2)
    ys = a_population(*(a_profile(name) for name in ("a", "b", "c")), topic=[[0, 1]] * 3)
    found = CANDIDATES[name](xs, ys)
    assert found
    assert {values.shape for values in found.values()} == {(2, 3)}
