from __future__ import annotations

import pytest

from matching.cli import completion


def test_names_of_the_territories_file_are_offered_with_their_labels(bare_home):
    assert completion.domains("cyb") == [("cybersecurite", "cybersécurité")]
    assert completion.axes("") == [("economic", "économique"), ("academic", "académique")]
    assert [name for name, _ in completion.territories("")] == ["rennes", "quebec"]
    assert completion.kinds("res") == ["research_unit", "researcher"]
    assert completion.commitments("i") == ["inclusion"]
    assert completion.formats("x") == ["xlsx"]
    assert completion.languages("e") == ["en"]


def test_labels_follow_the_language(bare_home, monkeypatch):
    monkeypatch.setenv("MATCHING_LANG", "en")
    assert completion.domains("sante") == [("sante", "health")]


def test_nothing_is_offered_where_nothing_can_be_read(bare_home, monkeypatch, tmp_path):
    assert completion.profiles("r") == []
    monkeypatch.setenv("MATCHING_TERRITORIES", str(tmp_path / "absent.toml"))
    assert completion.domains("") == []
    assert completion.territories("") == []


@pytest.mark.encoder
def test_profiles_of_the_index_are_offered(bare_home, sample_home, monkeypatch):
    monkeypatch.setenv("MATCHING_HOME", str(sample_home))
    ((identifier, name),) = completion.profiles("rna-kerdata")
    assert identifier == "rna-kerdata"
    assert name.startswith("KERDATA")


def test_the_shell_gets_the_sentences_of_the_language(child):
    process = child(env={
        "_MATCHING_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "matching ",
    })  # fmt: skip
    out, _ = process.communicate(timeout=60)
    assert '"suggest":"Propose des partenaires' in out
    assert "cli-" not in out


def test_fields_that_can_be_rectified_are_offered_with_their_sign(bare_home):
    assert completion.rectified_fields("summ") == ["summary_fr=", "summary_en="]
    assert completion.rectified_fields("source") == []
