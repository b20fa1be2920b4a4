"""Nearest neighbours of many, as shares of the time FAISS's flat index takes for the same.

The full sizes (make prove) take about an hour on two processors: 30,000 rows a side for the exact
join, 300,000 for the approximate one, a million in one index. Times are taken in turns, so that
other work on the machine weighs on both.
"""

from __future__ import annotations

import os
import time

import faiss
import numpy as np
import pytest
from crowds import drawn

from matching.index.approximate_joining import Side, by_visits, visits_needed
from matching.index.joining import best_among, best_both_ways
from matching.index.lists import exact_nearest
from matching.index.nearest import Nearest
from matching.index.workspace import Workspace

K = 20
TURNS = int(os.environ.get("NEAREST_TURNS", "3"))
QUERIES = 6000
"""The flat index is searched for so many; its time grows with their number."""
pytestmark = pytest.mark.encoder
sizes = pytest.mark.parametrize


@pytest.fixture(scope="module")
def crowd(sample_settings):
    """Draws so many vectors on each side."""
    _, contents = Workspace(sample_settings.workspace_folder).read()
    sample = [side.alone.sentences.vectors for side in contents.sides.values()]
    return lambda count: [drawn(vectors, count, seed) for seed, vectors in enumerate(sample)]


def timed(call):
    start = time.perf_counter()
    answer = call()
    return time.perf_counter() - start, answer


def flat(base, queries):
    """The time of a search for all ``queries``, extrapolated from some, and what some find."""
    index = faiss.IndexFlatIP(base.shape[1])
    index.add(base)
    some = queries[:QUERIES]
    seconds, found = timed(lambda: index.search(some, K))
    return seconds * len(queries) / len(some), found[1]


def shared(rows, others):
    return np.mean([len({*one} & {*other}) / K for one, other in zip(rows, others, strict=True)])


def turns(name, one, other, capsys):
    """Time ``one`` and ``other`` in turns, print their ratio and return what they found."""
    ratios = []
    for _ in range(TURNS):
        (seconds, found), (reference, expected) = timed(one), other()
        ratios.append(seconds / reference)
    with capsys.disabled():
        print(
            f"\n{name:56} {np.min(ratios):6.3f} {np.median(ratios):6.3f}  {reference:8.1f} s",
            end="",
        )
    return found, expected


@sizes("count", [3000, pytest.param(30_000, marks=pytest.mark.prove)])
def test_both_ways_at_once(crowd, count, capsys):
    xs, ys = crowd(count)

    def two_searches():
        (there, of_xs), (back, of_ys) = flat(ys, xs), flat(xs, ys)
        return there + back, (of_xs, of_ys)

    name = f"exact, both ways, {count:,} a side / two flat searches"
    found, expected = turns(name, lambda: best_both_ways(xs, ys, K), two_searches, capsys)
    # FAISS rounds otherwise: the last of the twenty may differ.
    assert shared(found.of_xs.rows[:QUERIES], expected[0]) >= 0.9999
    assert shared(found.of_ys.rows[:QUERIES], expected[1]) >= 0.9999


@sizes("count", [3000, pytest.param(30_000, marks=pytest.mark.prove)])
def test_among_themselves(crowd, count, capsys):
    xs, _ = crowd(count)
    name = f"exact, among themselves, {count:,} / one flat search"
    turns(name, lambda: best_among(xs, K), lambda: flat(xs, xs), capsys)


@sizes("count", [6000, pytest.param(300_000, marks=pytest.mark.prove)])
def test_approximately_both_ways(crowd, count, capsys):
    xs, ys = crowd(count)
    everybody = np.ones(count, bool)
    seconds, sides = timed(
        lambda: [
            Side(vectors, Nearest.build(vectors, everybody, exact_up_to=0)) for vectors in (xs, ys)
        ]
    )
    visits = visits_needed(*sides, K)
    lists = [len(side.nearest.cells.centroids) for side in reversed(sides)]
    random = np.random.default_rng(8)
    sample = np.sort(random.choice(count, 1000, replace=False))
    exact = [
        exact_nearest(one[sample], two, np.arange(count), K) for one, two in ((xs, ys), (ys, xs))
    ]
    with capsys.disabled():
        print(f"\nboth indexes are built in {seconds:.1f} s; visits needed: {visits} of {lists}")
    for share in (0.5, 0.75, 1, 1.5):
        some = tuple(max(1, round(share * of_one)) for of_one in visits)
        took, found = timed(lambda some=some: by_visits(*sides, K, some))
        reference = flat(ys, xs)[0] + flat(xs, ys)[0]
        recall = [
            shared(one.rows[sample], best)
            for one, best in zip((found.of_xs, found.of_ys), exact, strict=True)
        ]
        with capsys.disabled():
            print(
                f"  {some} visits: {took / reference:.3f} of two flat searches, "
                f"recall {recall[0]:.4f} and {recall[1]:.4f}"
            )
        if share == 1:
            assert min(recall) >= (0.98 if count > 100_000 else 0.97)


@sizes("count", [60_000, pytest.param(1_000_000, marks=pytest.mark.prove)])
def test_one_query_of_a_mapped_index(crowd, count, capsys, tmp_path):
    xs, ys = crowd(count)
    everybody = np.ones(count, bool)
    built, nearest = timed(lambda: Nearest.build(ys, everybody, xs))
    nearest.save(tmp_path / "topic.faiss")
    opened, nearest = timed(lambda: Nearest.open(tmp_path / "topic.faiss", everybody))
    queries = xs[:: count // 200]
    exact = exact_nearest(queries, ys, np.arange(count), K)
    found = [nearest.search(query, K) for query in queries]
    times = [timed(lambda query=query: nearest.search(query, 100))[0] for query in queries]
    recall = shared(found, exact)
    with capsys.disabled():
        print(
            f"\n{count:,} rows: built in {built:.1f} s, opened in {1000 * opened:.1f} ms"
            f"\n  depth 100: {1000 * np.min(times):.2f} ms, median {1000 * np.median(times):.2f} ms"
            f"\n  recall {recall:.3f}, said {nearest.recall:.3f}"
        )
    assert recall >= 0.96
    assert nearest.recall >= 0.98
