from __future__ import annotations

import pytest
from unit.ranking.handmade import a_profile

from matching.profiles.facets import facet_texts, split_sentences


def told(**fields):
    """The texts of a profile as (text, kind, language, place, facets)."""
    texts = facet_texts(a_profile(**{"keywords": (), **fields}))
    return [(t.text, t.kind, t.language, t.place, t.facets) for t in texts]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Une phrase.", ["Une phrase."]),
        ("Une phrase. Deux ! Trois ?", ["Une phrase.", "Deux !", "Trois ?"]),
        ("Ici ; là. Fin…", ["Ici ;", "là.", "Fin…"]),
        ("Version 2.0 de l'outil", ["Version 2.0 de l'outil"]),
        ("A. Un vrai texte", ["Un vrai texte"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_sentences_end_at_end_marks_followed_by_space(text, sentences):
    assert split_sentences(text) == sentences


def test_a_profile_with_keywords_and_offers():
    assert told(keywords=("laser", "glace"), offers_fr=("Des lasers",), seeks_en=("Ice",)) == [
        ("laser, glace", "keywords", "fr", "topic", ("topic",)),
        ("Des lasers. laser, glace", "offers", "fr", "offer", ("offer",)),
        ("Des lasers", "phrase", "fr", "offer", ("sentence",)),
        ("Ice", "phrase", "en", "need", ("sentence", "need")),
        ("laser", "phrase", "fr", "topic", ("sentence",)),
        ("glace", "phrase", "fr", "topic", ("sentence",)),
    ]


def test_offers_of_each_language_make_a_text_each():
    texts = told(keywords=("laser",), offers_fr=("Un", "Deux"), offers_en=("One",))
    assert [(text, language) for text, kind, language, *_ in texts if kind == "offers"] == [
        ("Un. Deux. laser", "fr"),
        ("One. laser", "en"),
    ]


def test_keywords_alone_are_both_offer_and_topic():
    assert told(keywords=("laser",)) == [
        ("laser", "keywords", "fr", "topic", ("topic",)),
        ("laser", "offers", "fr", "offer", ("offer",)),
        ("laser", "phrase", "fr", "topic", ("sentence",)),
    ]


def test_without_keywords_the_sentences_are_the_topic():
    texts = told(offers_fr=("Des lasers",), seeks_fr=("Glace",), summary_fr="Un. Deux choses.")
    assert texts == [
        ("Des lasers", "offers", "fr", "offer", ("offer",)),
        ("Des lasers", "phrase", "fr", "offer", ("sentence", "topic")),
        ("Glace", "phrase", "fr", "need", ("sentence", "topic", "need")),
        ("Un.", "sentence", "fr", "summary", ("sentence", "topic")),
        ("Deux choses.", "sentence", "fr", "summary", ("sentence", "topic")),
    ]


def test_a_summary_alone_is_everything_but_a_need():
    assert told(summary_en="We make ice. We sell it.") == [
        ("We make ice.", "sentence", "en", "summary", ("sentence", "topic", "offer")),
        ("We sell it.", "sentence", "en", "summary", ("sentence", "topic", "offer")),
    ]


def test_beside_keywords_a_summary_is_only_there_to_be_quoted():
    texts = told(keywords=("laser",), summary_fr="Une maison.")
    assert ("Une maison.", "sentence", "fr", "summary", ()) in texts


def test_works_count_where_nothing_else_is_said():
    title = "Measuring the light of distant stars with small telescopes"
    work = {"title": title, "abstract": "We measure it."}
    whole = f"{title}. We measure it."
    assert told(works=(work,)) == [
        (whole, "sentence", "en", "work", ("sentence", "topic", "offer"))
    ]
    assert told(works=(work,), keywords=("laser",))[-1] == (whole, "sentence", "en", "work", ())
    assert told(works=(work,), summary_en="We make ice.")[-1][-1] == ()


def test_no_need_is_made_up():
    for fields in ({"keywords": ("laser",)}, {"summary_fr": "Nous cherchons un port."}):
        assert not any("need" in facets for *_, facets in told(**fields))


def test_lists_of_offers_are_passages_and_the_rest_queries():
    texts = facet_texts(a_profile(offers_fr=("a",), seeks_fr=("b",), summary_fr="Une maison."))
    assert {(text.kind, text.role) for text in texts} == {
        ("keywords", "query"), ("offers", "passage"), ("phrase", "query"), ("sentence", "query")
    }  # fmt: skip


def test_the_order_is_always_the_same(profiles):
    for profile in profiles[:6]:
        again = profile.model_validate(profile.model_dump())
        assert facet_texts(again) == facet_texts(profile)
