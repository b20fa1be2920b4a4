"""One suite over the exact and the approximate index, where both promise the same."""

from __future__ import annotations

import numpy as np
import pytest

from matching.index.nearest import EXACT_UP_TO, Nearest

VECTORS = np.array([[0, 1], [1, 0], [0.6, 0.8], [1, 0], [0, 0]], np.float32)
KNOWN = np.array([True, True, True, True, False])
RIGHT = np.array([1, 0], np.float32)


@pytest.fixture(params=["exact", "approximate"])
def build(request):
    """Builds an index of one kind; with so few rows the approximate one visits all its lists."""
    exact_up_to = EXACT_UP_TO if request.param == "exact" else 0

    def built(vectors, known, **given):
        nearest = Nearest.build(vectors, known, exact_up_to=exact_up_to, **given)
        if nearest.recall is not None:
            nearest.index.nprobe = nearest.index.nlist
        return nearest

    return built


@pytest.fixture(params=["built", "opened"])
def nearest(request, build, tmp_path):
    built = build(VECTORS, KNOWN)
    if request.param == "built":
        return built
    built.save(tmp_path / "offer.faiss")
    return Nearest.open(tmp_path / "offer.faiss", KNOWN)


def test_the_highest_cosine_comes_first_and_ties_by_row(nearest):
    # Cosines with (1, 0): 0, 1, 0.6, 1; the fifth row is unknown.
    assert nearest.search(RIGHT, 10) == [1, 3, 2, 0]
    assert nearest.search(RIGHT, 3) == [1, 3, 2]
    assert nearest.search(-RIGHT, 10) == [0, 2, 1, 3]


def test_only_those_allowed_are_found(nearest):
    allowed = np.array([True, False, True, True, True])
    assert nearest.search(RIGHT, 10, allowed) == [3, 2, 0]
    assert nearest.search(RIGHT, 2, allowed) == [3, 2]
    assert nearest.search(RIGHT, 2, np.zeros(5, bool)) == []
    assert nearest.search(RIGHT, 2, np.array([False] * 4 + [True])) == []


def test_rows_are_those_of_the_vectors_and_not_of_the_index(build):
    nearest = build(VECTORS, np.array([False, False, True, True, False]))
    assert nearest.search(RIGHT, 10) == [3, 2]


@pytest.mark.parametrize("depth", [1, 7, 99, 250])
def test_among_equals_the_first_rows_are_kept(build, depth):
    same = np.tile(RIGHT, (300, 1))
    assert build(same, np.ones(300, bool)).search(RIGHT, depth) == list(range(depth))


def test_a_query_without_direction_finds_nothing(nearest):
    assert nearest.search(np.zeros(2, np.float32), 10) == []


def test_an_index_without_rows_finds_nothing(tmp_path):
    nearest = Nearest.build(VECTORS, np.zeros(5, bool))
    assert nearest.search(RIGHT, 10) == []
    nearest.save(tmp_path / "offer.faiss")
    assert Nearest.open(tmp_path / "offer.faiss", np.zeros(5, bool)).search(RIGHT, 10) == []


def test_the_same_vectors_make_the_same_bytes(build, tmp_path):
    for name in ("one", "other"):
        build(VECTORS, KNOWN).save(tmp_path / f"{name}.faiss")
    assert (tmp_path / "one.faiss").read_bytes() == (tmp_path / "other.faiss").read_bytes()
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()


def test_absent_files_are_a_fault_of_the_system(build, tmp_path):
    with pytest.raises(FileNotFoundError):
        Nearest.open(tmp_path / "offer.faiss", KNOWN)
    build(VECTORS, KNOWN).save(tmp_path / "offer.faiss")
    (tmp_path / "offer.faiss").unlink()
    with pytest.raises(FileNotFoundError):
        Nearest.open(tmp_path / "offer.faiss", KNOWN)


def test_few_rows_are_searched_exactly_and_say_so():
    assert Nearest.build(VECTORS, KNOWN).recall is None
    assert Nearest.build(VECTORS, KNOWN, exact_up_to=4).recall is None
    assert Nearest.build(VECTORS, KNOWN, exact_up_to=3).recall is not None


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Three thousand rows around forty centres, indexed approximately and exactly."""
    random = np.random.default_rng(6)
    centres = random.standard_normal((40, 32))
    rows = centres[random.integers(0, 40, 4000)] + random.standard_normal((4000, 32)) / 2
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    vectors, queries = vectors[:3000], vectors[3000:]
    everybody = np.ones(3000, bool)
    path = tmp_path_factory.mktemp("large") / "topic.faiss"
    Nearest.build(vectors, everybody, queries[:500], exact_up_to=2999).save(path)
    return Nearest.open(path, everybody), Nearest.build(vectors, everybody), queries[500:]


def shared(approximate, exact, queries, *allowed):
    """The share of the exact 20 nearest that the approximate index finds."""
    found = [
        len({*approximate.search(query, 20, *allowed)} & {*exact.search(query, 20, *allowed)}) / 20
        for query in queries
    ]
    return np.mean(found)


def test_the_recall_that_is_said_is_that_of_other_queries_too(large):
    approximate, exact, queries = large
    assert approximate.index.nprobe < approximate.index.nlist / 4
    assert 0.98 <= approximate.recall < 1
    assert shared(approximate, exact, queries) == pytest.approx(approximate.recall, abs=0.01)


@pytest.mark.parametrize("step", [7, 500])
def test_behind_a_filter_as_much_is_found(large, step):
    approximate, exact, queries = large
    allowed = np.arange(3000) % step == 0
    assert shared(approximate, exact, queries[:100], allowed) >= 0.97 * min(1, 3000 / step / 20)


def test_what_is_found_comes_in_the_exact_order(large):
    approximate, exact, queries = large
    for query in queries[:50]:
        order = exact.search(query, 3000)
        places = [order.index(row) for row in approximate.search(query, 20)]
        assert places == sorted(places)
