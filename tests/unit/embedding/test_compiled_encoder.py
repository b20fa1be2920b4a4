from __future__ import annotations

import hashlib
import sys
import warnings

import numpy as np
import pytest
from child_process import run
from tiny_model import build_tiny_model

from matching.config import Settings
from matching.embedding.cache import VectorCache
from matching.embedding.cached import CachedEncoder
from matching.embedding.compiled import encoder as compiled_encoder
from matching.embedding.compiled import folder as compiled_folder
from matching.embedding.compiled import runtime
from matching.embedding.compiled.encoder import CompiledEncoder
from matching.embedding.compiled.runtime import CompilationError
from matching.embedding.notices import EncoderNotice
from matching.embedding.opening import open_encoder
from matching.embedding.sentence_encoder import SentenceEncoder
from matching.errors import EncoderError

TEXTS = ["robots", "photonique", "x", "santé publique", "robots de terrain", "eau", "ia"]


def plain_of(folder):
    return SentenceEncoder(str(folder), model_id=folder.name, local=True)


@pytest.fixture
def compiled(tiny_model, compiled_home):
    return CompiledEncoder(plain_of(tiny_model), compiled_home, precision="f32")


@pytest.fixture
def without_openvino(monkeypatch):
    """A program that OpenVINO is not installed beside."""

    def refuse():
        raise CompilationError("error-encoder-no-openvino", reason="no module")

    for module in (runtime, compiled_folder):
        monkeypatch.setattr(module, "load_openvino", refuse)
    monkeypatch.setattr(compiled_encoder, "choose_precision", lambda asked: refuse())


@pytest.mark.parametrize("tokens", [1, 20, 10_000])
def test_the_batch_size_changes_nothing(compiled, monkeypatch, tokens):
    before = compiled.encode(TEXTS, "query")
    monkeypatch.setattr(compiled_encoder, "TOKENS_AT_ONCE", tokens)
    assert compiled.encode(TEXTS * 3, "query").tobytes() == before.tobytes() * 3


CHILD = """
import hashlib, os, sys
from pathlib import Path
{before}
from matching.embedding.compiled.encoder import CompiledEncoder
from matching.embedding.sentence_encoder import SentenceEncoder
folder = Path(sys.argv[1])
plain = SentenceEncoder(str(folder), model_id=folder.name, local=True)
encoder = CompiledEncoder(plain, Path(sys.argv[2]), precision="f32")
print(hashlib.sha256(encoder.encode(sys.argv[3:], "query").tobytes()).hexdigest())
print(sorted({{"torch", "transformers", "sentence_transformers"}} & set(sys.modules)))
"""


@pytest.mark.parametrize("cores", [1, 3])
def test_another_process_with_other_threads_gives_the_same_bytes_without_torch(
    compiled, tiny_model, compiled_home, cores
):
    here = compiled.encode(TEXTS, "query")
    code = CHILD.format(before=f"os.cpu_count = lambda: {cores}")
    there = run(code, tiny_model, compiled_home, *TEXTS)
    assert there.splitlines() == [hashlib.sha256(here.tobytes()).hexdigest(), "[]"]


def test_the_dimension_is_that_of_the_network(compiled):
    assert compiled.dimension == 16


def test_progress_tells_of_the_export_and_of_the_texts(tiny_model, tmp_path):
    steps, texts = [], []
    encoder = CompiledEncoder(
        plain_of(tiny_model), tmp_path, progress=lambda *step: steps.append(step)
    )
    encoder.encode(TEXTS, "query", lambda *step: texts.append(step))
    assert steps == [("embedding-step-compile", done, 4) for done in range(5)]
    assert texts[-1] == ("embedding-step-encode", len(TEXTS), len(TEXTS))


@pytest.mark.usefixtures("without_openvino")
def test_without_openvino_one_line_says_so_and_the_vectors_are_those_of_torch(tiny_model, tmp_path):
    encoder = CompiledEncoder(plain_of(tiny_model), tmp_path)
    with pytest.warns(EncoderNotice) as told:
        found = encoder.encode(TEXTS, "query")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again = encoder.encode(TEXTS, "query")
    assert len(told) == 1
    assert found.tobytes() == again.tobytes()
    assert found.tobytes() == plain_of(tiny_model).encode(TEXTS, "query").tobytes()
    assert encoder.precision == "f32"
    notice = told[0].message
    assert "OpenVINO" in notice.text("fr")
    assert "plus lentement" in str(notice)
    assert "more slowly" in notice.text("en")
    assert "\n" not in notice.text("en")


