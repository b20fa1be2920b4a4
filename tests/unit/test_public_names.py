from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import matching

PUBLIC = [
    "Criteria",
    "Happenings",
    "Matcher",
    "MatchingError",
    "MissionPlanner",
    "Profile",
    "Request",
    "Settings",
    "Suggestions",
    "build_index",
    "evaluate",
    "learn_ranker",
    "load_profiles",
    "load_settings",
    "run_ablation",
]


def test_the_public_names_are_these_and_no_more():
    assert matching.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_is_what_it_says_and_says_what_it_is(name):
    found = getattr(matching, name)
    assert found.__name__ == name
    assert inspect.getdoc(found)


@pytest.mark.parametrize("name", ["Matcher", "MissionPlanner"])
def test_everything_public_in_what_plans_and_matches_is_documented(name):
    for member_name, member in inspect.getmembers(getattr(matching, name)):
        if not member_name.startswith("_"):
            assert inspect.getdoc(member), member_name


def test_another_name_is_an_error():
    with pytest.raises(AttributeError, match="nonsense"):
        matching.nonsense  # noqa: B018


def test_importing_costs_nothing():
    heavy = "torch transformers sentence_transformers faiss sklearn scipy pandas pydantic numpy"
    program = (
        "import sys, matching\n"
        f"heavy = set({heavy.split()!r}) & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "from matching import Profile, Settings, load_settings\n"
        "load_settings()\n"
        "heavy = {'torch', 'faiss', 'sklearn', 'pandas'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
