from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from matching.index.joining import best_among
from matching.index.threads import one_blas_thread


def threads():
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.fixture
def two():
    with threadpool_limits(2, "blas"):
        yield


def test_libraries_work_alone_until_the_last_answer_is_ready(two):
    first, second = one_blas_thread(), one_blas_thread()
    first.__enter__()
    second.__enter__()
    assert threads() == {1}
    first.__exit__(None, None, None)
    assert threads() == {1}
    second.__exit__(None, None, None)
    assert threads() == {2}


def test_a_join_that_ends_while_somebody_asks_leaves_nothing_limited(two):
    asking = one_blas_thread()
    asking.__enter__()
    best_among(np.eye(30, dtype=np.float32), 3, threads=2)
    assert threads() == {1}
    asking.__exit__(None, None, None)
    assert threads() == {2}
