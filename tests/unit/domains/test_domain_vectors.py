from __future__ import annotations

import numpy as np
import pytest
from unit.domains.made import CHEESE, CLOCKS, DOMAINS, PlaneEncoder

from matching.domains.domain_vectors import DomainVectors, domain_texts


def test_a_domain_is_told_by_label_description_and_synonyms_once_each():
    assert domain_texts(CLOCKS, "fr") == ("horlogerie", "Montres et horloges.", "montres")
    assert domain_texts(CHEESE, "en") == ("cheese", "Cheeses.")


def test_centring_takes_away_what_all_domains_share():
    """Clocks point east and cheese north; what tells them apart is the line from one to the other.

    In French three texts of clocks and two of cheese have the mean (3/5, 2/5); less that, both
    directions lie on one line, opposite to each other.
    """
    vectors = DomainVectors.of(DOMAINS, PlaneEncoder())
    assert vectors.centres["fr"] == pytest.approx([0.6, 0.4])
    east = np.array([1, -1]) / np.sqrt(2)
    assert vectors.wholes == pytest.approx(np.stack([east, -east]), abs=1e-6)
    assert vectors.owners.tolist() == [0] * 6 + [1] * 4


def test_nearness_is_a_cosine_with_the_domain_after_centring():
    vectors = DomainVectors.of(DOMAINS, PlaneEncoder())
    texts = np.array([[1, 0], [0, 1]], np.float32)
    nearest, whole = vectors.nearness(texts, ["fr", "en"])
    assert nearest == pytest.approx(np.array([[1, -1], [-1, 1]]), abs=1e-6)
    assert whole == pytest.approx(nearest, abs=1e-6)


def test_three_words_of_a_domain_count_and_not_all():
    """A text as near as can be to three words of a domain is near it, whatever the others are."""

    class Scattered(PlaneEncoder):
        def _angle(self, text):
            return np.radians({"horlogerie": 0, "clocks": 0, "watches": 0}.get(text, 180))

    vectors = DomainVectors.of((CLOCKS,), Scattered())
    nearest, whole = vectors.nearness(np.array([[1, 0]], np.float32), ["fr"])
    assert nearest[0, 0] == pytest.approx(1)
    # Three words of six point one way and three the other: as a whole it points nowhere.
    assert whole[0, 0] == pytest.approx(0)
