"""Somebody who is everywhere is found there, erased, found nowhere, and does not come back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from toys import ToyEncoder
from unit.engine.erased_world import (
    ANOTHER,
    ID,
    NAME,
    NAMES,
    NEIGHBOUR,
    SENTENCE,
    TWIN,
    WHEN,
    World,
    neighbours,
    register,
    somebody,
    twin,
)
from unit.sources.source_server import served

from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.erasing.erasing import Means, erase
from matching.engine.erasing.finding import find_person
from matching.errors import UnknownProfileError
from matching.feedback.model import NewDecision, Party
from matching.feedback.store import FeedbackStore
from matching.index.workspace import Workspace
from matching.privacy.audit import AuditLog
from matching.privacy.suppression import SuppressionList
from matching.profiles.writing import write_profiles

TESTS = Path(__file__).parents[2]
WORDS = (*NAMES, SENTENCE, ANOTHER, ID, TWIN)


@pytest.fixture(scope="module")
def server():
    with served(register) as started:
        yield started


@pytest.fixture(scope="module")
def full(tmp_path_factory, server):
    """A world that is full, not to be changed."""
    world = World(tmp_path_factory.mktemp("full"))
    world.fill(server)
    return world


@pytest.fixture(scope="module")
def light(tmp_path_factory, server):
    """A world without plans and exports, not to be changed."""
    world = World(tmp_path_factory.mktemp("light"))
    world.fill(server, exported=False)
    return world


def copied(one, folder, monkeypatch):
    shutil.copytree(one.folder, folder)
    monkeypatch.chdir(folder)
    return World(folder)


@pytest.fixture
def world(light, tmp_path, monkeypatch):
    """A copy of the light one."""
    return copied(light, tmp_path / "world", monkeypatch)


@pytest.fixture
def whole(full, tmp_path, monkeypatch):
    """A copy of the full one."""
    return copied(full, tmp_path / "world", monkeypatch)


def found(world, *who, **more):
    return find_person(who, world.settings, files=[world.files, world.made], **more)


def erased(world, *who, delete=True, step=lambda _: None, **more):
    return erase(
        who or (ID,),
        world.settings,
        WHEN,
        files=more.pop("files", [world.files, world.made]),
        delete=lambda _: delete,
        means=Means(encoder=ToyEncoder(), step=step),
        **more,
    )


def where(world, searched):
    """The kinds found in each file, generations by what lies in them."""
    told = {}
    for hit in searched.hits:
        parts = hit.path.relative_to(world.folder).parts
        if "generations" in parts:
            parts = parts[:2] + parts[4:]
        told.setdefault("/".join(parts), set()).add(hit.needle.kind)
    return told


def test_before_the_search_finds_somebody_in_every_place(full):
    searched = found(full, ID)
    told = where(full, searched)
    text = {"name", "identifier", "sentence"}
    side = "home/workspace/sides/rennes"
    expected = {
        "files/all.jsonl": {*text, "phrase"},
        "files/one.jsonl": {*text, "phrase"},
        "files/one.jsonl.merges": {*text, "phrase"},
        "files/register.jsonl": {"name", "identifier", "fingerprint"},
        "files/x.rejects.csv": text,
        "home/own-profiles.jsonl": {*text, "phrase"},
        "home/feedback.sqlite": text,
        "home/workspace/cache/vectors.sqlite": {"fingerprint", "vector"},
        f"{side}/profiles/records.txt": text,
        f"{side}/profiles/names.txt": {"name"},
        f"{side}/profiles/ids.txt": {"identifier"},
        f"{side}/sentences/texts.txt": {"sentence", "phrase"},
        f"{side}/sentences/vectors.npy": {"vector"},
        f"{side}/vectors/topic.npy": {"vector"},
        f"{side}/smoothed/topic.npy": {"vector"},
        f"{side}/index/sentence.faiss": {"vector"},
        "home/workspace/sides/quebec/profiles/records.txt": {"name", "identifier"},
        "made/partners.json": text,
        "made/partners.csv": text,
        "made/partners.xlsx": text,
        "made/sent.zip": text,
        "made/plan/plan.json": {*text, "phrase"},
        "made/plan/mission.xlsx": text,
        f"made/plan/dossiers/{NEIGHBOUR}.pdf": text,
        f"made/plan/dossiers/{NEIGHBOUR}.html": text,
        f"made/plan/calendars/{NEIGHBOUR}.ics": text,
    }
    assert {place: told.get(place) for place in expected} == expected
    assert any(place.startswith("home/sources/companies-fr/") for place in told)
    in_generations = [hit.path for hit in searched.hits if "generations" in hit.path.parts]
    generations = full.settings.workspace_folder / "generations"
    assert {one.relative_to(generations).parts[0] for one in in_generations} == {
        one.name for one in generations.iterdir()
    }
    assert len(list(generations.iterdir())) == 2
    assert {hit.form for hit in searched.hits} >= {"exact", "nfd", "json", "float32"}


def test_afterwards_nothing_is_left_and_no_import_brings_it_back(whole, server):
    world = whole
    original = (world.files / "all.jsonl").read_bytes()
    done = erased(world)
    assert done.is_clean
    assert done.left == ()
    assert {ID, TWIN} == set(done.ids)
    assert {path.name for path in done.rows} == {"all.jsonl", "one.jsonl", "register.jsonl"}
    assert (done.merges, done.rejects, done.pages) == (1, 1, 1)
    assert done.unlinked == 1  # the same neighbour in two files
    assert find_person((), world.settings, texts=WORDS, files=[world.files, world.made]).hits == ()
    with pytest.raises(UnknownProfileError):
        find_person((ID,), world.settings)
    # Everybody else is where they were.
    assert len(world.matcher().profiles) == 24
    assert world.matcher().by_id(NEIGHBOUR).links == (neighbours()[16].links[1],)
    assert len((world.files / "all.jsonl").read_text(encoding="utf-8").splitlines()) == 24
    assert list(OwnProfiles(world.settings.own_profiles_file).read()) == ["rennes-00"]
    with FeedbackStore.open(world.settings.feedback_file, world.territories) as store:
        notes = [one.note for one in store.decisions()]
    assert notes == [None, None, "Rien"]
    assert [one.act for one in AuditLog(world.settings.privacy_folder).entries()] == ["erase"] * 2
    # The same file, and the same source, once more.
    (world.files / "all.jsonl").write_bytes(original)
    world.index("all.jsonl")
    (world.files / "all.jsonl").unlink()
    fetched = world.fetch(server)
    assert fetched.left_out == {"source-left-suppressed": 1}
    world.index("register.jsonl", add=True)
    assert len(world.matcher().profiles) == 24 + 6
    assert find_person((), world.settings, texts=WORDS, files=[world.files]).hits == ()


def test_vectors_of_before_are_in_no_file_afterwards(world):
    from matching.engine.erasing.gathering import gather  # noqa: PLC0415
    from matching.engine.erasing.places import Places  # noqa: PLC0415
    from matching.privacy.finding.searching import search  # noqa: PLC0415

    places = Places.of(world.settings, [world.files, world.made])
    gathered = gather([ID], world.settings, places)
    assert len(gathered.vectors) > 20
    erased(world)
    searched = search(places.all, gathered.needles, gathered.vectors, leaving=())
    assert searched.hits == ()
    assert searched.closed == ()


STEPS = ("begin", "suppress", "files", "pages", "decisions", "index")
STAGES = ("staging", "written", "renamed", "switched", "again", "prove", "end")


@pytest.mark.parametrize(
    "steps",
    [
        ("suppress", "renamed", "again"),
        pytest.param((*STEPS, *STAGES), marks=[pytest.mark.prove, pytest.mark.slow]),
    ],
)
def test_a_run_killed_at_any_step_is_finished_by_the_next(light, tmp_path, monkeypatch, steps):
    worlds = tmp_path / "worlds"
    for step in steps:
        shutil.copytree(light.folder, worlds / step)
    single = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "RAYON")}
    subprocess.run(
        [sys.executable, str(Path(__file__).with_name("erased_killed.py")), str(worlds), *steps],
        env={
            **os.environ,
            **single,
            "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)]),
        },
        check=True,
        timeout=300,
    )
    for step in steps:
        world = World(worlds / step)
        monkeypatch.chdir(world.folder)
        done = erased(world)
        assert (done.is_clean, done.left) == (True, ()), step
        files = [world.files, world.made]
        assert find_person((), world.settings, texts=WORDS, files=files).hits == (), step
        assert not (world.settings.privacy_folder / "erasing").exists()
        assert len(world.matcher().profiles) == 24
        assert len(list((world.settings.workspace_folder / "generations").iterdir())) == 1


def test_what_is_left_is_told_with_what_to_do(whole):
    world = whole
    done = erased(world, delete=False)
    assert not done.is_clean
    assert {one.why for one in done.left} == {"output"}
    assert {one.path.name for one in done.left} >= {"plan.json", "mission.xlsx", "sent.zip"}
    assert (world.made / "plan" / "plan.json").exists()


def test_a_file_that_served_to_index_and_is_not_named_is_told(world):
    done = erased(world, files=[])
    assert {(one.path.name, one.why) for one in done.left} == {("one.jsonl", "origin")}
    assert not done.is_clean


def test_what_others_say_of_a_name_is_told_and_not_cut(world):
    speaker = neighbours()[0].model_copy(
        update={"id": "rennes-90", "name": "Voisin", "summary_fr": f"Voisin de l'{NAME}, à Rennes."}
    )
    write_profiles([speaker], world.files / "voisin.jsonl")
    world.index("voisin.jsonl", add=True)
    done = erased(world)
    assert done.mentions == {"rennes-90": (NAME,)}
    assert done.is_clean
    assert {one.why for one in done.left} == {"mention"}
    assert world.matcher().by_id("rennes-90") == speaker


def test_a_namesake_stays_and_is_told(world):
    namesake = neighbours()[0].model_copy(update={"id": "rennes-91", "name": NAME})
    write_profiles([namesake], world.files / "autre.jsonl")
    world.index("autre.jsonl", add=True)
    with pytest.raises(UnknownProfileError) as caught:
        erased(world, NAME)
    assert caught.value.near == ("rennes-91", ID)
    done = erased(world)
    assert [one.id for one in done.namesakes] == ["rennes-91"]
    assert world.matcher().by_id("rennes-91") == namesake
    assert done.mentions == {"rennes-91": (NAME,)}
    # It is not erased by the next import either.
    world.index("autre.jsonl", add=True)
    assert world.matcher().by_id("rennes-91") == namesake


def test_a_sentence_that_others_keep_is_not_theirs(world):
    other = neighbours()[0].model_copy(update={"id": "rennes-92", "offers_fr": (f"{SENTENCE}.",)})
    write_profiles([other], world.files / "autre.jsonl")
    world.index("autre.jsonl", add=True)
    done = erased(world)
    assert {one.text: holder for one, holder in done.shared.items()}[SENTENCE] == "rennes-92"
    assert done.is_clean
    assert found(world, texts=[ANOTHER]).hits == ()
    assert found(world, texts=[SENTENCE]).hits != ()


def test_who_is_only_in_a_former_generation_or_alone_is_erased_too(tmp_path):
    world = World(tmp_path)
    world.files.mkdir()
    world.made.mkdir()
    write_profiles([*neighbours(3), somebody()], world.files / "a.jsonl")
    write_profiles(neighbours(3), world.files / "b.jsonl")
    write_profiles([twin()], world.files / "c.jsonl")
    world.index("a.jsonl")
    world.index("b.jsonl")
    assert erased(world, ID).is_clean
    assert len(world.matcher().profiles) == 6
    world.folder = tmp_path / "alone"
    world.files.mkdir(parents=True)
    world.made.mkdir()
    write_profiles([twin()], world.files / "c.jsonl")
    world.index("c.jsonl")
    done = erased(world, TWIN)
    assert (done.is_clean, done.was_indexed) == (True, True)
    assert Workspace(world.settings.workspace_folder).in_use == ""
    assert (world.files / "c.jsonl").read_bytes() == b""
    with sqlite3.connect(Workspace(world.settings.workspace_folder).cache_file) as cache:
        assert cache.execute("SELECT count(*) FROM vectors").fetchone() == (0,)


@pytest.mark.parametrize("who", [ID, NAME])
def test_who_is_only_in_what_was_decided_is_erased_too(tmp_path, who):
    world = World(tmp_path)
    world.files.mkdir()
    world.made.mkdir()
    write_profiles(neighbours(), world.files / "a.jsonl")
    world.index("a.jsonl")
    world.decide()
    assert NAME.encode() in world.settings.feedback_file.read_bytes()
    done = erased(world, who)
    assert (done.ids, done.is_clean, done.was_indexed) == ((ID,), True, False)
    assert done.decisions > 0
    assert NAME.encode() not in world.settings.feedback_file.read_bytes()
    assert SuppressionList(world.settings.privacy_folder).covers(somebody())
    with pytest.raises(UnknownProfileError):
        erased(world, "nobody")


def test_an_erasure_in_hand_is_finished_with_that_of_somebody_else(world):
    def stopped(step):
        if step == "pages":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        erased(world, step=stopped)
    done = erased(world, "rennes-03")
    assert set(done.ids) == {ID, TWIN, "rennes-03"}
    assert done.is_clean


def test_without_suppression_the_same_steps_let_a_file_bring_it_back(world):
    original = (world.files / "all.jsonl").read_bytes()
    done = erased(world, act="remove")
    assert done.is_clean
    (world.files / "all.jsonl").write_bytes(original)
    world.index("all.jsonl")
    assert world.matcher().by_id(ID) == somebody()


def stopped_at(last):
    def step(name):
        if name == last:
            raise KeyboardInterrupt

    return step


@pytest.mark.parametrize(("first", "then"), [("erase", "remove"), ("remove", "erase")])
def test_what_was_asked_of_each_outlives_a_kill(world, first, then):
    files = [world.files / "all.jsonl"]
    with pytest.raises(KeyboardInterrupt):
        erased(world, step=stopped_at("suppress"), act=first, files=files)
    erased(world, "rennes-03", act=then, files=[world.made])
    listed = SuppressionList(world.settings.privacy_folder)
    other = next(one for one in neighbours() if one.id == "rennes-03")
    assert listed.covers(somebody()) is (first == "erase")
    assert listed.covers(other) is (then == "erase")
    # The file that was named then is done as well.
    assert NAME not in files[0].read_text(encoding="utf-8")
    acts = [one.act for one in AuditLog(world.settings.privacy_folder).about([ID, "rennes-03"])]
    assert sorted(acts) == sorted([first, then])


def test_whoever_is_left_out_stays_so_when_a_namesake_is_erased(world):
    asked = neighbours()[0].model_copy(update={"id": "rennes-93", "name": NAME})
    write_profiles([asked], world.files / "parti.jsonl")
    listed = SuppressionList(world.settings.privacy_folder)
    listed.add(asked, WHEN.date())
    assert [one.id for one in erased(world).namesakes] == ["rennes-93"]
    assert listed.covers(asked)


def test_no_name_makes_an_erasure_remove_what_the_program_works_with(world):
    # The list says "entries", the log "subject", own profiles "summary_fr".
    names = ("Entries", "Subject", "Kind")
    told = [somebody().model_copy(update={"id": f"mot-{n}", "name": n}) for n in names]
    told = [one.model_copy(update={"identifiers": (), "website": None}) for one in told]
    write_profiles(told, world.files / "mots.jsonl")
    listed = SuppressionList(world.settings.privacy_folder)
    listed.add(twin(), WHEN.date())
    for one in told:
        done = erased(world, one.id, files=[world.files, world.settings.home])
        assert not [path for path in done.deleted if path.is_relative_to(world.settings.home)]
        assert listed.covers(twin())
        assert AuditLog(world.settings.privacy_folder).verify().fault is None
    assert world.matcher().by_id("rennes-01")
    assert (world.files / "all.jsonl").exists()


def test_what_lies_beside_a_file_that_is_named_is_looked_through(world):
    beside = world.files / "one.rejects.csv"
    shutil.copy(world.files / "x.rejects.csv", beside)
    draft = world.files / ".one.jsonl.0a1b2c3d.tmp"
    draft.write_text(NAME, encoding="utf-8")
    done = erased(world, files=[world.files / "one.jsonl"])
    assert done.merges == 1
    assert NAME not in beside.read_text(encoding="utf-8")
    assert draft in [one.path for one in done.left]


def test_of_two_erasures_at_once_neither_ends_what_the_other_has_in_hand(world):
    ids = ("rennes-03", "rennes-04")
    found = []

    def run(name):
        found.append(erased(world, name, files=[world.files]))

    both = [threading.Thread(target=run, args=(name,)) for name in ids]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert {name for one in found for name in one.ids} == set(ids)
    assert not {one.id for one in world.matcher().profiles} & set(ids)


def test_a_person_is_found_with_the_family_name_first(tmp_path):
    world = World(tmp_path)
    world.files.mkdir()
    world.made.mkdir()
    person = somebody().model_copy(
        update={"id": "p-1", "name": "Jean-Loup de la Rive", "kind": "researcher"}
    )
    write_profiles([*neighbours(3), person], world.files / "a.jsonl")
    world.index("a.jsonl")
    (world.made / "note.txt").write_text("DE LA RIVE, Jean-Loup", encoding="utf-8")
    assert {hit.path.name for hit in found(world, "p-1").hits} >= {"note.txt", "a.jsonl"}
    note = "Vu Rive, Jean-Loup de la"
    asker, partner = (Party.of(one) for one in (neighbours(3)[0], neighbours(3)[-1]))
    with FeedbackStore.open(world.settings.feedback_file, world.territories) as store:
        store.decide(
            NewDecision(
                asker=asker, partner=partner, status="proposed", author="A", at=WHEN, note=note
            )
        )
    erased(world, "p-1")
    assert found(world, texts=["Jean-Loup"]).paths == (world.made / "note.txt",)
