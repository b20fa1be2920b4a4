"""Whatever comes in, the answer says what came, what was expected, what to do; nothing is lost."""

from __future__ import annotations

import csv
import ctypes
import hashlib
import io
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from matching.cli.exit_codes import ExitCode
from matching.index.workspace import Workspace

ROOT = Path(__file__).parents[2]
HEADER = "id,name,kind,territory,summary,domains\n"
GOOD = "a1,Alpha,entreprise,rennes,Fabrique des capteurs.,numerique\n"

FILES = {
    "an empty file": ("vide.csv", b"", ["vide.csv est vide", "une ligne de titres"]),
    "titles and no row": ("titres.csv", HEADER.encode(), ["titres.csv", "aucune ligne"]),
    "a binary renamed .csv": (
        "paquet.csv",
        bytes(range(256)) * 20,
        ["paquet.csv", "n'est pas du texte", "CSV en UTF-8"],
    ),
    "an image renamed .csv": (
        "image.csv",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        ["image.csv", "PNG", "vraie extension"],
    ),
    "one column": ("une.csv", b"nom\nAlpha\nBeta\n", ["une.csv", "qu'une colonne", "séparateur"]),
    "a wrong encoding": (
        "codage.csv",
        HEADER.encode() + bytes(range(128, 256)) * 20,
        ["codage.csv", "ni en UTF-8 ni en Windows-1252", "Enregistrez"],
    ),
    "two encodings in one file": (
        "deux.csv",
        (HEADER + "a1,Éléonore,entreprise,rennes,Élève.,ia\n").encode() + "Été".encode("cp1252"),
        ["deux.csv", "la ligne 3", "enregistrez"],
    ),
    "a required column is missing": (
        "sans.csv",
        (HEADER + GOOD).replace("kind", "couleur").encode(),
        ["sans.csv", "colonnes obligatoires", "kind", "Ajoutez"],
    ),
    "an unknown extension": ("liste.doc", b"x", ["liste.doc", ".doc", ".csv"]),
}

ROWS = {
    "an unknown territory": (GOOD.replace("rennes", "Renes"), "territory", ["« Renes »", "rennes"]),
    "an unknown kind": (
        GOOD.replace("entreprise", "entreprize"),
        "kind",
        ["« entreprize »", "company"],
    ),
    "an unknown domain": (
        GOOD.replace("numerique", "numrique"),
        "domains",
        ["« numrique »", "numerique"],
    ),
    "a text of 1 MB": (
        GOOD.replace("Fabrique", "x" * 1_000_000),
        "summary",
        ["caractères", "20 000 au plus", "Raccourcissez"],
    ),
    "an identifier that climbs": (GOOD.replace("a1", "../a1"), "id", ["« ../a1 »", "Il faut"]),
    "an identifier twice": (GOOD.replace("a1", "b1"), "id", ["« b1 »", "ligne 2", "le sien"]),
}


def flowing(text):
    return " ".join(text.split())


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
@pytest.mark.parametrize("command", ["check", "index"])
def test_a_file_that_cannot_be_read(run, bare_home, tmp_path, command, case):
    name, contents, sentences = case
    path = tmp_path / name
    path.write_bytes(contents)
    ended = run(command, path)
    assert ended.code == ExitCode.INPUT
    assert ended.out == ""
    for sentence in sentences:
        assert sentence in ended.err
    assert path.read_bytes() == contents
    assert not bare_home.exists()
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("command", ["check", "index"])
def test_a_folder_without_profiles_and_a_file_that_is_not_there(run, tmp_path, command):
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "notes.docx").write_bytes(b"x")
    ended = run(command, tmp_path / "dossier")
    assert ended.code == ExitCode.INPUT
    assert "ne contient aucun fichier de profils" in ended.err
    absent = run(command, tmp_path / "absent.csv")
    assert absent.code == ExitCode.INPUT
    assert "absent.csv n'existe pas" in absent.err


