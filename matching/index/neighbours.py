"""Who lends a profile what it leaves unsaid: its three nearest at home.

Nearness is the sum of the cosines of topic, offer and character n-grams. Up to ``EVERYBODY``
profiles each is compared with all of them. Above, only the nearest by topic and offer are compared
by their n-grams too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt

from matching.index.approximate_joining import Side, approximate_among
from matching.index.centring import FEWEST_PROFILES, Vectors
from matching.index.joining import best_among
from matching.index.nearest import EXACT_UP_TO, Nearest
from matching.index.pair_spelling import PlainSpelling
from matching.index.population import Population
from matching.index.scratch import Scratch, part_of, room
from matching.index.shortlist import Found
from matching.index.traits import Flags, Rows
from matching.profiles.facets import Facet

NEIGHBOURS = 3
SMOOTHED_FACETS: tuple[Facet, ...] = ("topic", "offer")
EVERYBODY = 2_000
_CONTENDERS = 24
"""How many are compared by their n-grams where not everybody is."""
_GUESTS_CONTENDERS = 100
_DECIMALS = 6
_AT_ONCE = 1_000


def find_neighbours(
    population: Population, home: Population, left_out: Collection[str] = ()
) -> Rows:
    """Return the rows in ``home`` of the three nearest profiles of each of ``population``.

    One row per profile, nearest first, ties by row; -1 where there is none: for a profile that
    tells nothing except works, and in a territory of fewer than 20 profiles. A profile is not its
    own neighbour, nor is any of ``left_out``. Each is compared with everybody.
    """
    found = _nobody(population)
    if len(home.profiles) < FEWEST_PROFILES:
        return found
    barred = [home.row_of[name] for name in left_out if name in home.row_of]
    for start in range(0, len(population.profiles), _AT_ONCE):
        rows = np.arange(start, min(start + _AT_ONCE, len(population.profiles)))
        nearness = _nearness(population, rows, home)
        nearness[:, barred] = -np.inf
        for row, near in zip(rows.tolist(), nearness, strict=True):
            if not population.traits.works_only[row]:
                itself = home.row_of.get(population.profiles[row].id)
                if itself is not None:
                    near[itself] = -np.inf
                best = np.argsort(-near, kind="stable")[:NEIGHBOURS]
                kept = best[np.isfinite(near[best])]
                found[row, : len(kept)] = kept
    return found


def neighbours_at_home(home: Population, scratch: Scratch | None = None) -> Rows:
    """Return the neighbours of everybody of ``home``, as ``find_neighbours`` does.

    Above ``EVERYBODY`` profiles, of those who are nearest by topic and offer.
    """
    if len(home.profiles) <= EVERYBODY:
        return find_neighbours(home, home)
    with part_of(scratch) as inner:
        return _nearest_at_home(home, _joined(home, inner))


def _nearest_at_home(home: Population, joined: Vectors) -> Rows:
    found = _nobody(home)
    usable = ~home.traits.works_only & np.any(joined, axis=1)
    like, place = _equals(joined, usable)
    # Of many equal ones only the first can be among anybody's nearest: ties go by row.
    near = _contenders(joined, usable & (place <= _CONTENDERS))
    spelling = PlainSpelling(home.documents, len(home.profiles))
    for row in np.flatnonzero(usable).tolist():
        source = row if place[row] <= _CONTENDERS else int(like[row])
        rows, total = near.rows[source], near.scores[source].astype(np.float64)
        if source != row:
            rows = np.append(source, rows[:-1])
            total = np.append(float(joined[row].astype(np.float64) @ joined[source]), total[:-1])
        rows, total = rows[rows >= 0], total[rows >= 0]
        total = total + spelling.cosines(row, rows)
        best = np.lexsort((rows, -np.round(total, _DECIMALS)))[:NEIGHBOURS]
        found[row, : len(best)] = rows[best]
    return found


def _contenders(joined: Vectors, known: Flags) -> Found:
    """Return who is compared by n-grams too; through an index that is forgotten where many are."""
    if np.count_nonzero(known) <= EXACT_UP_TO:
        return best_among(joined, _CONTENDERS, known=known)
    return approximate_among(Side(joined, Nearest.build(joined, known, joined)), _CONTENDERS)


def _equals(vectors: Vectors, usable: Flags) -> tuple[Rows, Rows]:
    """Return for each row the first usable one equal to it, and how many equals come before it."""
    like, place = np.arange(len(vectors)), np.zeros(len(vectors), np.intp)
    seen: dict[bytes, list[int]] = {}
    for row in np.flatnonzero(usable).tolist():
        first = seen.setdefault(vectors[row].tobytes(), [row, 0])
        like[row], place[row] = first
        first[1] += 1
    return like, place


def guests_neighbours(
    guests: Population,
    home: Population,
    nearest: Mapping[Facet, Nearest],
    left_out: Collection[str] = (),
) -> Rows:
    """Return the neighbours of ``guests``, who are not of ``home``, as ``find_neighbours`` does.

    Above ``EVERYBODY`` profiles, of those whom the indexes find for their topic and their offer.
    """
    if len(home.profiles) <= EVERYBODY:
        return find_neighbours(guests, home, left_out)
    found = _nobody(guests)
    for row, profile in enumerate(guests.profiles):
        if guests.traits.works_only[row]:
            continue
        rows = {
            one
            for facet in SMOOTHED_FACETS
            for one in nearest[facet].search(guests.facets[facet][row], _GUESTS_CONTENDERS)
        }
        out = {home.row_of[name] for name in (*left_out, profile.id) if name in home.row_of}
        contenders = np.array(sorted(rows - out), np.intp)
        found[row] = _nearest_of(guests, row, home, contenders)
    return found


def _nobody(population: Population) -> Rows:
    return np.full((len(population.profiles), NEIGHBOURS), -1, np.intp)


def _nearest_of(population: Population, row: int, home: Population, rows: Rows) -> Rows:
    """Return the three of ``rows`` of ``home``, ascending, nearest to one of ``population``."""
    nearness = _nearness(population, np.array([row]), home, rows)[0]
    best = np.argsort(-nearness, kind="stable")[:NEIGHBOURS]
    found = np.full(NEIGHBOURS, -1, np.intp)
    found[: len(best)] = rows[best]
    return found


def _joined(home: Population, scratch: Scratch | None) -> Vectors:
    """Return rows whose inner product is the sum of the cosines of both facets."""
    parts = [home.facets[facet] for facet in SMOOTHED_FACETS]
    joined = room("joined", (len(parts[0]), sum(part.shape[1] for part in parts)), scratch)
    return np.concatenate(parts, axis=1, out=joined)


def _nearness(
    population: Population, rows: Rows, home: Population, others: Rows | None = None
) -> npt.NDArray[np.float64]:
    """Return one line per row of ``population``, one column per row of ``home``, or of ``others``.

    Sums of three cosines, rounded so that ties are ties.
    """
    there = slice(None) if others is None else others
    total: npt.NDArray[np.float64] | float = 0.0
    for facet in SMOOTHED_FACETS:
        own, theirs = population.facets[facet][rows], home.facets[facet][there]
        total = total + own.astype(np.float64) @ theirs.astype(np.float64).T
    return np.asarray(np.round(total + _spelling(population, rows, home, others), _DECIMALS))


def _spelling(
    population: Population, rows: Rows, home: Population, others: Rows | None
) -> npt.NDArray[np.float64]:
    """Return the cosines of the n-grams of all their texts, in the same shape."""
    mine = population.documents.take(rows)
    documents = home.documents if others is None else home.documents.take(others)
    if mine.single and documents.single:
        return mine.cosines(documents)
    count = len(home.profiles) if others is None else len(others)
    return np.asarray((mine.of(len(rows)) @ documents.of(count).T).toarray())
