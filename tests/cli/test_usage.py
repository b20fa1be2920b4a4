"""Help screens, languages and slips in the command line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from matching.cli.exit_codes import ExitCode
from matching.cli.main import app, main
from matching.errors import EncoderError, InputError, MatchingError, WorkspaceError
from matching.mission.refusals import InfeasibleMissionError

ROOT = Path(__file__).parents[2]
COMMANDS = [
    [],
    ["check"],
    ["dedupe"],
    ["classify"],
    ["index"],
    ["suggest"],
    ["explain"],
    ["mission"],
    ["mission", "new"],
    ["mission", "plan"],
    ["mission", "check"],
    ["mission", "replan"],
    ["mission", "whatif"],
    ["feedback"],
    ["feedback", "list"],
    ["feedback", "export"],
    ["feedback", "import"],
    ["report"],
    ["profiles"],
    ["profiles", "list"],
    ["profiles", "search"],
    ["profiles", "show"],
    ["privacy"],
    ["privacy", "show"],
    ["privacy", "export"],
    ["privacy", "rectify"],
    ["privacy", "object"],
    ["privacy", "lift"],
    ["privacy", "consent"],
    ["privacy", "purge"],
    ["privacy", "notice"],
    ["privacy", "notices"],
    ["privacy", "anonymise"],
    ["privacy", "audit"],
    ["privacy", "fields"],
    ["serve"],
    ["info"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("language", "usage", "example"),
    [("fr", "Utilisation :", "Exemple"), ("en", "Usage:", "Example")],
)
def test_every_command_has_help_with_an_example_in_both_languages(
    run, command, language, usage, example
):
    ended = run(*command, "--help", "--lang", language)
    assert ended.code == 0
    assert ended.err == ""
    assert ended.out.startswith(f"{usage} matching")
    assert example in ended.out
    assert f"matching {' '.join(command)}".strip() in ended.out
    # No key of the catalogues and no sentence of the library is left.
    assert not re.search(r"\bcli-\w|Show this message|Install completion", ended.out)


def test_every_option_is_described(run):
    for command in COMMANDS:
        for line in run(*command, "--help").out.splitlines():
            if re.match(r"  (-\w, )?--", line) and len(line) < 27:
                assert re.search(r"\S  +\S", line), line


def test_help_follows_the_variable_unless_the_command_line_says_otherwise(run, monkeypatch):
    monkeypatch.setenv("MATCHING_LANG", "en")
    assert run("--help").out.startswith("Usage:")
    assert run("suggest", "--help", "--lang=fr").out.startswith("Utilisation :")
    assert run("--lang", "fr", "suggest", "--help").out.startswith("Utilisation :")


def test_help_lists_every_exit_code(run):
    listed = re.findall(r"^  (\d+)  +\S", run("--help").out, flags=re.MULTILINE)
    assert [int(code) for code in listed] == [*ExitCode]


def test_exit_codes_of_errors_are_those_listed():
    assert InputError.exit_code == ExitCode.INPUT
    assert WorkspaceError.exit_code == ExitCode.WORKSPACE
    assert EncoderError.exit_code == ExitCode.ENCODER
    assert InfeasibleMissionError.exit_code == ExitCode.NO_TIMETABLE
    assert MatchingError.exit_code == ExitCode.UNEXPECTED


def test_help_is_light():
    heavy = ["torch", "pandas", "faiss", "sklearn", "scipy", "rich.console", "openpyxl", "pyarrow"]
    code = (
        "import sys; from matching.cli.main import main; main(['suggest', '--help']);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    words = [sys.executable, "-c", code]
    ended = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert ended.stdout.splitlines()[-1] == "[]"


def test_version_is_that_of_the_project(run):
    ended = run("--version")
    assert ended.code == 0
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", ended.out)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["sugest"], "La commande « sugest » n'existe pas. Commandes proches : suggest."),
        (["xyz"], "Aucune commande ne lui ressemble."),
        (["profiles", "lst"], "Commandes proches : list."),
        (["suggest", "--tpo", "3"], "Options proches : --top"),
        (["suggest", "x", "--top"], "L'option « --top » attend une valeur."),
        (["index", "--add=3"], "L'option « --add » n'attend pas de valeur."),
        (["explain", "a"], "Il manque AUTRE_PROFIL"),
        (["check"], "Il manque FICHIER"),
        (["suggest", "Centre", "culinaire"], "Ces mots sont de trop : culinaire."),
    ],
    ids=" ".join,
)
def test_slips_are_told_in_french_with_what_to_do(run, arguments, sentence):
    ended = run(*arguments)
    assert ended.code == ExitCode.USAGE
    assert ended.out == ""
    assert sentence in ended.err
    assert ended.err.count("\n") == 1


def test_slips_are_told_in_english_when_asked(run):
    assert "There is no command “sugest”" in run("--lang", "en", "sugest").err
    assert "takes no value" in run("index", "--add=3", "--lang", "en").err


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (["suggest", "x", "--top", "0"], ["--top", "« 0 »", "1 au moins"]),
        (["suggest", "x", "--top", "deux"], ["« deux »", "nombre entier"]),
        (["suggest", "x", "--variety", "3"], ["« 3 »", "de 0 à 1"]),
        (["suggest", "x", "--format", "pdf"], ["« pdf »", "table, json, csv, markdown, xlsx"]),
        (["suggest", "x", "--domain", "cybersecurty"], ["Proches : cybersecurite"]),
        (["suggest", "x", "--kind", "enterprize"], ["Proches : company"]),
        (["suggest", "x", "--axis", "zzz"], ["economic, academic"]),
        (["suggest", "x", "--lang", "de"], ["« de »", "fr, en"]),
        (["suggest"], ["--text", "--file"]),
        (["suggest", "--text", "un besoin"], ["--territory"]),
        (["suggest", "x", "--text", "un besoin"], ["« x »", "Gardez l'un des deux"]),
        (["suggest", "--file", "a.toml", "--text", "b"], ["a.toml", "Gardez l'un des deux"]),
        (["profiles", "search", "x", "--limit", "0"], ["--limit", "1 au moins"]),
    ],
    ids=lambda one: " ".join(one) if one[0] in {"suggest", "profiles"} else "",
)
def test_requests_that_make_no_sense_are_refused_before_anything_is_opened(
    run, bare_home, arguments, sentences
):
    ended = run(*arguments)
    assert ended.code == ExitCode.INPUT
    assert ended.out == ""
    for sentence in sentences:
        assert sentence in ended.err
    assert not bare_home.exists()


def test_an_unexpected_error_is_one_sentence_and_its_trace_is_for_who_asks(run, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("rien à partager")

    monkeypatch.setattr("matching.profiles.reading.load_profiles", broken)
    ended = run("check", "a.csv")
    assert ended.code == ExitCode.UNEXPECTED
    assert ended.err.startswith("Erreur inattendue (ZeroDivisionError : rien à partager).")
    assert ended.err.count("\n") == 1
    monkeypatch.setenv("MATCHING_DEBUG", "1")
    assert "Traceback" in run("check", "a.csv").err


def test_an_interrupted_run_ends_with_130(run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("matching.profiles.reading.load_profiles", interrupted)
    ended = run("check", "a.csv")
    assert (ended.code, ended.err) == (130, "Interrompu. Rien n'est écrit à moitié.\n")


def test_settings_that_cannot_be_read_are_told(run, monkeypatch, tmp_path):
    (tmp_path / "bad.toml").write_text("language = ", encoding="utf-8")
    monkeypatch.setenv("MATCHING_CONFIG", str(tmp_path / "bad.toml"))
    ended = run("profiles", "list")
    assert ended.code == ExitCode.INPUT
    assert "bad.toml" in ended.err


def test_the_app_is_the_one_main_runs():
    names = set(typer.main.get_command(app).commands)
    single = {"check", "dedupe", "fetch", "index", "suggest", "explain", "evaluate", "learn"}
    single |= {"classify", "report", "serve", "info"}
    assert names == single | {"mission", "feedback", "profiles", "privacy"}
    assert callable(main)


def test_a_workbook_is_not_poured_on_a_terminal(run, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ended = run("suggest", "x", "--format", "xlsx")
    assert ended.code == ExitCode.INPUT
    assert "--output partenaires.xlsx" in ended.err
