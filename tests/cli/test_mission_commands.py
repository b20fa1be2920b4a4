"""The commands on missions, from the sample to its folder and what happens to it later."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import openpyxl
import pytest

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.cli.main import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "missions" / "sample"
MOST_SECONDS = 60


@pytest.fixture(scope="session")
def planned(sample_home, tmp_path_factory):
    """The folder of the sample mission as planned, not to be written to."""
    folder = tmp_path_factory.mktemp("planned") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHING_HOME", str(sample_home))
        start = time.monotonic()
        assert main(["mission", "plan", str(SAMPLE), "--output", str(folder)]) == 0
        assert time.monotonic() - start < MOST_SECONDS
    return folder


def meetings(folder):
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))["meetings"]


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_mission_is_two_files_to_fill_in_and_none_is_replaced_unasked(run):
    ended = run("mission", "new", "mission")
    assert ended.code == 0
    assert sorted(path.name for path in Path("mission").iterdir()) == [
        "delegates.xlsx",
        "mission.toml",
    ]
    assert "Remplissez ces deux fichiers" in ended.err
    Path("mission/mission.toml").write_text("le mien", encoding="utf-8")
    refused = run("mission", "new", "mission")
    assert refused.code == ExitCode.INPUT
    assert "existent déjà" in refused.err
    assert Path("mission/mission.toml").read_text(encoding="utf-8") == "le mien"
    assert run("mission", "new", "mission", "--force", "--lang", "en").code == 0
    assert "le mien" not in Path("mission/mission.toml").read_text(encoding="utf-8")


def test_what_can_be_refused_is_refused_before_anything_is_opened(run, bare_home):
    Path("full").mkdir()
    Path("full/notes.txt").write_text("à garder", encoding="utf-8")
    for arguments, sentence in (
        (["plan", SAMPLE, "--fairness", "2"], "de 0 à 1"),
        (["plan", SAMPLE, "--format", "xlsx"], "table, json"),
        (["plan", SAMPLE, "--output", "full"], "autre chose"),
        (["plan", SAMPLE, "--output", "absent/out"], "n'existe pas"),
        (["replan", "full"], "--no-show"),
        (["replan", "full", "--no-show", "x"], "plan.json n'existe pas"),
        (["whatif", "full"], "--scenario tables+1"),
        (["whatif", "full", "--scenario", "chairs+1"], "n'est pas connu"),
    ):
        ended = run("mission", *arguments)
        assert (ended.code, ended.out) == (ExitCode.INPUT, ""), arguments
        assert sentence in ended.err
    assert not bare_home.exists()


@pytest.mark.encoder
def test_the_summary_tells_what_the_plan_is_worth(run_on_sample, planned):
    ended = run_on_sample("mission", "plan", SAMPLE)
    assert ended.code == 0
    assert f"{len(meetings(planned))} rendez-vous, aucun confirmé" in ended.out
    assert "Prouvé optimal" in ended.out
    assert "Registre de réciprocité" in ended.out
    assert "Places sans partenaire" in ended.out
    assert "Rien n'est écrit" in ended.err
    assert "Proven optimal" in run_on_sample("mission", "plan", SAMPLE, "--lang", "en").out


@pytest.mark.encoder
def test_two_runs_write_the_same_folder(run_on_sample, planned):
    assert run_on_sample("mission", "plan", SAMPLE, "--output", "again").code == 0
    first = files(planned)
    assert first == files(Path("again"))
    # The workbook and the plan, then a calendar and two dossiers for each of 45.
    assert len(first) == 2 + 3 * 45


@pytest.mark.encoder
def test_the_document_on_standard_output_is_that_of_the_folder(run_on_sample, planned):
    ended = run_on_sample("mission", "plan", SAMPLE, "--format", "json")
    assert json.loads(ended.out)["meetings"] == [
        {**one, **{name: _ordinary(one[name]) for name in ("reason_for_x", "reason_for_y")}}
        for one in meetings(planned)
    ]


def _ordinary(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.encoder
def test_an_older_plan_is_kept_beside_where_it_is_replaced(run_on_sample, planned):
    shutil.copytree(planned, "out")
    refused = run_on_sample("mission", "plan", SAMPLE, "--output", "out")
    assert refused.code == ExitCode.INPUT
    assert "--force" in refused.err
    words = ("mission", "plan", SAMPLE, "--output", "out", "--force", "--fairness", "1")
    assert run_on_sample(*words).code == 0
    assert files(Path("out.1")) == files(planned)
    assert files(Path("out")) != files(planned)


@pytest.mark.encoder
def test_rules_that_clash_end_with_7_and_what_would_mend_them(run_on_sample):
    shutil.copytree(SAMPLE, "mission")
    listed = Path("mission/delegates.csv")
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("rnn-cailabs,Cailabs,,6", "rnn-cailabs,Cailabs,6,6"), "utf-8")
    ended = run_on_sample("mission", "plan", "mission", "--output", "out")
    assert ended.code == ExitCode.NO_TIMETABLE
    assert ended.out == ""
    assert "Cailabs a 6 rendez-vous au moins." in ended.err
    assert "Personne ne se rencontre sous un score de 20 %." in ended.err
    assert "ramener de 6 à" in ended.err
    assert not Path("out").exists()


@pytest.mark.encoder
def test_faults_of_the_files_are_all_told_with_their_places(run_on_sample):
    shutil.copytree(SAMPLE, "mission")
    with Path("mission/delegates.csv").open("a", encoding="utf-8") as listed:
        listed.write("personne-du-tout,,,,,,,,\nrnn-cailabs,,,,,,,,\n")
    ended = run_on_sample("mission", "plan", "mission")
    assert ended.code == ExitCode.INPUT
    assert "delegates.csv, ligne 47" in ended.err
    assert "delegates.csv, ligne 48" in ended.err


@pytest.mark.encoder
def test_a_workbook_as_written_keeps_all_rules_and_one_edited_is_told(run_on_sample, planned):
    ended = run_on_sample("mission", "check", planned, planned / "mission.xlsx")
    assert ended.code == 0
    assert "Toutes les règles sont respectées." in ended.out
    assert run_on_sample("mission", "check", SAMPLE, planned / "plan.json").code == 0

    edited = openpyxl.load_workbook(planned / "mission.xlsx")
    sheet = edited["Rendez-vous"]
    # The first meeting is moved to the table of the second, in the same slot.
    assert [sheet.cell(row, 1).value for row in (2, 3)] == [sheet.cell(2, 1).value] * 2
    assert sheet.cell(2, 3).value == sheet.cell(3, 3).value
    sheet.cell(2, 5).value = sheet.cell(3, 5).value
    edited.save("edited.xlsx")
    ended = run_on_sample("mission", "check", planned, "edited.xlsx")
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "2 rendez-vous sont à la même table à la même heure" in ended.out

    sheet.cell(2, 5).value = "Table volée"
    edited.save("edited.xlsx")
    ended = run_on_sample("mission", "check", planned, "edited.xlsx", "--format", "json")
    assert ended.code == ExitCode.INPUT
    (unread,) = json.loads(ended.out)["unreadable"]
    assert unread["row"] == 2
    assert "Table volée" in unread["text"]


@pytest.mark.encoder
def test_a_damaged_plan_is_told(run_on_sample, planned):
    shutil.copytree(planned, "out")
    Path("out/plan.json").write_text('{"schema": 1}', encoding="utf-8")
    ended = run_on_sample("mission", "check", "out", "out/mission.xlsx")
    assert ended.code == ExitCode.INPUT
    assert "tronqué ou modifié" in ended.err


@pytest.mark.encoder
def test_a_party_that_does_not_come_is_told_to_each_partner(run_on_sample, planned):
    gone = "rna-irisa"
    partners = [one["y"] for one in meetings(planned) if one["x"] == gone]
    assert partners
    ended = run_on_sample("mission", "replan", planned, "--no-show", "irisa", "--output", "after")
    assert ended.code == 0
    assert ended.out.count("Rendez-vous avec IRISA") == len(partners)
    after = meetings(Path("after"))
    assert not [one for one in after if one["x"] == gone]
    assert run_on_sample("mission", "check", "after", "after/mission.xlsx").code == 0
    told = json.loads(
        run_on_sample("mission", "replan", planned, "--no-show", "irisa", "--format", "json").out
    )
    cancelled = [one["before"]["y"] for one in told["changes"] if one["kind"] == "cancelled"]
    assert set(partners) <= set(cancelled)
    assert gone in told["touched"]


@pytest.mark.encoder
def test_what_is_confirmed_stays_and_what_is_declined_goes(run_on_sample, planned):
    first, second, *_ = meetings(planned)
    ended = run_on_sample(
        "mission", "replan", planned,
        "--confirmed", f"{first['x']} + {first['y']}",
        "--declined", f"{second['y']} + {second['x']}",
        "--output", "after",
    )  # fmt: skip
    assert ended.code == 0
    after = {(one["x"], one["y"]): one for one in meetings(Path("after"))}
    kept = after[first["x"], first["y"]]
    assert (kept["slot"], kept["table"], kept["status"]) == (
        first["slot"],
        first["table"],
        "confirmed",
    )
    assert (second["x"], second["y"]) not in after


@pytest.mark.encoder
def test_a_lost_table_is_used_no_more(run_on_sample, planned):
    ended = run_on_sample(
        "mission", "replan", planned, "--lost-table", "Mercredi matin:7", "--output", "after"
    )
    assert ended.code == 0
    used = [(one["start"][:10], one["table"]) for one in meetings(Path("after"))]
    assert ("2027-05-12", "7") not in used
    assert ("2027-05-11", "7") in used


@pytest.mark.encoder
def test_a_newcomer_described_in_a_row_is_met(run_on_sample, planned):
    Path("late.csv").write_text(
        "nom,type,territoire,ville,offres,minimum\n"
        "Atelier Nouveau,entreprise,rennes,Rennes,Capteurs pour la cybersécurité industrielle,1\n",
        encoding="utf-8",
    )
    ended = run_on_sample(
        "mission", "replan", planned, "--newcomer", "late.csv", "--output", "after"
    )
    assert ended.code == 0
    assert "Nouveau rendez-vous avec Atelier Nouveau" in ended.out
    assert Path("after/dossiers/atelier-nouveau.pdf").stat().st_size > 1000
    again = run_on_sample("mission", "replan", "after", "--newcomer", "late.csv")
    assert again.code == ExitCode.INPUT
    assert "déjà de la mission" in again.err


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--no-show", "personne du tout"], "Aucun participant de la mission"),
        (["--lost-table", "soir:7"], "Séances : mardi-apres-midi, mercredi-matin"),
        (["--lost-table", "77"], "Tables : 1, 2, 3"),
        (["--confirmed", "rna-irisa"], "séparés par « + »"),
        (["--confirmed", "rna-irisa + rnn-cailabs"], "du même côté"),
        (["--no-show", "irisa", "--now", "demain"], "2027-05-12T09:00"),
    ],
)
def test_slips_in_what_happened_are_told(run_on_sample, planned, words, sentence):
    ended = run_on_sample("mission", "replan", planned, *words)
    assert (ended.code, ended.out) == (ExitCode.INPUT, "")
    assert sentence in ended.err


@pytest.mark.encoder
def test_scenarios_are_set_side_by_side(run_on_sample, planned):
    words = ("--scenario", "tables+1", "--scenario", "without=irisa")
    ended = run_on_sample("mission", "whatif", planned, *words)
    assert ended.code == 0
    lines = ended.out.splitlines()
    base, more, fewer = (
        next(line for line in lines if line.strip().startswith(name))
        for name in ("telle qu'elle est", "tables+1", "without=irisa")
    )
    count = len(meetings(planned))
    assert f" {count} " in base
    assert f" {count} " in more
    assert f" {count} " not in fewer
    told = json.loads(
        run_on_sample("mission", "whatif", SAMPLE, *words[:2], "--format", "json").out
    )
    assert [one["scenario"] for one in told["outcomes"]] == [None, "tables+1"]
    assert [one["meetings"] for one in told["outcomes"]] == [count, count]


@pytest.mark.encoder
def test_parties_of_the_plan_are_offered(child, planned):
    def offered(folder):
        words = f"matching mission replan {folder} --no-show rna-iri"
        asked = {"_MATCHING_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words}
        return child(env=asked).communicate(timeout=60)[0]

    assert '"rna-irisa":"IRISA' in offered(planned)
    assert "rna-irisa" not in offered(planned.parent)


def test_how_scenarios_begin_is_offered():
    assert completion.scenarios("t") == ["tables+", "total="]
    assert completion.documents("") == ["table", "json"]
