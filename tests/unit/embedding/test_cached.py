from __future__ import annotations

import signal

import numpy as np
import pytest
from child_process import run, start

from matching.embedding.cache import VectorCache
from matching.embedding.cached import CHUNK, CachedEncoder, text_hash
from matching.embedding.compiled.runtime import choose_precision
from matching.embedding.sentence_encoder import SentenceEncoder


class LengthEncoder:
    """Puts a text of n characters at the angle n, or -n for a passage; notes what it is given."""

    model_id = "length"
    dimension = 2
    precision = "f32"

    def __init__(self):
        self.calls = []

    def encode(self, texts, role, progress=None):
        self.calls.append((role, list(texts)))
        angles = np.array([len(text) if role == "query" else -len(text) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


@pytest.fixture
def cache(tmp_path):
    with VectorCache(tmp_path / "vectors.sqlite") as opened:
        yield opened


def test_only_new_texts_reach_the_model(cache):
    inner = LengthEncoder()
    encoder = CachedEncoder(inner, cache, "1")
    encoder.encode(["aa", "b"], "query")
    vectors = encoder.encode(["b", "ccc", "aa", "ccc"], "query")
    assert inner.calls == [("query", ["b", "aa"]), ("query", ["ccc"])]
    assert vectors[:, 0] == pytest.approx(np.cos([1, 3, 2, 3]))
    assert (encoder.encoded, encoder.reused) == (3, 2)


def test_the_two_roles_of_a_text_are_two_texts(cache):
    inner = LengthEncoder()
    encoder = CachedEncoder(inner, cache, "1")
    sought, offered = encoder.encode(["aa"], "query"), encoder.encode(["aa"], "passage")
    assert sought[0, 1] == pytest.approx(np.sin(2))
    assert offered[0, 1] == pytest.approx(-np.sin(2))
    assert (encoder.encoded, encoder.reused) == (2, 0)


def test_another_template_is_another_vector(cache):
    CachedEncoder(LengthEncoder(), cache, "1").encode(["a"], "query")
    later = CachedEncoder(LengthEncoder(), cache, "2")
    later.encode(["a"], "query")
    assert (later.encoded, later.reused) == (1, 0)


def test_where_all_is_known_the_model_is_not_loaded(cache, tiny_model, tmp_path):
    texts = ["robots", "santé"]
    real = SentenceEncoder(str(tiny_model), model_id="tiny", local=True)
    first = CachedEncoder(real, cache, "1").encode(texts, "query")
    gone = SentenceEncoder(str(tmp_path / "gone"), model_id="tiny", local=True)
    encoder = CachedEncoder(gone, cache, "1")
    assert encoder.encode(texts, "query").tobytes() == first.tobytes()
    assert encoder.encode([], "query").shape == (0, 16)
    assert (encoder.dimension, encoder.encoded, encoder.reused) == (16, 0, 2)


def test_a_second_run_loads_no_heavy_library(cache, tmp_path):
    texts = ["robots", "santé"]
    with VectorCache(tmp_path / "other.sqlite") as other:
        keys = {text_hash(text, "query"): np.ones(384, dtype=np.float32) for text in texts}
        precision = choose_precision(None)
        other.put_many("multilingual-e5-small-q4@1571fc982750", precision, "1", keys)
    code = """
import sys
from pathlib import Path
from matching.config import Settings
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
from matching.embedding.opening import open_encoder
with VectorCache(Path(sys.argv[1])) as cache:
    encoder = CachedEncoder(open_encoder(Settings(home=Path(sys.argv[2]))), cache, "1")
    print(encoder.encode(sys.argv[3:], "query").shape, encoder.reused)
print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
"""
    assert run(code, tmp_path / "other.sqlite", tmp_path, *texts) == "(2, 384) 2\n[]\n"


def test_a_killed_run_keeps_the_chunks_it_finished(cache, tmp_path):
    code = """
import os, signal, sys
from pathlib import Path
import numpy as np
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
class Dying:
    model_id, dimension, precision, calls = "length", 2, "f32", 0
    def encode(self, texts, role, progress=None):
        self.calls += 1
        if self.calls == 3: os.kill(os.getpid(), signal.SIGKILL)
        return np.ones((len(texts), 2), dtype=np.float32)
cache = VectorCache(Path(sys.argv[1]))
CachedEncoder(Dying(), cache, "1").encode([str(n) for n in range(1000)], "query")
"""
    process = start(code, tmp_path / "killed.sqlite")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    with VectorCache(tmp_path / "killed.sqlite") as opened:
        encoder = CachedEncoder(LengthEncoder(), opened, "1")
        encoder.encode([str(n) for n in range(1000)], "query")
    assert (encoder.encoded, encoder.reused) == (1000 - 2 * CHUNK, 2 * CHUNK)


def test_texts_go_by_length_and_progress_counts_them(cache):
    inner, steps = LengthEncoder(), []
    texts = ["x" * (1 + n % 7) + str(n) for n in range(2 * CHUNK + 10)]
    CachedEncoder(inner, cache, "1").encode(texts, "query", lambda *step: steps.append(step))
    given = [text for _, chunk in inner.calls for text in chunk]
    assert given == sorted(texts, key=lambda text: (len(text), text))
    total = len(texts)
    expected = [(CHUNK, total), (2 * CHUNK, total), (total, total)]
    assert steps == [("embedding-step-encode", *counts) for counts in expected]


def test_the_name_of_a_vector_says_its_role_and_text():
    assert text_hash("a", "query") != text_hash("a", "passage")
    assert text_hash("a", "query") == text_hash("a", "query")
    assert len(text_hash("é" * 1000, "query")) == 64
