from __future__ import annotations

import json

import numpy as np
import pytest

from matching.index.generation_files import read_contents, write_contents
from matching.index.population import encode_profiles
from matching.profiles.facets import FACETS

TERRITORIES = ("auville", "bourg")


@pytest.fixture
def both(contents_of, profiles, tmp_path):
    """Contents as they were computed, and as they are read back."""
    computed = contents_of(profiles)
    write_contents(computed, tmp_path / "generation")
    return computed, read_contents(tmp_path / "generation", TERRITORIES)


def test_what_is_written_is_read_back(both, profiles):
    before, after = both
    assert tuple(after.sides) == TERRITORIES
    assert after.statistics == before.statistics
    for territory in TERRITORIES:
        one, two = before.sides[territory], after.sides[territory]
        assert len(two.population.profiles) == 24
        assert_same_population(two.population, one.population)
        assert_same_population(two.alone, one.alone)
        assert two.neighbours.tolist() == one.neighbours.tolist()
        assert two.centre.means.keys() == one.centre.means.keys()
        for key, mean in one.centre.means.items():
            assert two.centre.means[key].tobytes() == mean.tobytes()
        assert two.words.scores(["fromag", "montr"]).tolist() == (
            one.words.scores(["fromag", "montr"]).tolist()
        )
    assert after.adapter.matrix.tobytes() == before.adapter.matrix.tobytes()
    rows = before.characters.documents(profiles[:2]).rows
    assert (after.characters.documents(profiles[:2]).rows != rows).nnz == 0


def assert_same_population(one, other):
    assert list(one.profiles) == list(other.profiles)
    for facet, vectors in other.facets.items():
        assert one.facets[facet].tobytes() == vectors.tobytes()
        assert one.known(facet).tolist() == np.any(vectors, axis=1).tolist()
    assert list(one.sentences.texts) == list(other.sentences.texts)
    for name in ("vectors", "owner", "places", "languages", "ranked"):
        assert np.array_equal(getattr(one.sentences, name), getattr(other.sentences, name))
    assert (one.documents.rows != other.documents.rows).nnz == 0
    assert one.documents.owner.tolist() == other.documents.owner.tolist()
    assert one.domain_names == other.domain_names
    assert one.domains.tobytes() == other.domains.tobytes()


def test_a_guest_told_as_somebody_indexed_is_placed_where_they_are(both, profiles, toy_encoder):
    computed, read_back = both
    guest = profiles[2].model_copy(update={"id": "guest"})
    encoded = encode_profiles([guest], toy_encoder)
    for contents in (computed, read_back):
        found = contents.receive(encoded, "auville", left_out=(profiles[2].id,))
        indexed = contents.sides["auville"].population.take([2])
        assert found.facets["topic"] == pytest.approx(indexed.facets["topic"], abs=1e-6)
        assert found.facets["offer"] == pytest.approx(indexed.facets["offer"], abs=1e-6)
        assert found.domains == pytest.approx(indexed.domains, abs=1e-6)
        both_rows = (found.documents.rows, indexed.documents.rows)
        assert both_rows[0].toarray() == pytest.approx(both_rows[1].toarray(), abs=1e-6)
        # Unless the one told alike is left out, it is the nearest of the guest's neighbours.
        drawn = contents.receive(encoded, "auville")
        assert drawn.facets["offer"].tolist() != found.facets["offer"].tolist()


def test_the_indexes_read_back_find_the_same(both):
    before, after = both
    for territory in TERRITORIES:
        for facet in FACETS:
            query = before.sides["auville"].population.facets["offer"][3]
            found = after.sides[territory].nearest[facet].search(query, 7)
            assert found == before.sides[territory].nearest[facet].search(query, 7)
            assert len(found) == 7


def test_the_same_profiles_make_the_same_bytes(contents_of, profiles, tmp_path):
    contents = contents_of(profiles)
    again = contents_of(list(reversed(profiles)))
    write_contents(contents, tmp_path / "one")
    write_contents(again, tmp_path / "two")
    files = [path for path in sorted((tmp_path / "one").rglob("*")) if path.is_file()]
    assert len(files) > 20
    for path in files:
        twin = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_no_file_can_run_code_when_it_is_read(contents_of, profiles, tmp_path):
    folder = tmp_path / "generation"
    write_contents(contents_of(profiles), folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".npy", ".json", ".txt", ".faiss"}
    for path in files:
        if path.suffix == ".npy":
            np.load(path, allow_pickle=False)
        elif path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))


def test_a_territory_without_profiles_is_read_back_empty(contents_of, profiles, tmp_path):
    write_contents(contents_of(profiles[:24]), tmp_path)
    side = read_contents(tmp_path, TERRITORIES).sides["bourg"]
    assert list(side.population.profiles) == []
    assert side.words.scores(["fromag"]).tolist() == []
    assert side.nearest["offer"].search(np.ones(64, np.float32), 5) == []
