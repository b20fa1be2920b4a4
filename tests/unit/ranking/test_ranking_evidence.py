from __future__ import annotations

import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.index.words import WordIndex
from matching.ranking.evidence import Quote, best_pair, shared_terms

OFFERS = ("offer", "summary", "topic", "work")


def speaking(*sentences):
    """One profile; sentences are (vector, place, language, text)."""
    return a_population(
        a_profile(),
        sentences=[
            (0, vector, place, language, text, True) for vector, place, language, text in sentences
        ],
    )


def test_the_nearest_two_texts_are_quoted():
    own = speaking(((1, 0), "need", "fr", "cherche A"), ((0, 1), "need", "fr", "cherche B"))
    other = speaking(((0.6, 0.8), "offer", "fr", "offre B"), ((-1, 0), "offer", "fr", "offre C"))
    assert best_pair(own, ("need",), other, OFFERS, "fr") == (
        Quote("cherche B", "need"),
        Quote("offre B", "offer"),
    )


def test_texts_of_the_language_asked_are_preferred():
    own = speaking(((0, 1), "need", "fr", "cherche"), ((1, 0), "need", "en", "seeks"))
    other = speaking(((1, 0), "offer", "fr", "offre"), ((1, 0), "offer", "en", "offers"))
    french, english = (best_pair(own, ("need",), other, OFFERS, one) for one in ("fr", "en"))
    assert [quote.text for quote in french] == ["cherche", "offre"]
    assert [quote.text for quote in english] == ["seeks", "offers"]


def test_the_other_language_serves_where_there_is_no_text():
    own = speaking(((1, 0), "need", "fr", "cherche"))
    other = speaking(((1, 0), "offer", "fr", "offre"))
    assert [quote.text for quote in best_pair(own, ("need",), other, OFFERS, "en")] == [
        "cherche",
        "offre",
    ]


def test_the_first_place_that_has_a_text_is_quoted():
    own = speaking(((1, 0), "need", "fr", "cherche"))
    other = speaking(((1, 0), "topic", "fr", "mot"), ((0, 1), "summary", "fr", "Résumé."))
    assert best_pair(own, ("need",), other, OFFERS, "fr")[1] == Quote("Résumé.", "summary")


def test_no_text_no_quote():
    own, silent = speaking(((1, 0), "offer", "fr", "offre")), a_population(a_profile())
    assert best_pair(own, ("need",), own, OFFERS, "fr") is None
    assert best_pair(own, OFFERS, silent, OFFERS, "fr") is None
    assert best_pair(silent, OFFERS, own, OFFERS, "fr") is None


def test_a_word_counts_where_one_of_them_brings_or_seeks_it(small_index):
    told = a_profile(keywords=(), summary_fr="Des navires et des ports.")
    brings = a_profile(keywords=(), offers_fr=("des navires",))
    assert shared_terms(told, told, small_index, "fr") == ()
    assert shared_terms(told, brings, small_index, "fr") == ("navires",)
    assert shared_terms(brings, told, small_index, "fr") == ("navires",)


@pytest.fixture
def small_index():
    return [WordIndex.build([offering("robots lasers"), offering("robots fromages")])]


def offering(text):
    return a_profile(keywords=(), offers_fr=(text,))


def test_shared_words_are_the_same_from_both_ends_the_rarest_first(small_index):
    one, other = offering("Robots souples et LASERS bleus"), offering("lasers, robot")
    # "robot" is in two profiles, "laser" in one; the shortest spelling, capitals first, is shown.
    assert shared_terms(one, other, small_index, "fr") == ("LASERS", "robot")
    assert shared_terms(other, one, small_index, "fr") == ("LASERS", "robot")


def test_stop_words_numbers_and_what_only_one_says_are_left_out(small_index):
    one, other = offering("les robots en 2024"), offering("des fromages en 2024")
    assert shared_terms(one, other, small_index, "fr") == ()


def test_keywords_do_not_bring_their_language_into_the_other(small_index):
    one = a_profile(keywords=("qualité de la glace", "AI"), offers_en=("ice",))
    assert shared_terms(one, one, small_index, "en") == ("ice",)


def test_at_most_five_words_equally_rare_ones_by_their_stem(small_index):
    one = offering("golf foxtrot echo delta bravo alpha")
    assert shared_terms(one, one, small_index, "fr") == (
        "alpha",
        "bravo",
        "delta",
        "echo",
        "foxtrot",
    )


def test_a_word_that_every_tenth_profile_uses_says_nothing():
    people = [offering("robots" if n < 6 else "fromages" if n < 12 else "x") for n in range(60)]
    one = offering("robots navires")
    # Six of sixty are a tenth, which is still kept; the seventh is too many.
    assert shared_terms(one, one, [WordIndex.build(people)], "fr") == ("navires", "robots")
    people[20] = offering("robots")
    assert shared_terms(one, one, [WordIndex.build(people)], "fr") == ("navires",)


def test_words_are_those_of_the_language_asked(small_index):
    one = a_profile(keywords=(), offers_fr=("laser bleu",), offers_en=("blue light",))
    assert shared_terms(one, one, small_index, "fr") == ("bleu", "laser")
    assert shared_terms(one, one, small_index, "en") == ("blue", "light")
    french_only = offering("laser bleu")
    assert shared_terms(french_only, french_only, small_index, "en") == ("bleu", "laser")
