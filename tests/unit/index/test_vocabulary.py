from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.index.vocabulary import Vocabulary


@pytest.fixture
def vocabulary():
    return Vocabulary.of(["laser", "été", "eau", "laser"])


def test_words_stand_in_the_order_of_their_utf8(vocabulary):
    assert len(vocabulary) == 3
    assert [vocabulary.place(word) for word in ("eau", "laser", "été")] == [0, 1, 2]


@pytest.mark.parametrize("word", ["", "ea", "eaux", "zzz", "ÿ"])
def test_a_word_that_is_not_there_has_no_place(vocabulary, word):
    assert vocabulary.place(word) is None


@given(st.sets(st.text()), st.text())
def test_any_word_is_found_if_it_is_there(words, sought):
    vocabulary = Vocabulary.of(words)
    places = [vocabulary.place(word) for word in sorted(words, key=lambda w: w.encode("utf-8"))]
    assert places == list(range(len(words)))
    assert (vocabulary.place(sought) is not None) == (sought in words)


@pytest.mark.parametrize("words", [[], ["eau", "été"]])
def test_saved_and_loaded_it_is_the_same(words, tmp_path):
    Vocabulary.of(words).save(tmp_path)
    again = Vocabulary.load(tmp_path)
    assert [again.place(word) for word in words] == list(range(len(words)))
    assert again.place("laser") is None
