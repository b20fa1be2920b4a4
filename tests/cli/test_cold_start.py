"""A process that answers loads only what it answers with."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

HEAVY = {
    "torch", "transformers", "sentence_transformers", "sklearn", "pandas", "pyarrow", "openpyxl",
    "ortools", "matplotlib",
}  # fmt: skip
PROGRAM = """
import contextlib, io, json, sys
from matching.cli.main import main
with contextlib.redirect_stdout(io.StringIO()) as told:
    code = main(sys.argv[1:])
modules = sorted({name.split(".")[0] for name in sys.modules})
print(json.dumps([code, len(told.getvalue()), modules]))
"""


def loaded(*words, home=None):
    """What a run imports; it must succeed and print something."""
    environment = {**os.environ, "MATCHING_HOME": str(home)} if home else None
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    code, length, modules = json.loads(done.stdout)
    assert (code, length > 100) == (0, True), done.stderr
    return set(modules)


@pytest.mark.encoder
def test_suggestions_for_a_profile_load_no_model_and_no_frame(sample_home):
    modules = loaded("suggest", "rnn-glimps", home=sample_home)
    assert "numpy" in modules
    assert not modules & {*HEAVY, "openvino", "tokenizers", "lingua"}


@pytest.mark.encoder
def test_a_sentence_is_read_without_torch(sample_home):
    text = "Nous cherchons un partenaire en cybersécurité des objets connectés"
    modules = loaded("suggest", "--text", text, "--territory", "rennes", home=sample_home)
    assert "openvino" in modules
    assert not modules & HEAVY


@pytest.mark.parametrize("words", [("--help",), ("suggest", "--help"), ("mission", "--help")])
def test_help_loads_nothing_heavy(words):
    assert not loaded(*words) & {*HEAVY, "numpy", "scipy", "faiss", "openvino", "rich"}
