"""What every encoder promises, asked of each of them."""

from __future__ import annotations

import numpy as np
import pytest

from matching.config import Settings
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
from matching.embedding.opening import open_encoder

TEXTS = [
    "cybersécurité des objets connectés",
    "public health",
    "robots",
    "protéines végétales pour l'alimentation",
    "santé",
]
KINDS = [pytest.param("bundled", marks=pytest.mark.encoder), "folder", "cached"]


@pytest.fixture(params=KINDS)
def encoder(request, encoder_home, tiny_model, tmp_path):
    if request.param == "bundled":
        yield open_encoder(Settings(home=encoder_home))
        return
    inner = open_encoder(Settings(model=str(tiny_model)))
    if request.param == "folder":
        yield inner
        return
    with VectorCache(tmp_path / "vectors.sqlite") as cache:
        yield CachedEncoder(inner, cache, "1")


def test_one_unit_length_row_per_text(encoder):
    vectors = encoder.encode(TEXTS, "passage")
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_no_text_gives_no_row(encoder):
    vectors = encoder.encode([], "query")
    assert vectors.shape == (0, encoder.dimension)
    assert vectors.dtype == np.float32


def test_rows_follow_the_order_of_the_texts(encoder):
    forward = encoder.encode(TEXTS, "passage")
    backward = encoder.encode(TEXTS[::-1], "passage")
    assert np.array_equal(forward, backward[::-1])
    assert len({row.tobytes() for row in forward}) == len(TEXTS)


def test_equal_texts_have_equal_rows(encoder):
    vectors = encoder.encode([TEXTS[0], TEXTS[1], TEXTS[0]], "passage")
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])


def test_the_role_changes_the_vector(encoder):
    sought = encoder.encode(TEXTS, "query")
    offered = encoder.encode(TEXTS, "passage")
    assert ((sought * offered).sum(axis=1) < 0.9999).all()


def test_the_same_call_gives_the_same_bytes(encoder):
    first = encoder.encode(TEXTS, "query")
    assert encoder.encode(TEXTS, "query").tobytes() == first.tobytes()


def test_a_text_has_the_same_bytes_alone_and_in_company(encoder):
    together = encoder.encode(TEXTS, "query")
    for row, text in zip(together, TEXTS, strict=True):
        assert encoder.encode([text], "query")[0].tobytes() == row.tobytes()


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "\x00", "\u200b"])
def test_a_text_without_a_word_is_no_accident(encoder, empty):
    vectors = encoder.encode([empty, TEXTS[0]], "passage")
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_a_text_longer_than_the_model_reads_is_cut(encoder):
    vectors = encoder.encode(["robots " * 2000], "passage")
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)


def test_progress_ends_at_its_total(encoder):
    steps = []
    encoder.encode([*TEXTS, TEXTS[0]], "passage", lambda *step: steps.append(step))
    done = [step for step in steps if step[0] == "embedding-step-encode"]
    assert done[-1][1:] == (len(TEXTS), len(TEXTS))
    assert [count for _, count, _ in done] == sorted(count for _, count, _ in done)


def test_the_name_of_the_model_is_stable(encoder):
    before = encoder.model_id
    encoder.encode(TEXTS[:1], "query")
    assert before
    assert encoder.model_id == before
