from __future__ import annotations

import json

import numpy as np
import pytest
from q4_sample import PIECES, write_q4_file
from safetensors.numpy import load_file

from matching.embedding.model_folder import bert_name, write_model
from matching.embedding.q4_file import Q4File


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return Q4File(write_q4_file(tmp_path_factory.mktemp("q4") / "sample.bin"))


@pytest.fixture(scope="module")
def folder(model, tmp_path_factory):
    target = tmp_path_factory.mktemp("model")
    write_model(model, target)
    return target


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("emb.word", "embeddings.word_embeddings.weight"),
        ("emb.ln.b", "embeddings.LayerNorm.bias"),
        ("l0.q.w", "encoder.layer.0.attention.self.query.weight"),
        ("l11.ao.b", "encoder.layer.11.attention.output.dense.bias"),
        ("l3.fo.w", "encoder.layer.3.output.dense.weight"),
        ("l3.oln.w", "encoder.layer.3.output.LayerNorm.weight"),
    ],
)
def test_tensors_take_the_names_of_the_library(name, expected):
    assert bert_name(name) == expected


def test_weights_keep_their_values_and_take_their_shape(folder, model):
    weights = load_file(folder / "model.safetensors")
    inner = weights["encoder.layer.0.intermediate.dense.weight"]
    assert inner.shape == (64, 32)
    # Multiples of 1/8 are exact in 16 bits.
    assert np.array_equal(inner.reshape(-1).astype(np.float32), model.tensor("l0.fi.w"))
    assert weights["encoder.layer.0.output.dense.weight"].shape == (32, 64)
    assert weights["embeddings.word_embeddings.weight"].shape == (len(PIECES), 32)


def test_every_weight_the_library_looks_for_is_there(folder):
    from transformers import BertModel  # noqa: PLC0415 - seconds, for this test only

    _, report = BertModel.from_pretrained(folder, output_loading_info=True)
    assert not report["missing_keys"]
    assert not report["unexpected_keys"]
    assert not report["mismatched_keys"]


def test_the_folder_says_how_to_prefix_and_pool(folder):
    described = json.loads((folder / "config_sentence_transformers.json").read_text())
    assert described["prompts"] == {"query": "query: ", "passage": "passage: "}
    modules = json.loads((folder / "modules.json").read_text())
    assert [module["type"].rpartition(".")[2] for module in modules] == [
        "Transformer",
        "Pooling",
        "Normalize",
    ]
    assert json.loads((folder / "config.json").read_text())["layer_norm_eps"] == 1e-12


def test_progress_counts_the_tensors(model, tmp_path):
    steps = []
    write_model(model, tmp_path, lambda *step: steps.append(step))
    assert steps == [("embedding-step-unpack", done, 21) for done in range(1, 22)]
