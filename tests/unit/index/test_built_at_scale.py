"""What is done otherwise above a size gives what is done below it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from unit.ranking.handmade import some_documents

from matching.engine.building import compute
from matching.index import neighbours as neighbouring
from matching.index import scratch as scratching
from matching.index.generation import build_nearest
from matching.index.generation_files import write_contents
from matching.index.neighbours import (
    find_neighbours,
    guests_neighbours,
    neighbours_at_home,
)
from matching.index.pair_spelling import PairSpelling
from matching.index.population import encode_profiles
from matching.index.scratch import room, scratch_in
from matching.index.smoothed_documents import SmoothedDocuments
from matching.ranking.ranker import Ranker
from matching.territories import Territories


def test_neighbours_among_contenders_are_those_among_everybody(contents_of, profiles, monkeypatch):
    home = contents_of(profiles).sides["auville"].alone
    expected = find_neighbours(home, home)
    monkeypatch.setattr(neighbouring, "EVERYBODY", 0)
    assert neighbours_at_home(home).tolist() == expected.tolist()


def test_many_who_say_the_same_are_compared_with_the_first_of_them(
    contents_of, profiles, monkeypatch
):
    twins = [
        profiles[0].model_copy(update={"id": f"auville-twin-{number}", "name": f"Twin {number}"})
        for number in range(12)
    ]
    home = contents_of([*profiles, *twins]).sides["auville"].alone
    expected = find_neighbours(home, home)
    monkeypatch.setattr(neighbouring, "EVERYBODY", 0)
    monkeypatch.setattr(neighbouring, "_CONTENDERS", 6)
    found = neighbours_at_home(home)
    for row in range(len(home.ids)):
        if "twin" in home.ids[row] or row == 0:
            assert found[row].tolist() == expected[row].tolist(), home.ids[row]


def test_guests_neighbours_are_found_through_the_indexes(
    contents_of, profiles, toy_encoder, monkeypatch
):
    contents = contents_of(profiles)
    side = contents.sides["auville"]
    guest = profiles[2].model_copy(update={"id": "guest"})
    guests = contents.receive(encode_profiles([guest], toy_encoder), "auville")
    expected = find_neighbours(guests, side.alone, (profiles[5].id,))
    monkeypatch.setattr(neighbouring, "EVERYBODY", 0)
    found = guests_neighbours(guests, side.alone, side.nearest, (profiles[5].id,))
    assert found.tolist() == expected.tolist()
    assert 5 not in found[0]


def test_what_lies_in_files_meanwhile_makes_the_same_generation(
    toy_settings, toy_encoder, profiles, tmp_path, monkeypatch
):
    territories = Territories.load(toy_settings.territories)
    ranker = Ranker.load(toy_settings.ranker)
    in_memory, _ = compute(profiles, territories, ranker, toy_encoder)
    write_contents(in_memory, tmp_path / "one")
    monkeypatch.setattr(scratching, "_LARGE", 0)
    with scratch_in(tmp_path) as scratch:
        in_files, _ = compute(profiles, territories, ranker, toy_encoder, scratch=scratch)
        assert len(list(scratch.rglob("sentences-*"))) == 2
        write_contents(in_files, tmp_path / "two")
    assert not scratch.exists()
    files = [path for path in sorted((tmp_path / "one").rglob("*")) if path.is_file()]
    assert len(files) > 50
    for path in files:
        twin = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_room_is_zero_and_writable(tmp_path, monkeypatch):
    assert not list(tmp_path.iterdir())
    small = room("a", (2, 3), tmp_path)
    monkeypatch.setattr(scratching, "_LARGE", 24)
    large = room("b", (2, 3), tmp_path)
    for one in (small, large, room("c", (2, 3), None)):
        assert one.tolist() == [[0, 0, 0], [0, 0, 0]]
        one[1] = 5
        assert one[1].tolist() == [5, 5, 5]
    assert [path.name[:2] for path in tmp_path.iterdir()] == ["b-"]


def test_an_index_may_be_built_without_knowing_who_will_ask(contents_of, profiles):
    side = contents_of(profiles).sides["bourg"]
    query = side.population.facets["offer"][3]
    alone = build_nearest(side.population, "offer")
    assert alone.search(query, 5) == side.nearest["offer"].search(query, 5)
    assert alone.recall is None


rows = st.lists(
    st.lists(st.sampled_from([0.0, 0.0, 0.5, 1.0]), min_size=5, max_size=5), min_size=1, max_size=6
)


@settings(deadline=None, max_examples=60)
@given(rows, rows, st.randoms(use_true_random=False))
def test_spelling_of_pairs_is_that_of_whole_matrices(own, other, random):
    def lent(given_rows):
        documents = some_documents(given_rows)
        count = len(given_rows)
        weights = [
            [random.choice([0, 0, 0.2]) if a != b else 0 for b in range(count)]
            for a in range(count)
        ]
        return SmoothedDocuments(documents, documents, sparse.csr_matrix(np.array(weights, float)))

    few, many = lent(own), lent(other)
    expected = few.cosines(many)
    pairs = PairSpelling(few, many)
    for row in range(len(own)):
        chosen = np.array([at for at in range(len(other)) if (at + row) % 3 != 1], np.intp)
        if len(chosen):
            assert pairs.cosines(row, chosen) == pytest.approx(expected[row, chosen], abs=1e-6)
