"""Missions made at random, from a seed: small ones full of rules, and markets of any size."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import numpy as np

from matching.mission.model import Floor, Meeting, Party, Problem, Session, Slot

START = datetime(2027, 5, 11, 9, tzinfo=ZoneInfo("America/Toronto"))
DOMAINS = ("sante", "numerique", "cybersecurite")
AXES = ("economic", "academic")


def make_slots(per_session, tables, *, breaks=False):
    """Sessions on following days, ``per_session[i]`` slots of 20 minutes in the i-th.

    ``tables`` is a number for all sessions, or one for each. With ``breaks`` every session has a
    break in the middle.
    """
    rooms = [tables] * len(per_session) if isinstance(tables, int) else list(tables)
    sessions, slots, run = [], [], 0
    for number, (count, room) in enumerate(zip(per_session, rooms, strict=True)):
        sessions.append(Session(f"s{number + 1}", f"Séance {number + 1}", f"Session {number + 1}"))
        start = START + timedelta(days=number)
        for place in range(count):
            if breaks and place == (count + 1) // 2:
                run += 1
                start += timedelta(minutes=20)
            at = start + timedelta(minutes=20 * place)
            names = tuple(str(table) for table in range(1, room + 1))
            slots.append(Slot(len(slots), number, run, at, at + timedelta(minutes=20), names))
        run += 1
    return tuple(sessions), tuple(slots)


def market(rows, columns, seed):
    """Reciprocal scores of a market: tastes for a few qualities, and some who please everybody."""
    random = np.random.default_rng(seed)

    def fits(own, others):
        tastes, qualities = random.normal(size=(own, 6)), random.normal(size=(others, 6))
        popular = random.normal(size=others)
        noise = random.normal(scale=0.3, size=(own, others))
        return 1 / (1 + np.exp(-(tastes @ qualities.T / 2 - 0.5 + popular + noise)))

    p, q = fits(rows, columns), fits(columns, rows).T
    return np.round(2 * p * q / (p + q), 9), p, q


def parties(side, count, territory, **more):
    """``count`` parties named after their side and number."""
    return tuple(
        Party(f"{side}{number:03d}", f"{side.upper()} {number}", territory, **more)
        for number in range(count)
    )


def market_problem(rows, columns, per_session, tables, seed, *, there=1.0, least=0, most=8, **more):
    """A market in which each party is there with probability ``there``, slot by slot."""
    random = np.random.default_rng(seed + 10_000)
    sessions, slots = make_slots(per_session, tables)

    def side(name, count, territory):
        return tuple(
            Party(
                f"{name}{number:03d}",
                f"{name.upper()} {number}",
                territory,
                least,
                most,
                frozenset(np.flatnonzero(random.random(len(slots)) >= there).tolist()),
            )
            for number in range(count)
        )

    xs, ys = side("x", rows, "rennes"), side("y", columns, "quebec")
    scores = market(rows, columns, seed)[0]
    return Problem(xs, ys, sessions, slots, scores, host="quebec", **more)


def random_problem(seed):
    """A small mission with any mixture of rules; about one in three cannot be planned.

    Which kinds of rules there are is drawn first, so that many missions have few of them.
    """
    random = np.random.default_rng(seed)

    def drawn(chance):
        return bool(random.random() < chance)

    rows, columns = random.integers(1, 7, size=2)
    per_session = random.integers(1, 5, size=random.integers(1, 3))
    tables = random.integers(1, 5, size=len(per_session))
    sessions, slots = make_slots(per_session, tables, breaks=drawn(0.3))
    booth = ("x" if drawn(0.5) else "y") if drawn(0.3) else None
    if booth:
        slots = tuple(replace(slot, tables=(*slot.tables, "stand")) for slot in slots)
    names = {"x": [f"x{i}" for i in range(rows)], "y": [f"y{i}" for i in range(columns)]}
    chances = {
        "away": 0.2 * drawn(0.6),
        "least": 0.22 * drawn(0.55),
        "must": 0.35 / max(rows, columns) * drawn(0.4),
        "must_not": 0.1 * drawn(0.4),
        "met": 0.1 * drawn(0.4),
    }

    def some(others, kind):
        return frozenset(name for name in others if random.random() < chances[kind])

    def side(own, other, territory):
        made = []
        for place, name in enumerate(names[own]):
            most = int(random.integers(1, 5))
            must_not, met = some(names[other], "must_not"), some(names[other], "met")
            made.append(
                Party(
                    name,
                    name.upper(),
                    territory,
                    int(random.integers(1, min(most, 2) + 1)) if drawn(chances["least"]) else 0,
                    most,
                    frozenset(np.flatnonzero(random.random(len(slots)) < chances["away"]).tolist()),
                    some(names[other], "must") - must_not - met,
                    must_not,
                    met,
                    table="stand" if own == booth and place == 0 else None,
                    domains=tuple(one for one in DOMAINS if drawn(0.6)),
                    axes=tuple(one for one in AXES if drawn(0.7)),
                )
            )
        return tuple(made)

    scores = np.round(random.random((rows, columns)), 6)
    scores[random.random((rows, columns)) < 0.1] = np.nan
    problem = Problem(
        side("x", "y", "rennes"),
        side("y", "x", "quebec"),
        sessions,
        slots,
        scores,
        floors=_random_floors(random),
        lowest_score=0.2 if drawn(0.4) else 0.0,
        in_a_row=int(random.integers(1, 4)) if drawn(0.3) else None,
        total=int(random.integers(2, 10)) if drawn(0.25) else None,
        fairness=float(random.choice([0.0, 0.5, 1.0])) if drawn(0.3) else 0.0,
        host="quebec",
    )
    low = [pair for pair in product(names["x"], names["y"]) if problem.score(pair) < 0.2]
    return replace(
        problem,
        accepted=frozenset(pair for pair in low if drawn(0.3)),
        pinned=_random_pins(problem, random) if drawn(0.2) else (),
    )


def cut(problem, most, slots):
    """The first ``most`` parties of each side in the first ``slots`` slots, all else alike."""
    names = {one.id for one in (*problem.xs[:most], *problem.ys[:most])}

    def among(party):
        lists = {name: getattr(party, name) & names for name in ("must", "must_not", "met")}
        away = frozenset(slot for slot in party.unavailable if slot < slots)
        return replace(party, unavailable=away, **lists)

    return replace(
        problem,
        xs=tuple(among(one) for one in problem.xs[:most]),
        ys=tuple(among(one) for one in problem.ys[:most]),
        slots=problem.slots[:slots],
        scores=problem.scores[:most, :most],
        accepted=frozenset(pair for pair in problem.accepted if set(pair) <= names),
        pinned=tuple(one for one in problem.pinned if set(one.pair) <= names and one.slot < slots),
    )


def _random_floors(random):
    found = []
    if random.random() < 0.2:
        found.append(Floor(int(random.integers(1, 3)), "numerique", label_fr="Numérique"))
    if random.random() < 0.15:
        found.append(Floor(int(random.integers(1, 3)), axis="academic", label_fr="académique"))
    return tuple(found)


def _random_pins(problem, random):
    """One or two meetings of different parties, each at a table it may be at."""
    count = min(int(random.integers(1, 3)), len(problem.xs), len(problem.ys))
    xs = random.permutation(len(problem.xs))[:count]
    ys = random.permutation(len(problem.ys))[:count]
    pins = {}
    for row, column in zip(xs, ys, strict=True):
        x, y = problem.xs[row], problem.ys[column]
        away = x.unavailable | y.unavailable
        both_there = [slot for slot in problem.slots if slot.index not in away]
        choice = both_there if both_there and random.random() < 0.8 else problem.slots
        slot = choice[int(random.integers(len(choice)))]
        table = problem.place(x, y) or slot.tables[0]
        pins[slot.index, table] = Meeting(slot.index, table, x.id, y.id, "confirmed")
    return tuple(sorted(pins.values()))
