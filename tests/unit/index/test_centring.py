from __future__ import annotations

import numpy as np
import pytest

from matching.index.centring import FEWEST_PROFILES, Centre, unit
from matching.profiles.facets import FacetText

HALF = np.sqrt(0.5)


def phrase(language="fr", kind="phrase"):
    return FacetText("text", kind, language, "offer", ("sentence",))


def centre_of(*groups):
    """The centre of as many profiles as there are (texts, vectors) pairs."""
    texts = [given for given, _ in groups]
    return Centre.of(texts, [np.array(vectors, np.float32) for _, vectors in groups])


def test_the_mean_of_the_territory_is_taken_away():
    # Ten profiles along each axis: the mean is (½, ½); (1, 0) less that is (½, -½).
    right, up = ([phrase()], [[1, 0]]), ([phrase()], [[0, 1]])
    centre = centre_of(*[right] * 10, *[up] * 10)
    assert centre.means["phrase", "fr"].tolist() == [0.5, 0.5]
    centred = centre.apply([phrase(), phrase()], np.array([[1, 0], [0, 1]], np.float32))
    assert centred == pytest.approx(np.array([[HALF, -HALF], [-HALF, HALF]]))
    assert centred.dtype == np.float32


def test_nineteen_profiles_have_no_mean():
    group = ([phrase()], [[1, 0]])
    assert FEWEST_PROFILES == 20
    assert not centre_of(*[group] * 19).means
    assert centre_of(*[group] * 20).means["phrase", "fr"].tolist() == [1, 0]
    given = np.array([[3, 4]], np.float32)
    assert centre_of(*[group] * 19).apply([phrase()], given) == pytest.approx(
        np.array([[0.6, 0.8]])
    )


def test_profiles_are_counted_and_not_texts():
    group = ([phrase(), phrase()], [[1, 0], [0, 1]])
    assert not centre_of(*[group] * 10).means


def test_each_kind_and_language_has_its_own_mean():
    group = (
        [phrase("fr"), phrase("en"), phrase("fr", "sentence")],
        [[1, 0], [0, 1], [-1, 0]],
    )
    means = centre_of(*[group] * 20).means
    assert {key: mean.tolist() for key, mean in means.items()} == {
        ("phrase", "fr"): [1, 0],
        ("phrase", "en"): [0, 1],
        ("sentence", "fr"): [-1, 0],
    }


def test_the_other_language_serves_where_one_has_no_mean():
    english = centre_of(*[([phrase("en")], [[0, 1]])] * 20)
    # (1, 1) less (0, 1) is (1, 0), whichever language it is in.
    for language in ("fr", "en"):
        assert english.apply([phrase(language)], np.ones((1, 2), np.float32)).tolist() == [[1, 0]]
    other_kind = english.apply([phrase("en", "sentence")], np.ones((1, 2), np.float32))
    assert other_kind == pytest.approx(np.array([[HALF, HALF]]))


def test_a_text_that_is_the_mean_becomes_zero():
    centre = centre_of(*[([phrase()], [[1, 0]])] * 20)
    assert centre.apply([phrase()], np.array([[1, 0]], np.float32)).tolist() == [[0, 0]]


def test_no_text_is_no_row():
    assert Centre({}).apply([], np.zeros((0, 3), np.float32)).shape == (0, 3)


def test_unit_scales_rows_and_leaves_zero():
    assert unit(np.array([[3.0, 4.0], [0.0, 0.0]])) == pytest.approx(np.array([[0.6, 0.8], [0, 0]]))
