"""Who is left out: the file holds hashes only, and recognises whoever comes back by another way."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from datetime import date

import pytest

from matching.errors import WorkspaceDamagedError
from matching.privacy.marks import marks_of
from matching.privacy.suppression import SuppressionList
from matching.profiles.model import Profile

DAY = date(2026, 11, 30)


def person(name="Maëlle Kerivel", **values):
    base = {"id": "p-1", "kind": "researcher", "territory": "nord", "keywords": ("algues",)}
    return Profile.model_validate(base | {"name": name} | values)


@pytest.fixture
def listed(tmp_path):
    return SuppressionList(tmp_path / "privacy")


def test_nothing_is_covered_nor_made_where_there_is_no_list(listed, tmp_path):
    assert not listed.covers(person())
    assert not listed.lift(person())
    assert not (tmp_path / "privacy").exists()


@pytest.mark.parametrize(
    "again",
    [
        person(),
        person("KERIVEL, Maelle", id="hal:maelle-kerivel"),
        person("Pr Maëlle J. Kerivel", id="q-7"),
        person("M. K.", id="q-7", identifiers=("orcid:0000-0002-1825-0097",)),
        person("M. K.", id="q-7", source_url="https://orcid.org/0000-0002-1825-0097"),
    ],
    ids=["same", "name turned round", "title and initial", "identifier", "address"],
)
def test_a_person_is_recognised_in_another_source(listed, again):
    assert listed.add(person(identifiers=("orcid:0000-0002-1825-0097",)), DAY)
    assert listed.covers(again)


@pytest.mark.parametrize(
    "other",
    [
        person("Maëlle Kerivel", id="q-7", territory="sud"),
        person("Maëlle Kerivel", id="q-7", kind="company"),
        person("Maëlle Le Goff", id="q-7"),
    ],
    ids=["other territory", "a company", "other name"],
)
def test_others_are_let_in(listed, other):
    listed.add(person(), DAY)
    assert not listed.covers(other)


def test_an_organisation_is_recognised_without_its_legal_form(listed):
    first = person("Algues du Nord SAS", kind="company", identifiers=("siren:732829320",))
    listed.add(first, DAY)
    assert listed.covers(person("ALGUES DU NORD", id="q-7", kind="company"))
    assert listed.covers(person("Autre nom", id="siren:732829320", kind="company"))


def test_the_file_holds_no_word_and_the_key_is_its_owners(listed, tmp_path):
    listed.add(person(identifiers=("orcid:0000-0002-1825-0097",)), DAY)
    folder = tmp_path / "privacy"
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len((folder / "key").read_bytes()) == 32
    text = (folder / "suppressed.json").read_text().lower()
    for word in ("kerivel", "maelle", "maëlle", "p-1", "0000-0002", "nord", "researcher"):
        assert word not in text
    (entry,) = json.loads(text)["entries"]
    assert entry["day"] == "2026-11-30"
    assert len(entry["registered"]) == 1


def test_two_folders_hash_the_same_person_differently(tmp_path):
    hashes = set()
    for name in ("a", "b"):
        SuppressionList(tmp_path / name).add(person(), DAY)
        text = (tmp_path / name / "suppressed.json").read_text()
        hashes.add(json.loads(text)["entries"][0]["name"])
    assert len(hashes) == 2


def test_to_add_twice_changes_nothing(listed):
    assert listed.add(person(), DAY)
    assert not listed.add(person(), date(2027, 1, 1))
    assert len(listed) == 1


def test_whoever_is_lifted_comes_back_and_may_be_left_out_again(listed):
    listed.add(person(), DAY)
    assert listed.lift(person())
    assert not listed.covers(person())
    assert len(listed) == 0
    assert not listed.lift(person())
    assert listed.add(person(), DAY)
    assert listed.covers(person())


def test_to_lift_a_namesake_leaves_the_other_out(listed):
    namesake = person(id="q-7", identifiers=("orcid:0000-0002-1825-0097",))
    listed.add(person(), DAY)
    assert listed.covers(namesake)
    assert listed.lift(namesake)
    assert not listed.covers(namesake)
    assert listed.covers(person())
    assert listed.covers(person(id="q-8"))
    listed.add(namesake, DAY)
    assert listed.covers(namesake)


def test_an_id_that_two_files_use_for_two_people_lifts_only_one(listed):
    listed.add(person(id="1"), DAY)
    other = person("Yann Le Goff", id="1")
    assert listed.covers(other)
    assert listed.lift(other)
    assert not listed.covers(other)
    assert listed.covers(person(id="1"))


def test_another_process_is_seen_at_once(listed, tmp_path):
    assert not listed.covers(person())
    SuppressionList(tmp_path / "privacy").add(person(), DAY)
    assert listed.covers(person())
    SuppressionList(tmp_path / "privacy").lift(person())
    assert not listed.covers(person())


def test_without_its_key_the_list_is_an_error_and_no_new_key_is_made(listed, tmp_path):
    listed.add(person(), DAY)
    (tmp_path / "privacy" / "key").unlink()
    again = SuppressionList(tmp_path / "privacy")
    with pytest.raises(WorkspaceDamagedError):
        again.covers(person())
    with pytest.raises(WorkspaceDamagedError):
        again.add(person(id="q-7"), DAY)
    assert not (tmp_path / "privacy" / "key").exists()


def test_a_damaged_list_lets_nobody_in(listed, tmp_path):
    listed.add(person(), DAY)
    path = tmp_path / "privacy" / "suppressed.json"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(WorkspaceDamagedError):
        SuppressionList(tmp_path / "privacy").covers(person("Yann Le Goff", id="q-7"))


def test_a_list_that_was_lost_lets_nobody_in(listed, tmp_path):
    listed.add(person(), DAY)
    (tmp_path / "privacy" / "suppressed.json").unlink()
    for one in (listed, SuppressionList(tmp_path / "privacy")):
        with pytest.raises(WorkspaceDamagedError):
            one.covers(person())
        with pytest.raises(WorkspaceDamagedError):
            one.add(person(), DAY)


def test_namesakes_are_spared_unless_they_are_left_out_already(listed):
    asked, other = person(id="q-7"), person(id="q-8")
    listed.add(asked, DAY)
    listed.add(person(), DAY, sparing=[asked])
    assert listed.covers(asked)
    listed.lift(asked)
    listed.lift(person())
    assert listed.add(person(), DAY, sparing=[other])
    assert (listed.covers(person()), listed.covers(other)) == (True, False)
    # Once more, as after a kill, changes nothing.
    assert not listed.add(person(), DAY, sparing=[other])
    assert not listed.covers(other)


@pytest.mark.parametrize("contents", [None, b'{"schema": 1}'])
def test_a_run_killed_while_it_made_the_key_is_no_obstacle(listed, tmp_path, contents):
    folder = tmp_path / "privacy"
    listed.add(person(), DAY)
    (folder / "key").unlink()
    (folder / "suppressed.json").unlink()
    if contents:
        (folder / "suppressed.json").write_bytes(contents)
    assert SuppressionList(folder).add(person(), DAY)
    assert SuppressionList(folder).covers(person())


_WRITER = """
import sys
from datetime import date, datetime, UTC
from pathlib import Path
from matching.privacy.audit import AuditLog
from matching.privacy.suppression import SuppressionList
from matching.profiles.model import Profile
folder, who = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    name = f"{who}-{number}"
    one = Profile(id=name, name=name, kind="company", territory="nord", keywords=("x",))
    SuppressionList(folder).add(one, date(2026, 11, 30))
    AuditLog(folder).append("object", one, datetime(2026, 11, 30, tzinfo=UTC))
"""


def test_two_processes_lose_nothing_of_each_other(tmp_path):
    from matching.privacy.audit import AuditLog  # noqa: PLC0415 - of this test only

    folder = tmp_path / "privacy"
    command = [sys.executable, "-c", _WRITER, str(folder)]
    writers = [subprocess.Popen([*command, who]) for who in ("a", "b")]
    assert [one.wait(60) for one in writers] == [0, 0]
    listed = SuppressionList(folder)
    assert len(listed) == 50
    assert all(
        listed.covers(person(f"{who}-{number}", id=f"{who}-{number}", kind="company"))
        for who in ("a", "b")
        for number in range(25)
    )
    verified = AuditLog(folder).verify()
    assert (verified.count, verified.fault) == (50, None)


def test_names_without_letters_are_not_all_one():
    assert marks_of(person("李明")).name != marks_of(person("王芳")).name
    assert marks_of(person("+++", kind="company")).name != marks_of(person("***")).name
    emoji = [marks_of(person(name, kind="company")).name for name in ("🦒", "🚀")]
    assert emoji[0] != emoji[1]
