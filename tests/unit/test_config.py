from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from matching.config import Settings, load_settings, resource
from matching.errors import RequestError


@pytest.fixture(autouse=True)
def bare(tmp_path, monkeypatch):
    """No variable of ours is set and the current folder is empty."""
    names = ("CONFIG", "HOME", "WORKSPACE", "TERRITORIES", "LANG", "PRECISION")
    for name in names:
        monkeypatch.delenv(f"MATCHING_{name}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_defaults():
    settings = load_settings()
    assert settings == Settings()
    assert (settings.language, settings.model, settings.batch_size, settings.top) == (
        "fr", None, 32, 10
    )  # fmt: skip
    assert settings.workspace_folder == settings.home / "workspace"
    for shipped in (settings.territories, settings.ranker, settings.sample):
        assert shipped.exists()


def test_a_file_in_the_current_folder_is_read():
    Path("matching.toml").write_text('language = "en"\ntop = 3\n', encoding="utf-8")
    settings = load_settings()
    assert (settings.language, settings.top) == ("en", 3)


def test_a_named_file_is_read_instead(tmp_path, monkeypatch):
    Path("matching.toml").write_text("top = 3\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text("top = 4\n", encoding="utf-8")
    monkeypatch.setenv("MATCHING_CONFIG", str(tmp_path / "other.toml"))
    assert load_settings().top == 4


def test_variables_win_over_the_file(tmp_path, monkeypatch):
    Path("matching.toml").write_text('language = "fr"\nhome = "file"\ntop = 3\n', encoding="utf-8")
    monkeypatch.setenv("MATCHING_LANG", "en")
    monkeypatch.setenv("MATCHING_HOME", str(tmp_path / "variable"))
    settings = load_settings()
    assert (settings.language, settings.home, settings.top) == ("en", tmp_path / "variable", 3)


def test_options_win_over_variables(tmp_path, monkeypatch):
    monkeypatch.setenv("MATCHING_LANG", "en")
    monkeypatch.setenv("MATCHING_WORKSPACE", str(tmp_path / "variable"))
    monkeypatch.setenv("MATCHING_TERRITORIES", str(tmp_path / "variable.toml"))
    settings = load_settings(language="fr", workspace=tmp_path / "option", territories=None)
    assert settings.language == "fr"
    assert settings.workspace_folder == tmp_path / "option"
    assert settings.territories == tmp_path / "variable.toml"


def test_an_empty_variable_and_an_option_not_given_do_not_count(monkeypatch):
    monkeypatch.setenv("MATCHING_LANG", "")
    assert load_settings(language=None, top=None) == Settings()


def test_settings_cannot_be_changed():
    with pytest.raises(ValidationError):
        Settings().top = 3


@pytest.mark.parametrize("content", [b"top = ", b"\xff\xfe", b"top = 1\ntop = 2\n"])
def test_a_file_that_is_no_toml_is_refused(content):
    Path("matching.toml").write_bytes(content)
    with pytest.raises(RequestError) as caught:
        load_settings()
    assert caught.value.key == "error-config-file"
    for language in ("fr", "en"):
        assert "matching.toml" in caught.value.text(language)


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_named_file_that_cannot_be_read_is_refused(name, monkeypatch):
    monkeypatch.setenv("MATCHING_CONFIG", name)
    with pytest.raises(RequestError) as caught:
        load_settings()
    assert caught.value.key == "error-config-file"


@pytest.mark.parametrize(
    ("content", "setting", "given"),
    [
        ("top = 0", "top", "0"),
        ('top = "many"', "top", "many"),
        ('language = "de"', "language", "de"),
        ("batch_size = -1", "batch_size", "-1"),
        ('colour = "red"', "colour", "red"),
    ],
)
def test_a_setting_out_of_range_or_unknown_is_named(content, setting, given):
    Path("matching.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RequestError) as caught:
        load_settings()
    assert caught.value.key == "error-config-value"
    for language in ("fr", "en"):
        text = caught.value.text(language)
        assert setting in text
        assert given in text
        assert "batch_size" in text


def test_a_faulty_variable_is_named(monkeypatch):
    monkeypatch.setenv("MATCHING_LANG", "klingon")
    with pytest.raises(RequestError, match="klingon"):
        load_settings()


def test_shipped_files_are_found_from_any_folder():
    assert resource("data/territories.toml").is_file()
    assert resource("data/territories.toml").is_absolute()
