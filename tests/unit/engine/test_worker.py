"""One piece of work at a time, told as far as it is."""

from __future__ import annotations

import logging
import threading

import pytest

from matching.engine.catalogue.worker import BusyError, Worker
from matching.errors import RequestError


def test_work_is_told_from_beginning_to_end():
    worker, told = Worker(), []
    steps = threading.Event()

    def do(step, stage):
        told.append(worker.work.stage)
        step("any", 2, 5)
        told.append((worker.work.stage, worker.work.done, worker.work.total))
        stage("staging")
        told.append(worker.work.stage)
        steps.wait(5)

    begun = worker.start("put", ("a", "b"), do)
    assert (begun.number, begun.title, begun.subjects, begun.over) == (1, "put", ("a", "b"), False)
    assert not worker.wait(0.01)
    steps.set()
    assert worker.wait(5)
    assert told == ["reading", ("encoding", 2, 5), "writing"]
    assert (worker.work.stage, worker.work.over, worker.work.fault) == ("done", True, None)
    assert worker.start("put", (), lambda *_: None).number == 2


def test_nothing_is_begun_while_something_is_in_hand():
    worker, held, first = Worker(), threading.Event(), []
    worker.start("put", (), lambda *_: held.wait(5))
    with pytest.raises(BusyError):
        worker.start("put", (), lambda *_: None, first=lambda: first.append(1))
    assert first == []
    held.set()
    assert worker.wait(5)


def test_what_fails_before_leaves_the_worker_free():
    worker = Worker()

    def refuse():
        raise RequestError("error-index-empty")

    with pytest.raises(RequestError):
        worker.start("put", (), lambda *_: None, first=refuse)
    assert worker.work is None
    worker.start("put", (), lambda *_: None)
    assert worker.wait(5)
    assert worker.work.stage == "done"


@pytest.mark.parametrize("fault", [RequestError("error-index-empty"), ZeroDivisionError("x")])
def test_what_fails_is_kept_where_it_is_known_and_logged(caplog, fault):
    worker = Worker()

    def do(*_):
        raise fault

    with caplog.at_level(logging.WARNING):
        worker.start("put", (), do)
        assert worker.wait(5)
    assert worker.work.stage == "failed"
    assert worker.work.fault == (fault if isinstance(fault, RequestError) else None)
    assert "work failed" in caplog.text
