from __future__ import annotations

import pytest
from q4_sample import write_q4_file

from matching.embedding.q4_file import Q4File
from matching.embedding.tokenizer import beyond_nfkc, build_tokenizer


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    return Q4File(write_q4_file(tmp_path_factory.mktemp("q4") / "sample.bin")).vocabulary


def test_the_likeliest_pieces_are_taken(vocabulary):
    # "▁ab" scores -1, against -2 - 3 - 3.5 for its three letters.
    encoded = build_tokenizer(vocabulary).encode("ab ba")
    assert encoded.tokens == ["<s>", "▁ab", "▁", "b", "a", "</s>"]
    assert encoded.ids == [0, 7, 4, 6, 5, 2]


@pytest.mark.parametrize(
    "text",
    ["ab  ab", "ab\u200bab", "ab\u200b ab", "a\x01b ab", "ａｂ ab", "ab\u00a0ab"],
    ids=["spaces", "zero-width", "both", "control", "full-width", "no-break"],
)
def test_what_looks_the_same_is_the_same(vocabulary, text):
    assert build_tokenizer(vocabulary).encode(text).tokens == ["<s>", "▁ab", "▁ab", "</s>"]


def test_an_unseen_letter_is_unknown(vocabulary):
    assert build_tokenizer(vocabulary).encode("z").ids == [0, 4, 3, 2]


def test_only_what_nfkc_would_not_do_is_listed(vocabulary):
    assert beyond_nfkc(vocabulary) == {"": "\x01", " ": "\u200b"}
