"""``matching feedback`` and ``matching report``: decisions in, out, listed and summed up."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feedback_made import decided, party
from openpyxl import load_workbook

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.config import load_settings
from matching.engine.feedback import open_feedback

PERIOD = ("--from", "2026-01-01", "--to", "2026-12-31")


def ours(number=0, **changes):
    return party("rennes", number, name=f"Atelier {number}", domains=("sante",), **changes)


def theirs(number=0, **changes):
    return party("quebec", number, name=f"Boutique {number}", domains=("sante",), **changes)


@pytest.fixture
def recorded(bare_home):
    """Three pairs of 2026: accepted in March, refused in May with a note, met in July."""
    with open_feedback(load_settings(), create=True) as store:
        for month, status, number in ((3, "accepted", 0), (5, "refused", 1), (7, "met", 2)):
            store.decide(
                decided(
                    status,
                    at=datetime(2026, month, 1, 12, tzinfo=UTC),
                    asker=ours(axes=("economic",)),
                    partner=theirs(number, axes=("economic",)),
                    note="=SOMME(1)" if status == "refused" else None,
                )
            )


def test_the_table_shows_where_each_pair_stands_the_latest_first(run, recorded):
    ended = run("feedback", "list")
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    days = [line.split()[0] for line in ended.out.splitlines() if line.startswith(" 2026-")]
    assert days == ["2026-07-01", "2026-05-01", "2026-03-01"]
    assert "refusée, hors sujet" in ended.out
    assert "3 paires." in ended.out


def test_filters_choose(run, recorded):
    def listed(*options):
        ended = run("feedback", "list", "--format", "json", *options)
        assert ended.code == ExitCode.OK
        return [one["y"]["id"] for one in json.loads(ended.out)]

    assert listed() == ["quebec-02", "quebec-01", "quebec-00"]
    assert listed("--status", "met", "--status", "accepted") == ["quebec-02", "quebec-00"]
    assert listed("--profile", "quebec-01") == ["quebec-01"]
    assert listed("--axis", "économique", "--domain", "santé")[0] == "quebec-02"
    assert listed("--domain", "alimentation") == []
    assert listed("--from", "2026-05-01", "--to", "2026-05-01") == ["quebec-01"]
    assert listed("--to", "2026-04-30") == ["quebec-00"]


def test_other_formats_hold_every_column_and_no_formula(run, recorded, tmp_path):
    path = tmp_path / "decisions.csv"
    assert run("feedback", "list", "--output", path).code == ExitCode.OK
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Jour", "Rennes", "Identifiant (Rennes)", "Québec"]
    assert [len(row) for row in rows] == [18] * 4
    assert rows[2][7] == "'=SOMME(1)"
    path = tmp_path / "decisions.xlsx"
    assert run("feedback", "list", "--output", path, "--lang", "en").code == ExitCode.OK
    sheet = load_workbook(path)["Decisions"]
    assert [cell.value for cell in sheet[3]][5:8] == ["refused", "off topic", "=SOMME(1)"]
    assert sheet["H3"].data_type == "s"
    assert "| Jour |" in run("feedback", "list", "--format", "markdown").out


def test_what_is_exported_is_imported_elsewhere_once(run, recorded, tmp_path, monkeypatch):
    path = tmp_path / "decisions.jsonl"
    assert run("feedback", "export", "--output", path).code == ExitCode.OK
    assert run("feedback", "export").out == path.read_text("utf-8")
    assert len(path.read_text("utf-8").splitlines()) == 3
    monkeypatch.setenv("MATCHING_HOME", str(tmp_path / "elsewhere"))
    first, second = run("feedback", "import", path), run("feedback", "import", path)
    assert (first.code, second.code) == (ExitCode.OK, ExitCode.OK)
    assert "Décisions ajoutées : 3 ;" in first.out
    assert "Décisions ajoutées : 0 ;" in second.out
    assert "déjà connues : 3." in second.out
    assert run("feedback", "export").out == path.read_text("utf-8")


def test_bad_lines_go_to_a_file_and_the_exit_code_says_so(run, recorded, tmp_path):
    path, rejects = tmp_path / "in.jsonl", tmp_path / "rejects.csv"
    line = json.loads(run("feedback", "export").out.splitlines()[0])
    good = line | {"uid": "a" * 32, "status": "agreement"}
    path.write_text(f"{json.dumps(good)}\n{json.dumps(good | {'status': 'liked'})}\n", "utf-8")
    ended = run("feedback", "import", path, "--rejects", rejects)
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "Décisions ajoutées : 1 ;" in ended.out
    assert str(rejects) in ended.err
    (_, row) = list(csv.reader(io.StringIO(rejects.read_text("utf-8-sig")), delimiter=";"))
    assert row[1:4] == ["2", "status", "liked"]
    assert "proposed, accepted" in row[4]


def test_the_report_is_written_in_the_format_of_its_name(run, recorded, tmp_path):
    for name, start in (("a.html", b"<!DOCTYPE html>"), ("a.xlsx", b"PK"), ("a.json", b"{")):
        ended = run("report", *PERIOD, "--output", tmp_path / name)
        assert (ended.code, str(tmp_path / name) in ended.err) == (ExitCode.OK, True)
        assert (tmp_path / name).read_bytes().startswith(start)
    told = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert (told["total"]["accepted"], told["total"]["refused"]) == (1, 1)
    assert told["became"]["reached"]["accepted"] == 2
    page = run("report", *PERIOD, "--lang", "en")
    assert page.out.startswith("<!DOCTYPE html>")
    assert "Follow-up of introductions, 1 January 2026 to 31 December 2026" in page.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("feedback", "list", "--status", "acepted"), "Proches : accepted"),
        (("feedback", "list", "--from", "hier"), "comme 2026-12-31"),
        (("feedback", "list", "--from", "2026-02-30"), "« 2026-02-30 »"),
        (("feedback", "list", "--domain", "astrologie"), "--domain"),
        (("report", "--from", "2026-12-31", "--to", "2026-01-01"), "finit avant de commencer"),
        (("report", *PERIOD, "--format", "csv"), "html, xlsx, json"),
        (("feedback", "import", "absent.jsonl"), "absent.jsonl"),
    ],
)
def test_slips_are_told_and_write_nothing(run, recorded, arguments, said):
    before = run("feedback", "export").out
    ended = run(*arguments)
    assert ended.code == ExitCode.INPUT
    assert ended.out == ""
    assert said in ended.err
    assert run("feedback", "export").out == before


def test_a_period_needs_both_ends(run, recorded):
    ended = run("report", "--from", "2026-01-01")
    assert ended.code == ExitCode.USAGE
    assert "--to" in ended.err


@pytest.mark.parametrize(
    "command", [("feedback", "list"), ("feedback", "export"), ("report", *PERIOD)]
)
def test_where_nothing_was_decided_that_is_said_and_no_file_is_made(run, bare_home, command):
    ended = run(*command)
    assert ended.code == ExitCode.WORKSPACE
    assert "Aucune décision n'est encore enregistrée" in ended.err
    assert not (bare_home / "feedback.sqlite").exists()


def test_learning_says_how_many_decisions_are_missing(run, recorded, bare_home):
    ended = run("learn", "--feedback")
    assert ended.code == ExitCode.INPUT
    # The three pairs name profiles that the sample does not hold.
    assert "par une décision : 0, il en faut 30" in ended.err
    assert "faute de profil : 3" in ended.err
    (bare_home / "feedback.sqlite").unlink()
    assert run("learn", "--feedback").code == ExitCode.WORKSPACE


def test_the_file_may_be_elsewhere(run, bare_home, tmp_path, monkeypatch):
    settings = tmp_path / "matching.toml"
    settings.write_text(f'feedback = "{tmp_path / "register.sqlite"}"\n', encoding="utf-8")
    monkeypatch.setenv("MATCHING_CONFIG", str(settings))
    with open_feedback(load_settings(), create=True) as store:
        store.decide(decided(asker=ours(), partner=theirs()))
    assert (tmp_path / "register.sqlite").is_file()
    assert "Une paire." in run("feedback", "list").out


def test_the_shell_is_offered_what_can_be_typed():
    assert completion.statuses("a") == ["accepted", "agreement"]
    assert completion.report_formats("") == ["html", "xlsx", "json"]


def test_who_was_refused_or_met_is_not_suggested_again_unless_asked_for(run_on_sample, tmp_path):
    path = tmp_path / "feedback.sqlite"
    Path("matching.toml").write_text(f'feedback = "{path}"\n', "utf-8")

    def suggested(*options):
        ended = run_on_sample("suggest", "qba-norlab", "--top", "3", "--format", "json", *options)
        assert ended.code == ExitCode.OK
        return [one["id"] for one in json.loads(ended.out)["suggestions"]], ended.err

    before, told = suggested()
    assert told == ""
    with open_feedback(load_settings(), create=True) as store:
        for number, status in enumerate(("met", "proposed")):
            asker, partner = (
                party(side, name=name).model_copy(update={"id": name})
                for side, name in (("quebec", "qba-norlab"), ("rennes", before[number]))
            )
            store.decide(decided(status, asker=asker, partner=partner))
    after, told = suggested()
    assert after[:2] == before[1:]
    assert before[0] not in after
    assert "Un partenaire refusé ou déjà rencontré n'est pas proposé : --decided" in told
    assert suggested("--decided") == (before, "")
