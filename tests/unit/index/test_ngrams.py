from __future__ import annotations

import numpy as np
import pytest

from matching.index import ngrams
from matching.index.ngrams import GramCounter, grams_of, in_parts, known_grams, plain_words


def test_a_word_gives_its_grams_with_a_space_before_and_after():
    grams, word = grams_of(["ab", "c"])
    assert grams.tolist() == [" ab", "ab ", " ab ", " c "]
    assert word.tolist() == [0, 0, 0, 1]


def test_a_longer_word_gives_three_sizes():
    grams, _ = grams_of(["lait"])
    assert grams.tolist() == [
        " la", "lai", "ait", "it ", " lai", "lait", "ait ", " lait", "lait ",
    ]  # fmt: skip


def test_without_words_there_is_nothing():
    grams, word = grams_of([])
    assert grams.tolist() == word.tolist() == []
    assert known_grams([]).tolist() == known_grams(["", " \t"]).tolist() == []


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Été", ["ete"]),
        ("ŒUVRE", ["œuvre"]),
        ("ﬁn", ["fin"]),
        ("²", ["2"]),
        # A diaeresis alone is a space with a mark on it, which breaks the word up.
        ("a¨b", ["a", "b"]),
        ("\u0301", []),
    ],
)
def test_words_lose_case_and_accents(word, plain):
    assert plain_words(word) == plain


def test_each_text_is_counted_over_the_known_grams():
    counter = GramCounter(known_grams(["ab ab", "c"]))
    assert counter.grams.tolist() == [" ab", " ab ", " c ", "ab "]
    found = counter.count(["AB c ab", "zzz", "ç"])
    assert found.toarray().tolist() == [[2, 2, 1, 2], [0, 0, 0, 0], [0, 0, 1, 0]]
    assert found.has_canonical_format


def test_a_gram_that_stands_twice_in_a_word_counts_twice():
    counter = GramCounter(known_grams(["anana"]))
    counts = dict(zip(counter.grams.tolist(), counter.count(["anana"]).toarray()[0], strict=True))
    assert counts["ana"] == 2
    assert counts["anana"] == 1


def test_nul_is_a_letter_like_another():
    counter = GramCounter(known_grams(["abc\0", "abc"]))
    first, second = counter.count(["abc\0", "abc"]).toarray()
    # Of " abc\0 " and " abc ": shared are " ab", "abc" and " abc".
    assert np.sum(first > 0) == 4 + 3 + 2
    assert np.sum(second > 0) == 3 + 2 + 1
    assert np.sum((first > 0) & (second > 0)) == 3


def test_how_much_is_remembered_or_read_at_once_changes_nothing(monkeypatch):
    texts = ["Lait cru", "fromage de lait", "cidre", ""]
    counter = GramCounter(known_grams(texts))
    expected = counter.count(texts).toarray()
    monkeypatch.setattr(ngrams, "_KEPT_WORDS", 1)
    monkeypatch.setattr(ngrams, "_CHARACTERS_AT_ONCE", 1)
    grams = known_grams(texts)
    assert grams.tolist() == counter.grams.tolist()
    forgetful = GramCounter(grams)
    rows = [forgetful.count(some).toarray() for some in in_parts(texts)]
    assert len(rows) == 4
    assert np.vstack(rows).tolist() == expected.tolist()


def test_unordered_rows_are_the_same_rows():
    counter = GramCounter(known_grams(["lait cru", "fromage"]))
    texts = ["fromage cru", "lait"]
    ordered, unordered = counter.count(texts), counter.count(texts, ordered=False)
    assert unordered.toarray().tolist() == ordered.toarray().tolist()
