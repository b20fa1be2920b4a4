from __future__ import annotations

import numpy as np
import pytest

from matching.index.adapter import Adapter
from matching.profiles.facets import FacetText


def told(language, place="offer"):
    return FacetText("text", "phrase", language, place, ("sentence",))


BOTH = [told("fr"), told("en")]
ABOUT = [[0, 0.8, 0], [0, -0.8, 0], [0, 0, 0.8], [0, 0, -0.8]]
"""What four profiles are about; French adds 0.6 along the first axis, English takes it away."""


def bilingual(count, texts=BOTH):
    """Texts and unit vectors of ``count`` profiles that say the same in both languages."""
    vectors = [
        np.array([np.add(ABOUT[n % 4], [0.6, 0, 0]), np.subtract(ABOUT[n % 4], [0.6, 0, 0])], "f")
        for n in range(count)
    ]
    return [texts] * count, vectors


def test_what_tells_the_languages_apart_is_damped_by_hand():
    matrix = Adapter.of(*bilingual(20)).matrix
    # Differences are (1.2, 0, 0): their second moment is diag(1.44, 0, 0), its mean value 0.48.
    first, other = (1.44 + 0.48) ** -0.5, 0.48**-0.5
    # All texts: diag(0.36, 0.32, 0.32), which becomes diag(0.36/1.92, 0.32/0.48, 0.32/0.48).
    spread = np.array([0.36 / 1.92, 0.32 / 0.48, 0.32 / 0.48])
    spread = (spread + 0.05 * spread.mean()) ** 0.25
    assert matrix == pytest.approx(np.diag([first, other, other] * spread), abs=1e-6)
    assert matrix[0, 0] < matrix[1, 1] / 2


def test_two_tellings_come_near_and_have_length_one():
    adapter = Adapter.of(*bilingual(20))
    french, english = np.array([[0.6, 0.8, 0], [-0.6, 0.8, 0]], np.float32)
    found = adapter.apply(np.stack([french, english]))
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1])
    assert french @ english == pytest.approx(0.28)
    assert found[0] @ found[1] > 0.8
    assert found.dtype == np.float32


def test_below_twenty_profiles_in_both_languages_nothing_is_estimated():
    texts, vectors = bilingual(19)
    alone = ([told("fr"), told("fr")], np.array([[1, 0, 0], [0, 1, 0]], np.float32))
    # Two texts of one language, or two places, are not two tellings of one thing.
    apart = ([told("fr", "offer"), told("en", "need")], vectors[0])
    topic = ([told("fr", "topic"), told("en", "topic")], vectors[0])
    for strange in (alone, apart, topic):
        found = Adapter.of([*texts, *[strange[0]] * 5], [*vectors, *[strange[1]] * 5])
        assert found.matrix is None
        assert found.apply(vectors[0]) is vectors[0]
    assert Adapter.of([], []).matrix is None


def test_a_profile_counts_once_however_many_places_it_tells():
    texts, vectors = bilingual(10)
    both_places = [*BOTH, told("fr", "need"), told("en", "need")]
    twice = [np.concatenate([one, one]) for one in vectors]
    assert Adapter.of([both_places] * 10, twice).matrix is None
    doubled = Adapter.of([both_places] * 20, twice * 2).matrix
    assert doubled == pytest.approx(Adapter.of([*texts] * 2, vectors * 2).matrix)


def test_several_texts_of_one_place_are_one_telling():
    # Two French offers against one English: their mean direction is what is compared.
    three = [told("fr"), told("fr"), told("en")]
    vectors = [np.array([[0.6, 0.8, 0], [0.6, -0.8, 0], [-1, 0, 0]], np.float32) for _ in range(20)]
    matrix = Adapter.of([three] * 20, vectors).matrix
    # The difference is (2, 0, 0): second moment diag(4, 0, 0), mean value 4/3.
    whitening = np.array([(4 + 4 / 3) ** -0.5, (4 / 3) ** -0.5, (4 / 3) ** -0.5])
    moment = np.array([(0.36 + 0.36 + 1) / 3, 0.64 * 2 / 3, 0]) * whitening**2
    expected = whitening * (moment + 0.05 * moment.mean()) ** 0.25
    assert matrix == pytest.approx(np.diag(expected), abs=1e-6)


def test_the_same_profiles_give_the_same_bytes():
    one, other = (Adapter.of(*bilingual(24)).matrix for _ in range(2))
    assert one.tobytes() == other.tobytes()


def test_no_vector_stays_no_vector():
    nothing = np.zeros((0, 3), np.float32)
    assert Adapter.of(*bilingual(20)).apply(nothing).shape == (0, 3)
    silent = Adapter.of(*bilingual(20)).apply(np.zeros((1, 3), np.float32))
    assert silent.tolist() == [[0, 0, 0]]
