from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from matching.embedding.bundled import NAME
from matching.embedding.compiled.latin import FULL, LETTERS, SMALL, Tokens, write_small

PIECES = [
    *("<s>", "<pad>", "</s>", "<unk>"),
    *("▁", "▁ro", "bots", "▁robots", "sé", "é", "я", "▁я", "щик", "网", "▁a", "ab", "b€"),
    *"abcdefghijklmnopqrstuvwxyz0123456789.,:<>/",
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A folder with a Unigram tokenizer of some pieces, a few of which are Latin."""
    folder = tmp_path_factory.mktemp("tiny-unigram")
    scored = [(piece, -len(piece) / 7 - number / 50) for number, piece in enumerate(PIECES)]
    tokenizer = Tokenizer(models.Unigram(scored, 3, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    (folder / FULL).write_text(tokenizer.to_str(), encoding="utf-8")
    assert write_small(tokenizer.to_str(), folder, worthwhile=10)
    return folder


def both(folder):
    """What the folder's tokenizers give, and the full one alone."""
    full = Tokenizer.from_file(str(folder / FULL))
    full.enable_truncation(64)
    return Tokens(folder, 64), full


def equal(tokens, full, texts):
    read = tokens.of(texts)
    return [
        text for text, ids in zip(texts, read, strict=True) if ids.tolist() != full.encode(text).ids
    ]


LATIN = st.text(st.sampled_from(sorted(LETTERS | {" "})), max_size=40)
ANY = st.text(st.characters(codec="utf-8"), max_size=40)


@given(
    st.lists(st.one_of(LATIN, ANY, st.sampled_from(["<s>a", "a</s>b", "<pad>", "ﬁ"])), max_size=5)
)
def test_the_cut_is_that_of_the_full_tokenizer(tiny, texts):
    assert equal(*both(tiny), texts) == []


def test_the_small_tokenizer_holds_only_latin_pieces(tiny):
    kept = [piece for piece, _ in json.loads((tiny / SMALL).read_text())["model"]["vocab"]]
    assert "▁robots" in kept
    assert not {"я", "щик", "网"} & set(kept)


def test_the_full_tokenizer_is_read_for_other_letters_only(tiny, tmp_path):
    folder = shutil.copytree(tiny, tmp_path / "copy")
    (folder / FULL).unlink()
    tokens = Tokens(folder, 64)
    assert len(tokens.of(["robots", "ab 12"])) == 2
    with pytest.raises(Exception, match="No such file"):
        tokens.of(["я"])


@pytest.mark.parametrize("kind", ["few pieces", "WordPiece", "no metaspace", "other ending"])
def test_a_tokenizer_it_is_not_made_for_has_no_small_one(tiny, tmp_path, kind):
    content = json.loads((tiny / FULL).read_text())
    if kind == "WordPiece":
        content["model"]["type"] = kind
    elif kind == "no metaspace":
        content["pre_tokenizer"] = None
    elif kind == "other ending":
        content["post_processor"] = {"type": "RobertaProcessing"}
    worthwhile = 10_000 if kind == "few pieces" else 10
    assert not write_small(json.dumps(content), tmp_path, worthwhile)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def bundled(sample_home, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled-unigram")
    full = (sample_home / "encoders" / NAME / FULL).read_text(encoding="utf-8")
    (folder / FULL).write_text(full, encoding="utf-8")
    assert write_small(full, folder)
    return both(folder)


@pytest.mark.encoder
def test_the_texts_of_the_sample_are_cut_as_by_the_full_tokenizer(bundled, matcher):
    texts = sorted(
        {
            f"query: {text}"
            for profile in matcher.profiles
            for text in (*profile.offers_fr, *profile.offers_en, *profile.keywords, profile.name)
        }
    )
    assert len(texts) > 2000
    assert equal(*bundled, texts) == []


@pytest.mark.encoder
def test_random_strings_are_cut_as_by_the_full_tokenizer(bundled):
    random = np.random.default_rng(7)
    letters = np.array(sorted(LETTERS | {" "}))
    texts = ["".join(random.choice(letters, random.integers(60))) for _ in range(3000)]
    texts += [text.replace(" ", chr(int(random.integers(0x20, 0x3000)))) for text in texts[:500]]
    assert equal(*bundled, texts) == []
