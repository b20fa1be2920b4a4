from __future__ import annotations

from functools import cache
from math import log

import bm25s
import numpy as np
import pytest
from bm25s.stopwords import STOPWORDS_EN_PLUS, STOPWORDS_FRENCH
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.ranking.handmade import a_profile

from matching.index import words as words_module
from matching.index.words import (
    WordIndex,
    fold,
    is_stop_word,
    profile_tokens,
    stems,
    texts_by_language,
    tokens,
)

DOCUMENTS = ("robots robots lasers", "lasers optiques", "fromages")


def offering(text, name="one"):
    return a_profile(name, keywords=(), offers_fr=(text,))


@pytest.fixture
def index():
    return WordIndex.build([offering(text, f"p{i}") for i, text in enumerate(DOCUMENTS)])


def bm25(found, document_length, holders):
    """BM25 of one word: idf ln(1 + (N - n + ½)/(n + ½)), k1 = 1.5, b = 0.75; mean length 2."""
    idf = log(1 + (3 - holders + 0.5) / (holders + 0.5))
    return idf * found / (found + 1.5 * (0.25 + 0.75 * document_length / 2))


def test_the_score_is_bm25(index):
    # "robot" stands twice in a text of three words.
    assert index.scores(["robot"]) == pytest.approx([bm25(2, 3, 1), 0, 0])
    assert bm25(2, 3, 1) == pytest.approx(0.48287, abs=1e-5)
    assert index.scores(["laser"]) == pytest.approx([bm25(1, 3, 2), bm25(1, 2, 2), 0])


def test_words_of_a_query_add_up(index):
    both = index.scores(["robot", "laser"])
    assert both == pytest.approx(index.scores(["robot"]) + index.scores(["laser"]))


def test_unknown_words_score_zero(index):
    assert index.scores(["hovercraft"]).tolist() == [0, 0, 0]
    assert index.scores([]).tolist() == [0, 0, 0]
    assert index.scores(["hovercraft", "robot"]) == pytest.approx(index.scores(["robot"]))


def test_frequency_counts_profiles_and_not_words(index):
    assert [index.frequency(stem) for stem in ("robot", "laser", "hovercraft")] == [1, 2, 0]


def test_saved_and_loaded_it_answers_the_same(index, tmp_path):
    index.save(tmp_path / "words")
    again = WordIndex.load(tmp_path / "words", 3)
    assert again.scores(["robot", "laser"]).tolist() == index.scores(["robot", "laser"]).tolist()
    assert again.frequency("laser") == 2
    assert {path.suffix for path in (tmp_path / "words").iterdir()} == {".npy"}


@pytest.mark.parametrize("texts", [(), ("le la les",)])
def test_an_index_without_any_word_answers_zero(texts, tmp_path):
    index = WordIndex.build([offering(text) for text in texts])
    index.save(tmp_path / "words")
    for one in (index, WordIndex.load(tmp_path / "words", len(texts))):
        assert one.scores(["robot"]).tolist() == [0] * len(texts)
        assert one.frequency("robot") == 0


def test_fold_takes_case_and_accents_away():
    assert fold("Éléments À CŒUR naïf") == "elements a cœur naif"


def test_words_are_cut_to_their_stem_in_their_language():
    assert tokens("cybersécurité industrielle", "fr") == tokens("Cybersecurite industriel", "fr")
    assert tokens("sharing shared shares", "en") == ["share", "share", "share"]


def test_elided_articles_are_cut_off():
    assert tokens("l'eau d’aujourd'hui qu'utilise jusqu'aux", "fr")[0] == "eau"
    assert stems("l'énergie et d’énergies", "fr") == {"energ": "énergie"}


def test_stop_words_and_single_letters_are_left_out():
    assert tokens("le laser et la lumière, à X", "fr") == tokens("laser lumière", "fr")
    assert tokens("the laser and the light of a", "en") == ["laser", "light"]


def test_ai_is_a_word_in_english():
    assert tokens("AI for health", "en") == ["ai", "health"]


def test_a_stop_word_of_either_language_is_one_unless_in_capitals():
    assert [word for word in ("des", "the", "AI", "ai", "Été", "laser") if is_stop_word(word)] == [
        "des",
        "the",
        "ai",
        "Été",
    ]


def test_stems_keep_the_first_word_seen_in_order():
    found = stems("Robots agiles, robot souple et Lasers", "fr")
    assert list(found.values()) == ["Robots", "agiles", "souple", "Lasers"]


def test_keywords_count_in_both_languages_and_works_in_their_own():
    profile = a_profile(
        keywords=("robot",),
        offers_en=("light sources",),
        summary_fr="Nous étudions la lumière.",
        works=({"title": "Measuring the light of distant stars with small telescopes"},),
    )
    texts = texts_by_language(profile)
    assert texts["fr"] == ["Nous étudions la lumière.", "robot"]
    assert texts["en"] == [
        "light sources",
        "robot",
        "Measuring the light of distant stars with small telescopes",
    ]
    assert profile_tokens(profile).count("robot") == 2


words_of_one = st.lists(st.sampled_from(["robot", "laser", "lait", "vent"]), max_size=6)


@given(st.lists(words_of_one, min_size=1, max_size=8), words_of_one)
@settings(max_examples=100, deadline=None)
def test_scores_are_those_of_bm25s(people, query):
    profiles = [offering(" ".join(["le", *words])) for words in people]
    theirs = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    theirs.index([profile_tokens(one) or [""] for one in profiles], show_progress=False)
    known = [word for word in query if word in theirs.vocab_dict]
    expected = theirs.get_scores(known) if known else np.zeros(len(people))
    assert WordIndex.build(profiles).scores(query) == pytest.approx(expected, abs=1e-5)


def test_stop_words_are_those_of_bm25s():
    for language, words in (("fr", STOPWORDS_FRENCH), ("en", STOPWORDS_EN_PLUS)):
        assert tokens(" ".join(words), language) == []


def test_words_are_stemmed_again_when_they_were_forgotten(monkeypatch):
    expected = tokens("robots lasers robots", "fr")
    monkeypatch.setattr(words_module, "_KEPT_WORDS", 1)
    monkeypatch.setattr(words_module, "_known_stems", cache(words_module._KnownStems))
    assert tokens("robots lasers robots", "fr") == expected == ["robot", "laser", "robot"]
