from __future__ import annotations

import csv
import json

from matching.cli.exit_codes import ExitCode

GOOD = "id,name,kind,territory,summary\na1,Alpha,entreprise,rennes,Fabrique des capteurs.\n"
BAD = GOOD + "a2,Bêta,fusée,rennes,Fabrique des fusées.\n"


def test_a_sound_file_ends_with_zero_and_writes_nothing(run, tmp_path):
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    ended = run("check", tmp_path / "good.csv")
    assert (ended.code, ended.err) == (0, "")
    assert "good.csv" in ended.out
    assert list((tmp_path / "here").iterdir()) == []


def test_rejected_rows_are_counted_told_and_kept_apart(run, tmp_path):
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    ended = run("check", tmp_path / "bad.csv")
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "Ligne 3 : Le type « fusée » n'est pas connu." in ended.out
    assert ended.err == "Une ligne rejetée, à lire dans bad.csv.rejects.csv.\n"
    with (tmp_path / "here" / "bad.csv.rejects.csv").open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert (row["line"], row["field"], row["value"]) == ("3", "kind", "fusée")
    assert json.loads(row["row"])["name"] == "Bêta"


def test_the_account_can_be_json_in_english(run, tmp_path):
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    rejects = tmp_path / "apart.csv"
    ended = run("check", tmp_path / "bad.csv", "-f", "json", "--lang", "en", "--rejects", rejects)
    document = json.loads(ended.out)
    assert document["files"] == [
        {"path": str(tmp_path / "bad.csv"), "rows": 2, "kept": 1, "rejected": 1}
    ]
    (reject,) = document["rejects"]
    assert (reject["line"], reject["value"]) == (3, "fusée")
    assert reject["reason"].startswith("The kind “fusée” is not known.")
    assert rejects.read_text(encoding="utf-8-sig").startswith("file,line,field,value,reason,row")


def test_several_files_are_summed(run, tmp_path):
    (tmp_path / "one.csv").write_text(BAD, encoding="utf-8")
    (tmp_path / "two.csv").write_text(GOOD.replace("a1", "b1"), encoding="utf-8")
    ended = run("check", tmp_path / "one.csv", tmp_path / "two.csv")
    total = next(line for line in ended.out.splitlines() if line.strip().startswith("Total"))
    assert total.split()[1:4] == ["3", "2", "1"]


def test_only_the_first_faults_are_listed(run, tmp_path):
    rows = "".join(f"r{n},Nom,fusée,rennes,Texte.\n" for n in range(13))
    (tmp_path / "many.csv").write_text(GOOD + rows, encoding="utf-8")
    ended = run("check", tmp_path / "many.csv")
    assert ended.out.count("« fusée » n'est pas connu") == 10
    assert "… et 3 autres." in ended.out
    assert "13 lignes rejetées" in ended.err


def test_warnings_are_shown_and_reject_nothing(run, tmp_path):
    text = GOOD.replace("summary", "summary,couleur").replace("capteurs.", "capteurs.,bleu")
    (tmp_path / "odd.csv").write_text(text, encoding="utf-8")
    ended = run("check", tmp_path / "odd.csv")
    assert ended.code == 0
    assert "Colonnes inconnues, laissées de côté : couleur" in " ".join(ended.out.split())


def test_a_file_is_never_its_own_file_of_rejects(run, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(BAD, encoding="utf-8")
    ended = run("check", path, "--rejects", tmp_path / "here" / ".." / "bad.csv")
    assert ended.code == ExitCode.INPUT
    assert "serait lu et écrasé" in ended.err
    assert path.read_text(encoding="utf-8") == BAD


def test_names_cannot_drive_the_terminal(run, tmp_path):
    text = BAD.replace("fusée", "\x1b[31m[bold]fusée[/bold]")
    (tmp_path / "\x1b]0;titre.csv").write_text(text, encoding="utf-8")
    ended = run("check", tmp_path / "\x1b]0;titre.csv")
    assert ended.code == ExitCode.ROWS_LEFT_OUT
    assert "\x1b" not in ended.out + ended.err
    assert "[bold]fusée[/bold]" in ended.out
