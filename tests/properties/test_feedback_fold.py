"""The state of every pair, from any decisions in any order, against a plain way to work it out."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from feedback_made import START, decided, party
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import write_toy_territories

from matching.errors import RequestError
from matching.feedback.exporting import export_lines
from matching.feedback.importing import import_file
from matching.feedback.model import STATUSES
from matching.feedback.store import FeedbackStore
from matching.territories import Territories

made = st.tuples(
    st.just("decide"),
    st.sampled_from(STATUSES),
    st.integers(0, 2),
    st.integers(0, 2),
    st.booleans(),
    st.integers(0, 5),
)
undone = st.tuples(st.just("undo"), st.integers(1, 12))
histories = st.lists(made | undone, max_size=14)


def plain_states(history):
    """Each pair with the status and count that stand, by reading the history backwards.

    An undoing that is not possible is one that the store refuses.
    """
    rows, refused = [], []
    for step in history:
        if step[0] == "decide":
            _, status, x, y, _, minute = step
            rows.append({"status": status, "pair": (x, y), "minute": minute, "gone": False})
            continue
        number = step[1]
        possible = number <= len(rows) and rows[number - 1]["status"] is not None
        if possible and not rows[number - 1]["gone"]:
            rows[number - 1]["gone"] = True
            rows.append({"status": None, "pair": None, "minute": 0, "gone": True})
        else:
            refused.append(number)
    states = {}
    for pair in {row["pair"] for row in rows if not row["gone"]}:
        own = [
            (row["minute"], number, row["status"])
            for number, row in enumerate(rows)
            if row["pair"] == pair and not row["gone"]
        ]
        states[pair] = (max(own)[2], len(own))
    return states, refused


def play(store, history):
    """Do what the history says; return the numbers of the undoings that were refused."""
    refused = []
    for step in history:
        if step[0] == "decide":
            _, status, x, y, backwards, minute = step
            ends = (party("auville", x), party("bourg", y))
            asker, partner = ends[::-1] if backwards else ends
            store.decide(decided(status, minute, asker=asker, partner=partner))
            continue
        try:
            store.undo(step[1], "La Chambre", START + timedelta(minutes=9))
        except RequestError:
            refused.append(step[1])
    return refused


def states_of(store):
    return {
        (int(one.last.x.id[-2:]), int(one.last.y.id[-2:])): (one.status, one.decisions)
        for one in store.current()
    }


@pytest.mark.parametrize("examples", [25, pytest.param(400, marks=pytest.mark.prove)])
def test_states_are_those_of_the_plain_reading(examples):
    @settings(max_examples=examples, deadline=None)
    @given(histories)
    def holds(history):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            territories = Territories.load(write_toy_territories(folder / "territories.toml"))
            with (
                FeedbackStore.open(folder / "one.sqlite", territories) as store,
                FeedbackStore.open(folder / "two.sqlite", territories) as other,
            ):
                expected, not_undone = plain_states(history)
                assert play(store, history) == not_undone
                assert states_of(store) == expected
                for x in range(3):
                    partners = {y: status for (a, y), (status, _) in expected.items() if a == x}
                    found = store.states_with(f"auville-{x:02d}")
                    assert {int(name[-2:]): status for name, status in found.items()} == partners
                exported = folder / "out.jsonl"
                exported.write_text("".join(f"{line}\n" for line in export_lines(store)), "utf-8")
                if history and exported.stat().st_size:
                    assert import_file(other, exported).rejects == []
                    assert states_of(other) == expected
                    assert other.decisions() == store.decisions()

    holds()
