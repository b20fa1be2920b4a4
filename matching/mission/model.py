"""What a mission is made of once its files are read: parties, slots, the problem, its meetings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from matching.language import Language
from matching.ranking.boosting import boosted

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Pair = tuple[str, str]
"""The ids of a party of the first territory and of one of the second, in that order."""
Status = Literal["planned", "confirmed"]


@dataclass(frozen=True)
class Slot:
    """One time at which meetings take place, all at once."""

    index: int
    """Its place among all slots of the mission, from 0, in order of time."""
    session: int
    """The place of its session among the sessions."""
    run: int
    """Slots of the same run follow one another without a break."""
    start: datetime
    end: datetime
    """Both in the time zone of the mission."""
    tables: tuple[str, ...]
    """The names of the tables that can be used then; a booth is the table of one party."""


@dataclass(frozen=True)
class Session:
    """A run of slots on one day, morning or afternoon say."""

    id: str
    label_fr: str
    label_en: str

    def label(self, language: Language) -> str:
        """Return its name in ``language``."""
        return self.label_fr if language == "fr" else self.label_en


@dataclass(frozen=True)
class Party:
    """One participant of the mission, an organisation or a person, by its profile."""

    id: str
    name: str
    territory: str
    minimum: int = 0
    """How many meetings it must have."""
    maximum: int = 8
    """How many it may have: its capacity."""
    unavailable: frozenset[int] = frozenset()
    """Indexes of the slots at which it cannot meet."""
    must: frozenset[str] = frozenset()
    """Ids of the parties it has to meet."""
    must_not: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    """Ids of the parties it has already met, which it does not meet again."""
    language: Language = "fr"
    table: str | None = None
    """Its booth: all its meetings are there, and nobody else's."""
    domains: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Floor:
    """At least so many meetings must be between parties that share a domain, or an axis."""

    at_least: int
    domain: str | None = None
    axis: str | None = None
    label_fr: str | None = None
    """The name of the domain or axis; its identifier where it is not given."""
    label_en: str | None = None

    def label(self, language: Language) -> str:
        """Return the name of the domain or axis in ``language``."""
        named = self.label_fr if language == "fr" else self.label_en
        return named or self.domain or self.axis or ""


@dataclass(frozen=True, order=True)
class Meeting:
    """Two parties at one table in one slot."""

    slot: int
    table: str
    x: str
    """The id of the party of the first territory."""
    y: str
    status: Status = field(default="planned", compare=False)

    @property
    def pair(self) -> Pair:
        """Who meets whom."""
        return self.x, self.y


