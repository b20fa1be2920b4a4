from __future__ import annotations

import struct

import numpy as np
import pytest
from q4_sample import PIECES, SCORES, assemble, block, write_q4_file

from matching.embedding.q4_file import Q4File


def opened(tmp_path, tensors):
    path = tmp_path / "sample.bin"
    path.write_bytes(assemble(tensors))
    return Q4File(path)


def test_a_weight_is_its_nibble_minus_eight_times_the_scale(tmp_path):
    nibbles = [*range(16), *range(15, -1, -1)]
    model = opened(tmp_path, {"w": (1, 32, block(0.5, nibbles))})
    rising = [-4.0, -3.5, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]
    assert model.tensor("w").tolist() == rising + rising[::-1]


def test_each_block_has_its_own_scale(tmp_path):
    model = opened(tmp_path, {"w": (1, 64, block(1.0, [9] * 32) + block(-2.0, [9] * 32))})
    assert model.tensor("w").tolist() == [1.0] * 32 + [-2.0] * 32


def test_plain_floats_are_read_as_they_are(tmp_path):
    model = opened(tmp_path, {"b": (0, 3, struct.pack("<3f", 1.5, -2.25, 0.0))})
    assert model.tensor("b").tolist() == [1.5, -2.25, 0.0]
    assert model.tensor("b").dtype == np.float32


def test_the_head_gives_sizes_and_vocabulary(tmp_path):
    model = Q4File(write_q4_file(tmp_path / "sample.bin"))
    assert (model.geometry.hidden, model.geometry.layers, model.geometry.heads) == (32, 1, 2)
    assert (model.geometry.feed_forward, model.geometry.positions) == (64, 16)
    assert model.geometry.epsilon == pytest.approx(1e-12)
    assert model.vocabulary.pieces == PIECES
    assert model.vocabulary.scores == SCORES
    assert model.vocabulary.replacements == {"\u200b": " ", "\x01": ""}
    assert (model.vocabulary.beginning, model.vocabulary.end) == (0, 2)
    assert (model.vocabulary.padding, model.vocabulary.unknown) == (1, 3)
    assert model.names[0] == "emb.word"
    assert len(model.names) == 5 + 16


def test_another_format_is_refused(tmp_path):
    path = tmp_path / "sample.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="E5S1"):
        Q4File(path)


def test_an_unknown_tensor_is_refused(tmp_path):
    model = opened(tmp_path, {"b": (0, 1, struct.pack("<f", 1.0))})
    with pytest.raises(KeyError):
        model.tensor("c")
