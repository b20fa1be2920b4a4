from __future__ import annotations

import hashlib

import numpy as np
import pytest
from child_process import run
from safetensors.numpy import load_file, save_file
from tiny_model import DIMENSION, build_tiny_model

from matching.embedding.sentence_encoder import SentenceEncoder
from matching.errors import EncoderError

TEXTS = ["robots", "photonique", "x", "santé publique", "robots de terrain", "eau", "ia"]


def encoder_of(folder, **options):
    return SentenceEncoder(str(folder), model_id=folder.name, local=True, **options)


def vector_of_library(folder, text):
    """Return the unit vector that the library itself gives to a text."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    return SentenceTransformer(str(folder), device="cpu").encode(
        [text], prompt="", normalize_embeddings=True
    )[0]


def test_vectors_are_those_of_the_library(tiny_model):
    ours = encoder_of(tiny_model).encode(["robots"], "query")[0]
    assert ours == pytest.approx(vector_of_library(tiny_model, "query: robots"), abs=1e-6)


@pytest.mark.parametrize(
    ("name", "prompts", "query", "passage"),
    [
        ("plain", {}, "", ""),
        ("my-e5-model", {}, "query: ", "passage: "),
        ("grade5", {}, "", ""),
        ("my-e5-own", {"query": "Q. ", "document": "D. "}, "Q. ", "D. "),
        ("half", {"query": "Instruct: "}, "Instruct: ", ""),
    ],
)
def test_prefixes_are_those_of_the_model_else_of_its_family(
    tmp_path, name, prompts, query, passage
):
    folder = build_tiny_model(tmp_path / name, prompts)
    encoder = encoder_of(folder)
    for role, prefix in (("query", query), ("passage", passage)):
        expected = vector_of_library(folder, prefix + "robots")
        assert encoder.encode(["robots"], role)[0] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("batch_size", [1, 2, 3, 100])
def test_the_batch_size_changes_nothing(tiny_model, batch_size):
    one_by_one = encoder_of(tiny_model, batch_size=1).encode(TEXTS, "query")
    batched = encoder_of(tiny_model, batch_size=batch_size).encode(TEXTS, "query")
    assert batched.tobytes() == one_by_one.tobytes()


def test_another_process_with_other_threads_gives_the_same_bytes(tiny_model):
    code = """
import hashlib, sys
from pathlib import Path
from matching.embedding.sentence_encoder import SentenceEncoder
encoder = SentenceEncoder(sys.argv[1], model_id="tiny", local=True)
print(hashlib.sha256(encoder.encode(sys.argv[2:], "query").tobytes()).hexdigest())
"""
    here = encoder_of(tiny_model).encode(TEXTS, "query")
    there = run(code, tiny_model, *TEXTS, OMP_NUM_THREADS="1")
    assert there.strip() == hashlib.sha256(here.tobytes()).hexdigest()


def test_space_around_a_text_does_not_count(tiny_model):
    encoder = encoder_of(tiny_model)
    assert np.array_equal(
        encoder.encode([" robots\n"], "query"), encoder.encode(["robots"], "query")
    )


def test_the_dimension_is_asked_of_the_model_unless_told(tiny_model, tmp_path):
    assert encoder_of(tiny_model).dimension == DIMENSION
    assert encoder_of(tmp_path / "absent", dimension=7).dimension == 7


def test_the_threads_of_the_process_are_given_back(tiny_model):
    import torch  # noqa: PLC0415 - takes seconds

    before = torch.get_num_threads()
    torch.set_num_threads(2)
    encoder_of(tiny_model).encode(TEXTS, "query")
    after = torch.get_num_threads()
    torch.set_num_threads(before)
    assert after == 2


def test_weights_that_give_no_number_are_an_error(tmp_path):
    folder = build_tiny_model(tmp_path / "broken")
    weights = load_file(folder / "model.safetensors")
    weights["embeddings.LayerNorm.weight"][:] = np.nan
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(EncoderError) as caught:
        encoder_of(folder).encode(TEXTS, "query")
    assert caught.value.key == "error-encoder-output"


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_truncated_model_is_an_error_that_names_it(tmp_path, name):
    folder = build_tiny_model(tmp_path / "broken")
    (folder / name).write_bytes((folder / name).read_bytes()[:100])
    with pytest.raises(EncoderError) as caught:
        encoder_of(folder).encode(TEXTS, "query")
    assert caught.value.key == "error-encoder-load"
    assert str(folder) in caught.value.text("en")


def test_weights_in_a_pickle_are_refused(tmp_path):
    import torch  # noqa: PLC0415 - takes seconds

    folder = build_tiny_model(tmp_path / "pickled")
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save(
        {name: torch.from_numpy(value) for name, value in weights.items()},
        folder / "pytorch_model.bin",
    )
    with pytest.raises(EncoderError) as caught:
        encoder_of(folder).encode(TEXTS, "query")
    assert caught.value.key == "error-encoder-load"
