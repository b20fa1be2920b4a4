from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.config import resource
from matching.index.words import tokens
from matching.language import LANGUAGES
from matching.learning.candidates.lexicon import (
    LEXICON,
    conceptual,
    lexicon,
    read_concepts,
    shipped_terms,
    stemmed,
)
from matching.learning.candidates.words import words


@pytest.fixture(scope="module")
def concepts():
    return read_concepts(resource(LEXICON))


def test_the_longest_term_wins():
    terms = {("a",): "=short", ("a", "b"): "=long"}
    assert conceptual(["a", "b", "a", "c", "b"], terms) == ["=long", "=short", "c", "b"]


def test_without_terms_stems_stay():
    assert conceptual(["a", "b"], {}) == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("L'infonuagique", "fr"), ("Cloud computing", "en")),
        (("informatique en nuage", "fr"), ("cloud", "fr")),
        (("des courriels", "fr"), ("e-mails", "en")),
        (("mobilités durables", "fr"), ("sustainable mobility", "en")),
        (("apprentissage machine", "fr"), ("Machine Learning", "en")),
        (("un rançongiciel", "fr"), ("ransomware", "en")),
        (("matières résiduelles", "fr"), ("gestion des déchets", "fr")),
    ],
)
def test_both_languages_share_their_concepts(one, other):
    found = [conceptual(tokens(text, lang), shipped_terms()[lang]) for text, lang in (one, other)]
    assert found[0] == found[1]
    assert len(found[0]) == 1
    assert found[0][0].startswith("=")


def test_a_term_belongs_to_one_concept(concepts):
    for language in LANGUAGES:
        owners: dict[tuple[str, ...], set[str]] = {}
        for concept, terms in concepts.items():
            for stems in stemmed({concept: terms}, language):
                owners.setdefault(stems, set()).add(concept)
        assert {stems: names for stems, names in owners.items() if len(names) > 1} == {}


def test_each_concept_has_a_name_of_its_own_and_both_languages(concepts):
    text = resource(LEXICON).read_text(encoding="utf-8")
    assert text.count("\nid = ") == len(concepts)
    assert text.count("\nfr = [") == text.count("\nen = [") == len(concepts)


def test_two_languages_meet_through_the_lexicon_only():
    french = a_profile(keywords=(), summary_fr="Hébergement infonuagique et rançongiciels")
    english = a_profile("two", keywords=(), summary_en="Ransomware and cloud")
    xs, ys = a_population(french), a_population(english)
    assert words(xs, ys)["words"][0, 0] == 0
    # Both concepts are in both texts, one word more in the French one: (2 + 0) / (√3 · √2), were
    # all weights alike; the word that one alone has weighs more, by 1 + ln(3/2) to 1.
    rare = 1 + np.log(3 / 2)
    expected = 2 / (np.sqrt(2 + rare**2) * np.sqrt(2))
    assert lexicon(xs, ys)["lexicon"][0, 0] == pytest.approx(expected)