@pytest.mark.usefixtures("without_openvino")
def test_a_backend_asked_for_by_name_is_not_replaced(tiny_model, tmp_path):
    encoder = open_encoder(Settings(home=tmp_path, model=str(tiny_model), backend="openvino"))
    with pytest.raises(EncoderError) as caught:
        encoder.encode(TEXTS, "query")
    assert caught.value.key == "error-encoder-no-openvino"


def test_a_model_that_is_no_encoder_is_run_by_torch_and_not_tried_twice(tmp_path):
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds
    from sentence_transformers.models import StaticEmbedding  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415

    words = {word: number for number, word in enumerate(["[UNK]", *TEXTS])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))  # noqa: S106 - a token that is no password
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)]).save(
        str(tmp_path / "static")
    )
    encoder = CompiledEncoder(plain_of(tmp_path / "static"), tmp_path)
    with pytest.warns(EncoderNotice, match="StaticEmbedding"):
        assert encoder.encode(["robots"], "query").shape == (1, 8)
    later = CompiledEncoder(plain_of(tmp_path / "static"), tmp_path)
    with pytest.warns(EncoderNotice, match="StaticEmbedding"):
        assert later.precision == "f32"


def test_vectors_made_before_falling_back_are_not_mixed_with_those_after(tiny_model, tmp_path):
    class Falling:
        model_id, dimension, precision = "falling", 2, "bf16"

        def encode(self, texts, role, progress=None):
            self.precision = "f32"
            return np.ones((len(texts), 2), dtype=np.float32)

    with VectorCache(tmp_path / "vectors.sqlite") as cache:
        cache.put_many("falling", "bf16", "1", {})
        encoder = CachedEncoder(Falling(), cache, "1")
        encoder.encode(["a", "b"], "query")
        assert encoder.encoded == 2
        with VectorCache(tmp_path / "vectors.sqlite") as again:
            later = CachedEncoder(Falling(), again, "1")
            later.encode(["a", "b"], "query")
    assert (later.encoded, later.reused) == (0, 2)


def test_torch_does_not_calculate_in_16_bits(tiny_model, tmp_path):
    with pytest.raises(EncoderError) as caught:
        open_encoder(
            Settings(home=tmp_path, model=str(tiny_model), backend="torch", precision="bf16")
        )
    assert caught.value.key == "error-encoder-precision-torch"


def test_a_precision_the_processor_lacks_is_refused(monkeypatch):
    class Old:
        def get_property(self, *_):
            return ["FP32", "INT8"]

    monkeypatch.setattr(runtime, "core", Old)
    assert runtime.choose_precision(None) == "f32"
    with pytest.raises(EncoderError) as caught:
        runtime.choose_precision("bf16")
    assert caught.value.key == "error-encoder-precision"
    assert not isinstance(caught.value, CompilationError)


def test_an_export_that_differs_is_refused(tmp_path, monkeypatch):
    from matching.embedding.compiled import exporting  # noqa: PLC0415 - patched

    monkeypatch.setattr(exporting, "NEAREST", 1.1)
    encoder = CompiledEncoder(plain_of(build_tiny_model(tmp_path / "tiny")), tmp_path)
    with pytest.warns(EncoderNotice, match="cosinus"):
        encoder.encode(TEXTS, "query")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        encoder.encode(TEXTS, "query")


TELEMETRY = """
import socket, sys
from pathlib import Path
def refuse(*given, **named): raise SystemExit(f"a socket was opened: {given}")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.create_connection = refuse
before = sys.argv[3]
if before: __import__(before)
from matching.embedding.compiled.encoder import CompiledEncoder
from matching.embedding.sentence_encoder import SentenceEncoder
plain = SentenceEncoder(sys.argv[1], model_id="tiny", local=True)
encoder = CompiledEncoder(plain, Path(sys.argv[2]), required=True)
print(encoder.encode(["robots"], "query").shape)
print([name for name, module in sys.modules.items() if "telemetry" in name and module])
print("openvino.tools.ovc" in sys.modules)
"""


def test_nothing_is_sent_when_a_model_is_compiled(tiny_model, tmp_path):
    assert run(TELEMETRY, tiny_model, tmp_path, "") == "(1, 16)\n[]\nFalse\n"


def test_the_package_that_sends_stays_absent(compiled):
    compiled.encode(["robots"], "query")
    assert sys.modules["openvino_telemetry"] is None
