"""Who asks for one text does not wait for a list of thousands."""

from __future__ import annotations

import threading

import numpy as np

from matching.engine.one_at_a_time import AT_ONCE, OneAtATime


class Slow:
    """Says which texts it is at, and goes on when it is told to."""

    model_id = "slow"
    dimension = 2
    precision = "f32"

    def __init__(self):
        self.seen: list[int] = []
        self.begun, self.go = threading.Semaphore(0), threading.Semaphore(0)

    def encode(self, texts, role, progress=None):
        self.seen.append(len(texts))
        self.begun.release()
        assert self.go.acquire(timeout=5)
        return np.array([[len(text), 1] for text in texts], np.float32).reshape(len(texts), 2)


def test_a_long_list_lets_others_in_between_its_parts():
    slow = Slow()
    shared = OneAtATime(slow)
    texts = ["x" * n for n in range(2 * AT_ONCE + 5)]
    found, steps = [], []
    long = threading.Thread(
        target=lambda: found.append(shared.encode(texts, "passage", lambda *a: steps.append(a[1:])))
    )
    long.start()
    assert slow.begun.acquire(timeout=5)
    short = threading.Thread(target=shared.encode, args=(["one"], "query"))
    short.start()
    while shared._given < 2:  # the short one waits in line
        pass
    for _ in range(4):
        slow.go.release()
    long.join(5)
    short.join(5)
    assert slow.seen == [AT_ONCE, 1, AT_ONCE, 5]
    assert found[0][:, 0].tolist() == [len(text) for text in texts]
    assert steps == [(n, len(texts)) for n in (AT_ONCE, 2 * AT_ONCE, len(texts))]


def test_who_fails_gives_the_turn_on(toy_encoder):
    class Failing(Slow):
        def encode(self, texts, role, progress=None):
            raise ValueError

    failing = OneAtATime(Failing())
    for _ in range(2):
        try:
            failing.encode(["a"], "query")
        except ValueError:
            continue
    assert failing.dimension == 2
    shared = OneAtATime(toy_encoder)
    assert np.array_equal(shared.encode(["a"], "query"), toy_encoder.encode(["a"], "query"))
    assert shared.encode([], "query").shape == (0, 64)
