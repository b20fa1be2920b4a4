"""What every encoder promises, asked of each of them."""

from __future__ import annotations

import numpy as np
import pytest

from matching.config import Settings
from matching.embedding.bundled import NAME
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
from matching.embedding.compiled.runtime import choose_precision
from matching.embedding.opening import open_encoder

TEXTS = [
    "cybersécurité des objets connectés",
    "public health",
    "robots",
    "protéines végétales pour l'alimentation",
    "santé",
]
KINDS = [
    pytest.param("bundled", marks=pytest.mark.encoder),
    pytest.param("bundled by torch", marks=pytest.mark.encoder),
    "compiled f32",
    "compiled bf16",
    "torch",
    "cached",
]
NEAREST = {"f32": 0.9999, "bf16": 0.999}


@pytest.fixture(params=KINDS)
def encoder(request, encoder_home, tiny_model, compiled_home, tmp_path):
    if request.param.startswith("bundled"):
        backend = "torch" if request.param.endswith("torch") else "auto"
        yield open_encoder(Settings(home=encoder_home, backend=backend))
        return
    backend, _, precision = request.param.partition(" ")
    inner = open_encoder(
        Settings(
            home=compiled_home,
            model=str(tiny_model),
            backend="torch" if backend == "torch" else "auto",
            precision=precision or "auto",
        )
    )
    if precision == "bf16" and not is_fast_at_bf16():
        pytest.skip("this processor does not calculate in bf16")
    if backend != "cached":
        yield inner
        return
    with VectorCache(tmp_path / "vectors.sqlite") as cache:
        yield CachedEncoder(inner, cache, "1")


def is_fast_at_bf16():
    return choose_precision(None) == "bf16"


@pytest.fixture
def library(request, encoder, encoder_home, tiny_model):
    """The same model, as sentence-transformers alone runs it in 32-bit floats."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    encoder.encode(TEXTS, "query")
    unpacked = encoder_home / "encoders" / NAME
    bundled = request.node.callspec.params["encoder"].startswith("bundled")
    folder = unpacked if bundled else tiny_model
    return SentenceTransformer(str(folder), device="cpu", model_kwargs={"dtype": "float32"})


def test_vectors_are_those_of_the_library(encoder, library):
    texts = [*TEXTS, "a", "x" * 40, "Université Laval, chaire d'intelligence artificielle." * 20]
    for role in ("query", "passage"):
        expected = library.encode(texts, prompt_name=role, normalize_embeddings=True)
        cosines = (encoder.encode(texts, role) * expected).sum(axis=1)
        assert cosines.min() >= NEAREST[encoder.precision]


def test_the_precision_is_known_before_and_stays(encoder):
    before = encoder.precision
    encoder.encode(TEXTS[:1], "query")
    assert before in NEAREST
    assert encoder.precision == before


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
