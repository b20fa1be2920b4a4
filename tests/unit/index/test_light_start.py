"""Asking by spelling and by words imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from unit.ranking.handmade import a_profile

from matching.index.characters import CharacterModel
from matching.index.words import WordIndex

HEAVY = ("sklearn", "pandas", "torch", "bm25s", "tqdm", "threadpoolctl")
PROGRAM = f"""
import sys
from pathlib import Path
from matching.index.characters import CharacterModel, load_documents
from matching.index.words import WordIndex, profile_tokens
from matching.profiles.model import Profile
folder = Path(sys.argv[1])
asking = Profile(id="q", name="Q", kind="company", territory="t", keywords=("fromages",))
found = CharacterModel.load(folder).documents([asking])
spelling = found.cosines(load_documents(folder / "rows"))[0]
words = WordIndex.load(folder / "words", 2).scores(profile_tokens(asking))
print(spelling.argmax(), words.argmax(), [name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.fixture
def folder(tmp_path):
    people = [a_profile("a", keywords=("robot",)), a_profile("b", keywords=("fromage",))]
    model = CharacterModel.fit(people)
    model.save(tmp_path)
    model.write_documents(people, tmp_path / "rows")
    WordIndex.build(people).save(tmp_path / "words")
    return tmp_path


def test_a_question_imports_nothing_heavy(folder):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, folder], capture_output=True, text=True, check=False
    )
    assert done.stdout.split(maxsplit=2) == ["1", "1", "[]\n"], done.stderr
