from __future__ import annotations

import os
import signal
import sqlite3

import numpy as np
import pytest
from child_process import run, start
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.embedding.cache import VectorCache
from matching.errors import WorkspaceWriteError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "vectors.sqlite"


def vector(*values):
    return np.array(values, dtype=np.float32)


def fill(path, count=500):
    """Store vectors (n, n + 1, n + 2, ...) under the names 0, 1, 2... in one cache."""
    rows = {str(n): np.arange(n, n + 64, dtype=np.float32) for n in range(count)}
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", rows)
    return rows


def test_what_is_put_is_found_again(path):
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"a": vector(1, 2), "b": vector(3, 4)})
    with VectorCache(path) as cache:
        found = cache.get_many("m", "f32", "1", ["b", "c", "a"])
    assert {name: row.tolist() for name, row in found.items()} == {"a": [1, 2], "b": [3, 4]}
    assert found["a"].dtype == np.float32


@given(arrays(np.float32, 8, elements=st.floats(width=32, allow_nan=False)))
def test_every_float_comes_back_bit_for_bit(tmp_path_factory, row):
    with VectorCache(tmp_path_factory.mktemp("cache") / "vectors.sqlite") as cache:
        cache.put_many("m", "f32", "1", {"a": row})
        assert cache.get_many("m", "f32", "1", ["a"])["a"].tobytes() == row.tobytes()


def test_another_model_or_template_has_its_own_vectors(path):
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"a": vector(1)})
        cache.put_many("n", "f32", "1", {"a": vector(2)})
        cache.put_many("m", "f32", "2", {"a": vector(3)})
        assert cache.get_many("m", "f32", "1", ["a"])["a"].tolist() == [1]
        assert cache.get_many("n", "f32", "1", ["a"])["a"].tolist() == [2]
        assert cache.get_many("m", "f32", "2", ["a"])["a"].tolist() == [3]
        assert cache.get_many("n", "f32", "2", ["a"]) == {}


def test_the_later_vector_replaces_the_earlier(path):
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"a": vector(1)})
        cache.put_many("m", "f32", "1", {"a": vector(2)})
        assert cache.get_many("m", "f32", "1", ["a"])["a"].tolist() == [2]


def test_many_thousand_names_are_one_question(path):
    fill(path, 40_000)
    with VectorCache(path) as cache:
        found = cache.get_many("m", "f32", "1", [str(n) for n in range(0, 80_000, 2)])
    assert len(found) == 20_000
    assert found["39998"][0] == 39998


def test_forgetting_keeps_only_what_is_named(path):
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"a": vector(1), "b": vector(2), "c": vector(3)})
        cache.put_many("n", "f32", "1", {"a": vector(4)})
        cache.put_many("m", "f32", "0", {"a": vector(5)})
        # The texts b and c, and what an older template made of a; another model keeps its a.
        assert cache.keep_only("1", ["a", "z"]) == 3
        assert list(cache.get_many("m", "f32", "1", ["a", "b", "c"])) == ["a"]
        assert list(cache.get_many("n", "f32", "1", ["a"])) == ["a"]


def test_what_is_forgotten_is_no_longer_in_the_file(path):
    secret = np.arange(1000, 1064, dtype=np.float32)
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"secret-name": secret, "kept": vector(1)})
        assert secret.tobytes() in path.read_bytes()
        cache.keep_only("1", ["kept"])
    assert secret.tobytes() not in path.read_bytes()
    assert b"secret-name" not in path.read_bytes()


def test_the_dimension_is_known_from_any_vector(path):
    with VectorCache(path) as cache:
        assert cache.dimension("m") is None
        cache.put_many("m", "f32", "1", {"a": vector(1, 2, 3)})
        assert cache.dimension("m") == 3
        assert cache.dimension("n") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"not a database at all" * 100,
        lambda content: content[:5000],
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content[:100] + bytes(len(content) - 100),
        lambda content: content[:4096] + b"\xff" * (len(content) - 4096),
        lambda content: b"",
    ],
    ids=["text", "1 page", "half", "a byte less", "zeros", "ones", "empty"],
)
def test_a_damaged_file_is_begun_again(path, damage):
    rows = fill(path)
    path.write_bytes(damage(path.read_bytes()))
    with VectorCache(path) as cache:
        for name, row in cache.get_many("m", "f32", "1", rows).items():
            assert np.array_equal(row, rows[name])
        cache.put_many("m", "f32", "1", rows)
    with VectorCache(path) as cache:
        assert len(cache.get_many("m", "f32", "1", rows)) == len(rows)


