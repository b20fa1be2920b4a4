from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from matching.embedding.cached import text_hash
from matching.engine.building import build_index, compute, origin_hash
from matching.errors import (
    FileUnreadableError,
    RequestError,
    WorkspaceBusyError,
    WorkspaceMissingError,
)
from matching.index.workspace import Workspace
from matching.profiles.facets import facet_texts
from matching.ranking.ranker import Ranker
from matching.territories import Territories


def texts_of(people):
    return {(text.text, text.role) for profile in people for text in facet_texts(profile)}


def cached(settings):
    with closing(sqlite3.connect(Workspace(settings.workspace_folder).cache_file)) as cache:
        return {row[0] for row in cache.execute("SELECT text_hash FROM vectors")}


def hashes_of(people):
    return {text_hash(text, role) for text, role in texts_of(people)}


def indexed(settings):
    _, contents = Workspace(settings.workspace_folder).read()
    return {p.id: p for side in contents.sides.values() for p in side.population.profiles}


@pytest.fixture
def calls(toy_encoder):
    """Returns what was asked of the encoder since it was last looked at."""

    def since():
        asked, toy_encoder.calls = toy_encoder.calls, []
        return asked

    return since


def test_each_different_text_is_encoded_once(build, calls, profiles):
    report = build(profiles)
    expected = texts_of(profiles)
    assert sorted(calls()) == sorted(text for text, _ in expected)
    assert (report.profiles, report.encoded, report.reused) == (48, len(expected), 0)


def test_a_second_build_encodes_nothing(build, calls, profiles):
    first = build(profiles)
    calls()
    second = build(profiles)
    assert calls() == []
    assert (second.encoded, second.reused) == (0, first.encoded)
    assert second.manifest.files == first.manifest.files
    assert second.manifest.generation != first.manifest.generation


def test_the_order_of_the_rows_changes_nothing(build, profiles):
    first = build(profiles)
    assert build(list(reversed(profiles))).manifest.files == first.manifest.files


def test_a_changed_profile_has_only_its_changed_texts_encoded(build, calls, profiles, toy_settings):
    build(profiles)
    calls()
    changed = profiles[0].model_copy(update={"seeks_fr": ("Un phare",), "city": "Sainte-Lune"})
    report = build([changed, *profiles[1:]])
    assert calls() == ["Un phare"]
    assert report.encoded == 1
    assert indexed(toy_settings)[changed.id] == changed


def test_profiles_are_added_to_those_that_are_there(build, calls, profiles, toy_settings):
    build(profiles[:30])
    calls()
    new = profiles[30].model_copy(update={"offers_fr": ("Un phare",), "offers_en": ()})
    report = build([new], add=True)
    assert set(calls()) == {text for text, _ in texts_of([new]) - texts_of(profiles[:30])}
    assert report.profiles == 31
    assert indexed(toy_settings) == {p.id: p for p in [*profiles[:30], new]}


def test_what_is_added_replaces_what_has_its_id(build, profiles, toy_settings):
    build(profiles)
    changed = profiles[3].model_copy(update={"name": "Nouveau nom"})
    assert build([changed], add=True).profiles == 48
    assert indexed(toy_settings)[changed.id].name == "Nouveau nom"


def test_to_add_to_nothing_is_to_build(build, profiles, toy_settings):
    assert build(profiles[:3], add=True).profiles == 3
    assert len(indexed(toy_settings)) == 3


def test_without_add_only_the_files_count(build, profiles, toy_settings):
    build(profiles)
    build(profiles[:5])
    assert sorted(indexed(toy_settings)) == [profile.id for profile in profiles[:5]]


def test_what_is_removed_leaves_the_index_and_the_cache(build, calls, profiles, toy_settings):
    secret = profiles[0].model_copy(update={"offers_fr": ("Un secret à oublier",)})
    build([secret, *profiles[1:]])
    assert hashes_of([secret]) <= cached(toy_settings)
    calls()
    report = build(remove=[secret.id])
    assert calls() == []
    assert report.profiles == 47
    assert secret.id not in indexed(toy_settings)
    # Texts that another profile has too stay; those of nobody else are gone.
    assert cached(toy_settings) == hashes_of(profiles[1:])
    gone = text_hash("Un secret à oublier", "query")
    assert gone not in cached(toy_settings)
    raw = Workspace(toy_settings.workspace_folder).cache_file.read_bytes()
    assert gone.encode() not in raw
    generations = toy_settings.workspace_folder / "generations"
    assert [path.name for path in generations.iterdir()] == [report.manifest.generation]


def test_the_texts_of_a_removed_profile_are_encoded_anew_when_it_returns(build, calls, profiles):
    lone = profiles[0].model_copy(update={"offers_fr": ("Un phare",)})
    build([lone, *profiles[1:]])
    build(remove=[lone.id])
    calls()
    build([lone], add=True)
    assert "Un phare" in calls()


def test_an_unknown_id_is_not_removed(build, profiles, toy_settings):
    build(profiles)
    before = Workspace(toy_settings.workspace_folder).manifest()
    with pytest.raises(RequestError, match="nobody-1, nobody-2"):
        build(remove=["auville-00", "nobody-1", "nobody-2"])
    assert Workspace(toy_settings.workspace_folder).manifest() == before


