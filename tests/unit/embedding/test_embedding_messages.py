from __future__ import annotations

import re

import pytest
from child_process import ROOT

from matching.language import LANGUAGES, say

LOCALES = ROOT / "matching" / "locales"
NAMES = (
    "kinds",
    "cosine",
    "precision",
    "package",
    "found",
    "expected",
    "path",
    "reason",
    "folder",
    "model",
    "site",
)
VALUES = {name: f"<{name}>" for name in NAMES}


def patterns(language):
    """Return the messages of the area by their key, as they are written in the catalogue."""
    text = (LOCALES / language / "embedding.ftl").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w-]+) = (.+)$", text, re.MULTILINE))


@pytest.mark.parametrize("key", sorted(patterns("fr")))
def test_both_languages_say_the_same_values(key):
    told = [set(re.findall(r"<\w+>", say(key, language, **VALUES))) for language in LANGUAGES]
    assert told[0] == told[1]
    assert bool(told[0]) == (key.startswith("error-") or key == "embedding-fallback")


def test_both_languages_have_the_same_messages():
    assert patterns("fr").keys() == patterns("en").keys()


def test_french_punctuation_never_starts_a_line():
    assert not re.findall(r"« | [»:;?!]", "\n".join(patterns("fr").values()))
