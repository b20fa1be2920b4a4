"""Whatever goes wrong during a build, the workspace answers with one content or the other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import ToyEncoder, toy_profiles, write_toy_territories

from matching.config import Settings
from matching.engine.building import build_index
from matching.engine.matcher import Matcher
from matching.index.workspace import Workspace
from matching.profiles.writing import write_profiles

STEPS = ("staging", "written", "renamed", "switched")
FAULTS = (RuntimeError, KeyboardInterrupt, MemoryError, OSError, None)
PEOPLE = toy_profiles(6)


class Folder:
    """A workspace in a folder of its own, with what it should answer."""

    def __init__(self, place: Path) -> None:
        self.place = place
        territories = write_toy_territories(place / "territories.toml")
        self.settings = Settings(home=place, territories=territories)
        self.workspace = Workspace(self.settings.workspace_folder)

    def build(self, people, step=lambda _: None) -> None:
        write_profiles(people, self.place / "profiles.jsonl")
        files = [self.place / "profiles.jsonl"]
        build_index(files, self.settings, encoder=ToyEncoder(), step=step)

    def ids(self) -> list[str]:
        matcher = Matcher.open(settings=self.settings, encoder=ToyEncoder())
        matcher.suggest(matcher.profiles[0].id, top=1)
        return [profile.id for profile in matcher.profiles]


def failing_at(where: str, fault: type[BaseException] | None):
    """A step that fails at one stage, or never."""

    def step(name: str) -> None:
        if name == where and fault is not None:
            raise fault

    return step


some_people = st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=6).map(
    lambda chosen: sorted(chosen, key=lambda profile: profile.id)
)
accidents = st.tuples(some_people, st.sampled_from(STEPS), st.sampled_from(FAULTS))


@settings(max_examples=8, deadline=None)
@given(some_people, st.lists(accidents, min_size=1, max_size=3))
def test_after_any_accidents_the_last_switch_counts(first, builds):
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        folder.build(first)
        expected = first
        for people, where, fault in builds:
            try:
                folder.build(people, failing_at(where, fault))
                ended = True
            except BaseException:  # noqa: BLE001 - an interruption is one of them
                ended = False
            assert ended == (fault is None)
            expected = people if ended or where == "switched" else expected
            assert folder.ids() == [profile.id for profile in expected]
        folder.build(PEOPLE)
        assert folder.ids() == [profile.id for profile in PEOPLE]
        left = [path.name for path in (folder.workspace.folder / "generations").iterdir()]
        assert folder.workspace.manifest().generation in left
        assert len(left) == 2


@pytest.mark.parametrize("where", STEPS)
@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt, MemoryError, OSError])
def test_a_fault_at_each_step_leaves_the_old_or_the_new(tmp_path, where, fault):
    folder = Folder(tmp_path)
    folder.build(PEOPLE[:6])
    with pytest.raises(BaseException):  # noqa: B017, PT011
        folder.build(PEOPLE, failing_at(where, fault))
    assert len(folder.ids()) == (12 if where == "switched" else 6)
    # The lock is free again and nothing half-written stays.
    folder.build(PEOPLE[:9])
    assert len(folder.ids()) == 9
    assert not list((folder.workspace.folder / "generations").glob(".staging-*"))


@settings(max_examples=8, deadline=None)
@given(st.permutations(PEOPLE))
def test_the_order_of_the_profiles_leaves_no_trace(people):
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        folder.build(PEOPLE)
        files = folder.workspace.manifest().files
        folder.build(people)
        assert folder.workspace.manifest().files == files