def test_nothing_can_be_removed_from_nothing(build):
    with pytest.raises(WorkspaceMissingError):
        build(remove=["auville-00"])


def test_an_index_without_profiles_is_refused(build, profiles, toy_settings):
    build(profiles[:2])
    with pytest.raises(RequestError) as caught:
        build(remove=[profile.id for profile in profiles[:2]])
    assert caught.value.key == "error-index-empty"
    assert len(indexed(toy_settings)) == 2


def test_of_rows_with_one_id_the_first_counts_and_the_others_are_told(
    build, profiles, toy_settings
):
    twin = profiles[0].model_copy(update={"name": "Usurpateur"})
    report = build([*profiles, twin])
    assert report.profiles == 48
    assert len(report.rejects) == 1
    assert indexed(toy_settings)[twin.id].name == profiles[0].name


def test_bad_rows_are_reported_and_good_ones_indexed(as_file, profiles, toy_settings, toy_encoder):
    path = as_file(profiles[:3])
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "bad", "name": "Bad", "kind": "company"}) + "\n")
    report = build_index([path], toy_settings, encoder=toy_encoder)
    assert report.profiles == 3
    assert {reject.line for reject in report.rejects} == {4}
    assert report.manifest.origin == (str(path),)
    assert report.files[0].path == str(path)


def test_a_file_that_cannot_be_read_leaves_the_workspace_alone(
    build, profiles, toy_settings, toy_encoder, tmp_path
):
    build(profiles)
    before = Workspace(toy_settings.workspace_folder).manifest()
    with pytest.raises(FileUnreadableError):
        build_index([tmp_path / "absent.csv"], toy_settings, encoder=toy_encoder)
    assert Workspace(toy_settings.workspace_folder).manifest() == before


def test_while_one_builds_nobody_else_may(build, profiles, toy_settings):
    with (
        Workspace(toy_settings.workspace_folder).building(),
        pytest.raises(WorkspaceBusyError),
    ):
        build(profiles)
    assert build(profiles).profiles == 48


def test_an_index_of_one_territory_alone(build, opened, profiles):
    build(profiles[:24])
    matcher = opened()
    assert matcher.suggest("auville-00").suggestions == ()
    assert matcher.scores().score.shape == (24, 0)


def test_every_stage_of_writing_is_told(build, profiles):
    steps = []
    build(profiles, step=steps.append)
    assert steps == ["staging", "written", "renamed", "switched"]


def test_the_origin_of_the_sample_is_its_contents(tmp_path, profiles, as_file):
    path = as_file(profiles[:2])
    folder = tmp_path / "sample"
    folder.mkdir()
    path.rename(folder / "a.jsonl")
    before = origin_hash(folder)
    assert origin_hash(folder) == before
    (folder / "a.jsonl").write_bytes((folder / "a.jsonl").read_bytes() + b"\n")
    assert origin_hash(folder) != before
    (folder / "a.jsonl").rename(folder / "b.jsonl")
    assert origin_hash(folder) not in (before, origin_hash(tmp_path / "nothing"))


def test_the_adapter_and_smoothing_can_be_left_out(toy_settings, toy_encoder, profiles):
    territories = Territories.load(toy_settings.territories)
    ranker = Ranker.load(toy_settings.ranker)

    def made(**given):
        contents, _ = compute(profiles, territories, ranker, toy_encoder, **given)
        return contents, contents.sides["auville"]

    (whole, side), (plain, plain_side) = made(), made(adapt=False, smooth=False)
    # All of the invented profiles are told in both languages, and there are more than twenty.
    assert whole.adapter.matrix.shape == (64, 64)
    assert plain.adapter.matrix is None
    assert (side.neighbours >= 0).all()
    assert (plain_side.neighbours == -1).all()
    for facet, vectors in plain_side.alone.facets.items():
        assert plain_side.population.facets[facet] == pytest.approx(vectors, abs=1e-6)
    unsmoothed, unsmoothed_side = made(smooth=False)
    assert unsmoothed.adapter.matrix.tobytes() == whole.adapter.matrix.tobytes()
    assert unsmoothed_side.alone.facets["topic"].tobytes() == side.alone.facets["topic"].tobytes()
    assert unsmoothed.statistics != whole.statistics
    again, _ = made()
    assert again.adapter.matrix.tobytes() == whole.adapter.matrix.tobytes()
    assert again.statistics == whole.statistics


def test_an_erasure_that_was_killed_is_finished_by_the_next_build(
    build, profiles, toy_settings, monkeypatch
):
    build(profiles)
    gone = profiles[3]

    def killed(step):
        if step == "switched":
            raise SystemExit

    with pytest.raises(SystemExit):
        build(remove=[gone.id], step=killed)
    folder = toy_settings.workspace_folder

    def found():
        files = [path for path in folder.rglob("*") if path.is_file()]
        return [path for path in files if gone.id.encode() in path.read_bytes()]

    assert found()
    # It is gone from the index already, and what is left goes although the request is refused.
    with pytest.raises(RequestError):
        build(remove=[gone.id])
    assert not found()
    assert not (folder / "erasing").exists()
    assert build([profiles[0]], add=True).profiles == 47