@pytest.mark.parametrize(("row", "field", "sentences"), ROWS.values(), ids=ROWS)
def test_a_row_that_cannot_be_kept(run, tmp_path, row, field, sentences):
    path = tmp_path / "rows.csv"
    path.write_text(HEADER + GOOD.replace("a1", "b1") + row, encoding="utf-8")
    ended = run("check", path)
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    with Path("rows.csv.rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        csv.field_size_limit(4_000_000)
        (reject,) = csv.DictReader(file, delimiter=";")
    assert reject["line"] == "3"
    assert reject["field"].startswith(field)
    reason = reject["reason"].replace("\N{NO-BREAK SPACE}", " ")
    reason = reason.replace("\N{NARROW NO-BREAK SPACE}", " ")
    for sentence in sentences:
        assert sentence in reason
    assert reason in flowing(ended.out)
    # The whole row is kept, so that it can be mended and read again.
    kept = json.loads(reject["row"])
    assert list(kept.values()) == next(csv.reader(io.StringIO(row)))
    document = json.loads(run("check", path, "-f", "json").out)
    assert (document["files"][0]["kept"], document["files"][0]["rejected"]) == (1, 1)


@pytest.mark.encoder
def test_the_good_rows_are_indexed_beside_the_rejected_ones(run_on_sample, tmp_path):
    rows = GOOD + GOOD.replace("a1", "q1").replace("rennes", "quebec") + ROWS["an unknown kind"][0]
    (tmp_path / "rows.csv").write_text(HEADER + rows.replace("a1,Alpha,entreprize", "a2,Beta,x"))
    ended = run_on_sample("index", tmp_path / "rows.csv", "--workspace", tmp_path / "w")
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "2 profils" in flowing(ended.out)
    assert Path("rows.csv.rejects.csv").exists()
    listed = run_on_sample("profiles", "list", "--workspace", tmp_path / "w", "-f", "json")
    assert [one["id"] for one in json.loads(listed.out)] == ["a1", "q1"]


@pytest.mark.encoder
@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '=HYPERLINK("http://x","y")'])
def test_a_name_that_would_run_is_shown_as_it_stands(run_on_sample, workspace, tmp_path, name):
    sheet = io.StringIO()
    row = ["q1", name, "laboratoire", "quebec", "Essais d'optique et de capteurs.", "photonique"]
    csv.writer(sheet).writerow(row)
    (tmp_path / "odd.csv").write_text(HEADER + sheet.getvalue(), encoding="utf-8")
    where = ("--workspace", workspace)
    ended = run_on_sample("index", tmp_path / "odd.csv", "--add", *where)
    assert ended.code == 0, ended.err
    for output in ("a.csv", "a.xlsx", "a.md", "a.json"):
        assert run_on_sample("suggest", "r1", *where, "-o", output).code == 0
    text = Path("a.csv").read_text(encoding="utf-8-sig")
    names = {row["Nom"] for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert (f"'{name}" if name.startswith("=") else name) in names
    cells = [row[2] for row in openpyxl.load_workbook("a.xlsx")["Suggestions"].iter_rows(min_row=2)]
    (cell,) = [one for one in cells if one.value == name]
    assert cell.data_type == "s"
    assert "<script" not in Path("a.md").read_text(encoding="utf-8")
    assert name in {one["name"] for one in json.loads(Path("a.json").read_text())["suggestions"]}
    assert name in run_on_sample("profiles", "show", "q1", *where).out


@pytest.mark.encoder
def test_an_unknown_profile_meets_near_ones(run_on_sample, workspace):
    ended = run_on_sample("suggest", "Capteur Amor", "--workspace", workspace, "--top", "1")
    assert ended.code == 0
    unknown = run_on_sample("suggest", "Capteurs Bretons", "--workspace", workspace)
    assert unknown.code == ExitCode.INPUT
    for sentence in ("« Capteurs Bretons »", "Capteurs Armor (r1)", "matching profiles list"):
        assert sentence in unknown.err
    assert run_on_sample("index", "--remove", "zz", "--workspace", workspace).code == ExitCode.INPUT


def test_no_suggestion_at_all_cannot_be_asked(run):
    ended = run("suggest", "x", "--top", "0")
    assert ended.code == ExitCode.INPUT
    assert ended.err == "L'option --top a reçu « 0 ». Il faut un nombre entier, 1 au moins.\n"


def test_a_workspace_that_was_never_built_is_not_built_by_a_slip(run, tmp_path):
    for command in (["info"], ["suggest", "r1"], ["profiles", "list"]):
        ended = run(*command, "--workspace", tmp_path / "wrkspace")
        assert ended.code == ExitCode.WORKSPACE
        assert "matching index" in ended.err
    assert not (tmp_path / "wrkspace").exists()


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [("model_id", "other@1", "other@1"), ("schema", 99, "schéma 99")],
)
def test_a_workspace_of_another_model_or_schema(run_on_sample, workspace, field, value, sentence):
    path = generation(workspace) / "manifest.json"
    manifest = json.dumps(json.loads(path.read_bytes()) | {field: value}).encode()
    path.write_bytes(manifest)
    path.with_suffix(".sha256").write_text(f"{hashlib.sha256(manifest).hexdigest()}\n")
    ended = run_on_sample("suggest", "r1", "--workspace", workspace)
    assert ended.code == ExitCode.WORKSPACE
    assert sentence in ended.err
    assert "Relancez « matching index »" in ended.err


