from __future__ import annotations

from threadpoolctl import threadpool_info, threadpool_limits

from matching.engine.threads import OneThread


def threads():
    return {pool["num_threads"] for pool in threadpool_info()}


def test_libraries_work_alone_until_the_last_answer_is_ready():
    one_thread = OneThread()
    with threadpool_limits(2):
        first, second = one_thread(), one_thread()
        first.__enter__()
        second.__enter__()
        assert threads() == {1}
        first.__exit__(None, None, None)
        assert threads() == {1}
        second.__exit__(None, None, None)
        assert threads() == {2}
