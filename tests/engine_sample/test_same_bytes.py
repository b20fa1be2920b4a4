"""The same input gives the same bytes, in whatever process."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.encoder, pytest.mark.slow]

QUERIES = ("rnn-le-poool", "qba-universite-laval", "rna-irisa", "qbc-quebec-international")
NEED = "Nous cherchons un laboratoire de photonique pour des capteurs en milieu froid."
PROGRAM = f"""
import json, sys
from matching import Matcher, Request, load_settings
matcher = Matcher.open(settings=load_settings(home=sys.argv[1]))
answers = [matcher.suggest(query, top=5) for query in {QUERIES!r}]
answers.append(matcher.suggest(Request("rennes", {NEED!r}), top=5, language="en"))
sys.stdout.write(json.dumps([answer.to_dict() for answer in answers], ensure_ascii=False))
"""


def answered(home, hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home)],
        capture_output=True,
        check=True,
        env=environment,
    ).stdout


def test_two_processes_answer_byte_for_byte_the_same(sample_home):
    first, second = answered(sample_home, "1"), answered(sample_home, "2")
    answers = json.loads(first)
    assert [len(answer["suggestions"]) for answer in answers] == [5] * 5
    assert first == second