@pytest.mark.encoder
@pytest.mark.parametrize("harm", ["truncated", "altered", "absent"])
def test_a_file_of_the_index_that_is_not_whole_is_named(run_on_sample, workspace, harm):
    path = next(generation(workspace).rglob("*.faiss"))
    contents = path.read_bytes()
    if harm == "absent":
        path.unlink()
    else:
        flipped = contents[:-1] + bytes([contents[-1] ^ 1])
        path.write_bytes(flipped if harm == "altered" else contents[: len(contents) // 2])
    ended = run_on_sample("suggest", "r1", "--workspace", workspace)
    assert ended.code == ExitCode.WORKSPACE
    assert str(path) in ended.err
    assert "elancez « matching index »" in ended.err


@pytest.mark.encoder
def test_a_second_build_is_refused_while_one_runs(run_on_sample, workspace):
    with Workspace(workspace).building():
        ended = run_on_sample("index", "--remove", "r2", "--workspace", workspace)
    assert ended.code == ExitCode.WORKSPACE
    assert "Une autre construction est en cours" in ended.err
    assert profiles_of(run_on_sample, workspace) == ["q1", "q2", "r1", "r2"]


def without_the_privilege_to_write_anywhere():
    """Take from root, in a child, what lets it ignore the permissions of files."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        drop_from_bounding_set = 24
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if library.prctl(drop_from_bounding_set, capability, 0, 0, 0):
                os._exit(99)


def with_a_disk_of_a_few_kilobytes():
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.mark.encoder
@pytest.mark.skipif(sys.platform != "linux", reason="needs prctl")
def test_a_folder_closed_to_writing_leaves_the_index_as_it_was(
    run_on_sample, child, workspace, sample_home
):
    folders = [workspace, *(path for path in workspace.rglob("*") if path.is_dir())]
    before = sorted(workspace.rglob("*"))
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    workspace.chmod(0o555)
    process = child(
        "index", "--remove", "r2", "--workspace", workspace,
        env={"MATCHING_HOME": str(sample_home)},
        preexec_fn=without_the_privilege_to_write_anywhere,
    )  # fmt: skip
    _, errors = process.communicate(timeout=120)
    for folder in folders:
        folder.chmod(0o755)
    assert process.returncode == ExitCode.WORKSPACE
    assert f"Impossible d'écrire dans {workspace}" in errors
    assert sorted(workspace.rglob("*")) == before
    assert profiles_of(run_on_sample, workspace) == ["q1", "q2", "r1", "r2"]


@pytest.mark.encoder
@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_leaves_the_index_as_it_was(run_on_sample, child, workspace, sample_home):
    process = child(
        "index", "--remove", "r2", "--workspace", workspace,
        env={"MATCHING_HOME": str(sample_home)},
        preexec_fn=with_a_disk_of_a_few_kilobytes,
    )  # fmt: skip
    _, errors = process.communicate(timeout=120)
    assert process.returncode == ExitCode.WORKSPACE
    assert "place sur le disque" in errors
    assert profiles_of(run_on_sample, workspace) == ["q1", "q2", "r1", "r2"]
    assert run_on_sample("index", "--remove", "r2", "--workspace", workspace).code == 0
    assert profiles_of(run_on_sample, workspace) == ["q1", "q2", "r1"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_leaves_an_answer_that_was_there(child, tmp_path):
    (tmp_path / "rows.csv").write_text(HEADER + "z" * 50 + "," + "y" * 9_000 + "\n" + GOOD)
    kept = tmp_path / "rejets.csv"
    kept.write_text("avant", encoding="utf-8")
    process = child(
        "check", tmp_path / "rows.csv", "--rejects", kept,
        preexec_fn=with_a_disk_of_a_few_kilobytes,
    )  # fmt: skip
    _, errors = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INPUT
    assert "rejets.csv ne peut pas être écrit" in errors
    assert kept.read_text(encoding="utf-8") == "avant"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "rejets.csv",
        "rows.csv",
    ]


@pytest.mark.encoder
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("stage", ["staging", "written", "renamed"])
def test_a_killed_build_leaves_the_index_as_it_was(run_on_sample, workspace, stage):
    code = (
        "import os, signal\n"
        "from matching.config import load_settings\n"
        "from matching.engine.building import build_index\n"
        f"die = lambda at: os.kill(os.getpid(), signal.SIGKILL) if at == {stage!r} else None\n"
        f"settings = load_settings(workspace={str(workspace)!r})\n"
        "build_index(None, settings, remove=['r2'], step=die)\n"
    )
    words = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(words, env=environment, capture_output=True, timeout=120, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert profiles_of(run_on_sample, workspace) == ["q1", "q2", "r1", "r2"]
    assert run_on_sample("index", "--remove", "r2", "--workspace", workspace).code == 0
    assert profiles_of(run_on_sample, workspace) == ["q1", "q2", "r1"]
    assert list((workspace / "generations").glob(".*")) == []


def test_an_answer_that_cannot_be_written_is_told(run, tmp_path):
    (tmp_path / "rows.csv").write_text(HEADER + GOOD + "b1,,,,,\n", encoding="utf-8")
    ended = run("check", tmp_path / "rows.csv", "--rejects", tmp_path / "absent" / "r.csv")
    assert ended.code == ExitCode.INPUT
    assert "ne peut pas être écrit" in ended.err
    assert "Vérifiez que le dossier existe" in ended.err


def generation(workspace):
    return workspace / "generations" / Workspace(workspace).manifest().generation


def profiles_of(run, workspace):
    ended = run("profiles", "list", "--workspace", workspace, "-f", "json")
    assert ended.code == 0, ended.err
    return [one["id"] for one in json.loads(ended.out)]