@dataclass(frozen=True, eq=False)
class Problem:
    """Everything the meetings depend on; pairs are (row, column) of ``scores``.

    ``scores`` has one row per party of ``xs`` and one column per party of ``ys``, values from 0 to
    1, NaN where the score is not known: that is estimated, never taken for 0.
    """

    xs: tuple[Party, ...]
    ys: tuple[Party, ...]
    sessions: tuple[Session, ...]
    slots: tuple[Slot, ...]
    scores: Array
    floors: tuple[Floor, ...] = ()
    lowest_score: float = 0.0
    """Pairs whose score is below meet only where they must."""
    accepted: frozenset[Pair] = frozenset()
    """Pairs that may meet though their score is below ``lowest_score``."""
    in_a_row: int | None = None
    """The most meetings a party has without a break or a free slot."""
    total: int | None = None
    """The most meetings in all."""
    fairness: float = 0.0
    """From 0, the highest total score, to 1, the best for the worst-off party."""
    host: str | None = None
    """The territory that receives; where both parties have a booth, they meet at the host's."""
    pinned: tuple[Meeting, ...] = ()
    """Meetings that stay as they are: past or confirmed."""
    linked: frozenset[Pair] = frozenset()
    """Pairs that have worked together and are to be preferred for it."""
    boost: float = 0.0
    """How much: what is added to the logit of their scores."""

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each party of ``xs`` by id."""
        return {party.id: row for row, party in enumerate(self.xs)}

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each party of ``ys`` by id."""
        return {party.id: column for column, party in enumerate(self.ys)}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Every party by id, those of the first territory first."""
        return {party.id: party for party in (*self.xs, *self.ys)}

    @cached_property
    def worth(self) -> Array:
        """What is maximised: the scores known or estimated, those of linked pairs raised."""
        if not (self.linked and self.boost):
            return self.estimated
        marks = np.zeros(self.scores.shape, np.bool_)
        for x, y in self.linked:
            if x in self.rows and y in self.columns:
                marks[self.rows[x], self.columns[y]] = True
        return boosted(self.estimated, marks, self.boost)

    @cached_property
    def estimated(self) -> Array:
        """The scores, those not known estimated from what is known of both parties.

        The estimate is the mean of the row's known mean and the column's; where only one of them is
        known, that one; where neither is, the mean of all scores; 0.5 where nothing is known.
        """
        known = ~np.isnan(self.scores)
        if known.all():
            return self.scores
        values = np.where(known, self.scores, 0.0)
        overall = float(values.sum() / known.sum()) if known.any() else 0.5
        by_row = _known_means(values, known, 1)[:, None] + np.zeros_like(values)
        by_column = _known_means(values, known, 0)[None, :] + np.zeros_like(values)
        both = np.stack([by_row, by_column])
        counted = ~np.isnan(both)
        mean = np.where(counted, both, 0.0).sum(axis=0) / np.maximum(counted.sum(axis=0), 1)
        return np.where(known, self.scores, np.where(counted.any(axis=0), mean, overall))

    @cached_property
    def obliged(self) -> frozenset[Pair]:
        """Pairs that must meet, whichever of the two said so."""
        return frozenset(_named(self.xs, self.ys, "must"))

    @cached_property
    def forbidden(self) -> frozenset[Pair]:
        """Pairs that must not meet."""
        return frozenset(_named(self.xs, self.ys, "must_not"))

    @cached_property
    def met(self) -> frozenset[Pair]:
        """Pairs that have already met."""
        return frozenset(_named(self.xs, self.ys, "met"))

    def place(self, x: Party, y: Party) -> str | None:
        """Return the booth where the two meet, or None where any shared table will do."""
        first, second = (y, x) if self.host == y.territory else (x, y)
        return first.table or second.table

    @cached_property
    def booths(self) -> frozenset[str]:
        """The tables that are kept for one party each."""
        return frozenset(party.table for party in self.parties.values() if party.table)

    def shared_tables(self, slot: Slot) -> tuple[str, ...]:
        """Return the tables of ``slot`` that anybody may use."""
        return tuple(table for table in slot.tables if table not in self.booths)

    def with_party(self, party: Party) -> Problem:
        """Return the same problem with the party of that id replaced."""
        xs = tuple(party if one.id == party.id else one for one in self.xs)
        ys = tuple(party if one.id == party.id else one for one in self.ys)
        return replace(self, xs=xs, ys=ys)

    def score(self, pair: Pair) -> float:
        """Return the score of the meeting of ``pair``, or the estimate of it."""
        return float(self.estimated[self.rows[pair[0]], self.columns[pair[1]]])

    def value(self, pair: Pair) -> float:
        """Return what the meeting of ``pair`` counts for in what is maximised."""
        return float(self.worth[self.rows[pair[0]], self.columns[pair[1]]])

    def is_known(self, pair: Pair) -> bool:
        """Return whether the score of ``pair`` is known rather than estimated."""
        return not np.isnan(self.scores[self.rows[pair[0]], self.columns[pair[1]]])


def _known_means(values: Array, known: Mask, axis: int) -> Array:
    count = known.sum(axis=axis)
    mean = values.sum(axis=axis) / np.maximum(count, 1)
    return np.where(count > 0, mean, np.nan)


def _named(xs: tuple[Party, ...], ys: tuple[Party, ...], field_name: str) -> set[Pair]:
    first, second = {party.id for party in xs}, {party.id for party in ys}
    pairs = {(x.id, other) for x in xs for other in getattr(x, field_name) if other in second}
    return pairs | {(other, y.id) for y in ys for other in getattr(y, field_name) if other in first}
