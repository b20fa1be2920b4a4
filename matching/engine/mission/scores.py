"""What the ranking says of the parties of a mission, whether or not they are indexed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.embedding.protocol import Encoder, Progress
from matching.index.population import Population, encode_profiles
from matching.language import Language
from matching.mission.model import Array
from matching.profiles.model import Profile
from matching.ranking.ranking import Ranking
from matching.ranking.results import Suggestion


@dataclass(frozen=True)
class PairScores:
    """Scores and fits of pairs: one row per profile of xs, one column per profile of ys."""

    score: Array
    for_x: Array
    for_y: Array


@dataclass(frozen=True)
class Attendees:
    """Profiles of one territory as populations: those of the index, and guests of a mission."""

    profiles: tuple[Profile, ...]
    populations: tuple[Population, ...]
    places: Mapping[str, tuple[int, int]]
    """Where each profile is, by id: its population, and its row there."""

    def groups(self, names: Sequence[str]) -> Iterator[tuple[list[int], Population]]:
        """Yield the profiles of those ids, a population at a time, with their places in ``names``.

        Profiles of one population are ranked in one go, which is much faster than one by one.
        """
        for number, population in enumerate(self.populations):
            here = [place for place, name in enumerate(names) if self.places[name][0] == number]
            if here:
                yield here, population.take([self.places[names[place]][1] for place in here])


def attend(
    ranking: Ranking,
    encoder: Encoder,
    sides: Sequence[tuple[str, Sequence[Profile]]],
    progress: Progress | None = None,
) -> tuple[Attendees, ...]:
    """Return the attendees of each of ``sides``, which are territories with their profiles.

    Whoever is not in the index, or is not told there as here, is a guest; all guests are encoded
    in one go.
    """
    known = [ranking.contents.sides[territory].population for territory, _ in sides]
    guests = [
        [one for one in profiles if not _is_indexed(one, population)]
        for (_, profiles), population in zip(sides, known, strict=True)
    ]
    everybody = [one for side in guests for one in side]
    encoded = encode_profiles(everybody, encoder, progress) if everybody else None
    found = []
    start = 0
    for (territory, profiles), population, own in zip(sides, known, guests, strict=True):
        populations = [population]
        places = {one.id: (0, population.row_of.get(one.id, 0)) for one in profiles}
        if encoded is not None and own:
            part = encoded.take(range(start, start + len(own)))
            populations.append(ranking.contents.receive(part, territory))
            places |= {one.id: (1, row) for row, one in enumerate(own)}
            start += len(own)
        found.append(Attendees(tuple(profiles), tuple(populations), places))
    return tuple(found)


def pair_scores(ranking: Ranking, xs: Attendees, ys: Attendees) -> PairScores:
    """Return the scores and fits of everybody of ``xs`` with everybody of ``ys``, in order."""
    names = [[one.id for one in side.profiles] for side in (xs, ys)]
    shape = len(names[0]), len(names[1])
    found = PairScores(np.zeros(shape), np.zeros(shape), np.zeros(shape))
    for rows, own in xs.groups(names[0]):
        for columns, others in ys.groups(names[1]):
            block = np.ix_(rows, columns)
            fits = ranking.fit(own, others)[1]
            found.score[block] = fits.score
            found.for_x[block], found.for_y[block] = fits.for_x, fits.for_y
    return found


def explained(
    ranking: Ranking,
    own: tuple[Attendees, str],
    others: tuple[Attendees, Sequence[str]],
    language: Language,
) -> dict[str, Suggestion]:
    """Return the suggestion of each of ``others`` to ``own``, by id; ids are of the attendees."""
    found: dict[str, Suggestion] = {}
    side, names = others
    for _, who in own[0].groups([own[1]]):
        for _, partners in side.groups(names):
            told = ranking.explain(who, ranking.pair(who, partners), language)
            found |= {one.partner.id: one for one in told}
    return found


def _is_indexed(profile: Profile, population: Population) -> bool:
    row = population.row_of.get(profile.id)
    return row is not None and population.profiles[row] == profile