def test_a_database_of_something_else_is_begun_again(path):
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE vectors (name TEXT)")
    other.commit()
    other.close()
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"a": vector(1)})
        assert list(cache.get_many("m", "f32", "1", ["a"])) == ["a"]


def test_a_flipped_bit_makes_a_vector_absent_not_wrong(path):
    row = np.arange(1000, 1064, dtype=np.float32)
    with VectorCache(path) as cache:
        cache.put_many("m", "f32", "1", {"a": row, "b": vector(1)})
    content = bytearray(path.read_bytes())
    content[content.index(row.tobytes()) + 5] ^= 1
    path.write_bytes(content)
    with VectorCache(path) as cache:
        assert list(cache.get_many("m", "f32", "1", ["a", "b"])) == ["b"]


def test_a_process_killed_while_writing_loses_only_its_last_batch(path):
    code = """
import sys
from pathlib import Path
import numpy as np
from matching.embedding.cache import VectorCache
cache = VectorCache(Path(sys.argv[1]))
for batch in range(100000):
    rows = {f"{batch}-{n}": np.full(384, batch, dtype=np.float32) for n in range(50)}
    cache.put_many("m", "f32", "1", rows)
    print(batch, flush=True)
"""
    process = start(code, path)
    seen = [int(process.stdout.readline()) for _ in range(20)]
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate()
    done = [*seen, *map(int, rest.splitlines())]
    with VectorCache(path) as cache:
        names = [f"{batch}-{n}" for batch in range(done[-1] + 2) for n in range(50)]
        found = cache.get_many("m", "f32", "1", names)
        # The batch after the last one told may be stored or not, but never in part.
        assert len(found) in (50 * len(done), 50 * (len(done) + 1))
        assert all(row[0] == int(name.split("-")[0]) for name, row in found.items())
        cache.put_many("m", "f32", "1", {"after": vector(1)})


def test_a_full_disk_is_an_error_and_the_rest_stays(path):
    rows = fill(path)
    code = """
import os, resource, sys
from pathlib import Path
import numpy as np
from matching.embedding.cache import VectorCache
from matching.errors import WorkspaceWriteError
path = Path(sys.argv[1])
with VectorCache(path) as cache:
    limit = path.stat().st_size + 5000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    new = {f"new{n}": np.ones(384, dtype=np.float32) for n in range(999)}
    try: cache.put_many("m", "f32", "1", new)
    except WorkspaceWriteError as fault: print(fault.key, str(path) in fault.text("fr"))
    print(len(cache.get_many("m", "f32", "1", ["0", "499", "new0"])))
"""
    assert run(code, path) == "error-encoder-cache-write True\n2\n"
    with VectorCache(path) as cache:
        assert len(cache.get_many("m", "f32", "1", rows)) == len(rows)


def test_a_read_only_folder_is_an_error_to_write_not_to_read(open_folder):
    path = open_folder / "cache" / "vectors.sqlite"
    fill(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    # The superuser may write anywhere: the child becomes somebody else.
    code = """
import os, sys
from pathlib import Path
import numpy as np
from matching.embedding.cache import VectorCache
from matching.errors import WorkspaceWriteError
from fluent.runtime import FluentBundle
if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)
with VectorCache(Path(sys.argv[1])) as cache:
    print(len(cache.get_many("m", "f32", "1", ["0", "499"])))
    try: cache.put_many("m", "f32", "1", {"a": np.ones(64, dtype=np.float32)})
    except WorkspaceWriteError as fault: print(fault.key)
"""
    output = run(code, path)
    path.parent.chmod(0o755)
    assert output == "2\nerror-encoder-cache-write\n"


def test_a_folder_in_the_place_of_the_file_is_an_error(path):
    path.mkdir(parents=True)
    with pytest.raises(WorkspaceWriteError) as caught:
        VectorCache(path)
    assert str(path) in caught.value.text("en")
    assert path.is_dir()


def test_a_file_in_the_place_of_the_folder_is_an_error(path):
    path.parent.write_text("")
    with pytest.raises(WorkspaceWriteError):
        VectorCache(path)
