"""From profiles to entities: sure pairs joined until nothing sure is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matching.entities.candidates import candidate_pairs
from matching.entities.deciding import SamePlace, decide
from matching.entities.groups import Groups
from matching.entities.merging import merge
from matching.entities.telling import read_telling
from matching.entities.verdicts import Decision, Verdict, decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.entities.telling import Telling
    from matching.profiles.model import Profile

_WORTH_TELLING: Final = 0.5
"""A refused pair less alike than this is no news."""
_Decided = dict[tuple[int, int], Decision]


@dataclass(frozen=True)
class Pair:
    """Two profiles that were compared, the first by id first, and what was decided."""

    first: Profile
    second: Profile
    decision: Decision


@dataclass(frozen=True)
class Entity:
    """A profile of the result and those it was made of, by position in what was given."""

    profile: Profile
    members: tuple[int, ...]


@dataclass(frozen=True)
class Resolution:
    """The entities in the order of their first members, and the pairs compared, by ids."""

    entities: tuple[Entity, ...]
    pairs: tuple[Pair, ...]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """One profile for each entity."""
        return tuple(one.profile for one in self.entities)

    def of(self, verdict: str) -> tuple[Pair, ...]:
        """Return the pairs with that verdict."""
        return tuple(one for one in self.pairs if one.decision.verdict == verdict)


def resolve(
    profiles: Sequence[Profile], same_place: SamePlace, *, with_likely: bool = False
) -> Resolution:
    """Return the entities of ``profiles``, the same in whatever order they come; ids are unique.

    1. Compare the pairs that share a key, and join those that are sure, or likely
       (``with_likely``).
    2. Replace each group by one profile, and compare again: what one member lacked another may
       have brought. Stop when nothing was joined, so that a second run finds nothing to join.

    Pairs of a later round name the profiles made in the round before.
    """
    groups: list[tuple[int, ...]] = [(position,) for position in range(len(profiles))]
    merged = list(profiles)
    pairs: dict[tuple[str, str], Pair] = {}
    wanted: tuple[Verdict, ...] = ("sure", "likely") if with_likely else ("sure",)
    while True:
        tellings = [read_telling(one) for one in merged]
        decided = {
            (i, j): decide(tellings[i], tellings[j], same_place)
            for i, j in candidate_pairs(tellings)
        }
        joined = _join(tellings, decided, wanted)
        for (i, j), answer in decided.items():
            if answer.verdict != "refused" or answer.likeness >= _WORTH_TELLING:
                first, second = sorted((merged[i], merged[j]), key=lambda one: one.id)
                pairs[first.id, second.id] = Pair(first, second, answer)
        together = joined.members()
        if len(together) == len(groups):
            break
        groups = sorted(tuple(sorted(p for i in each for p in groups[i])) for each in together)
        merged = [merge([profiles[position] for position in each]) for each in groups]
    entities = tuple(Entity(one, each) for one, each in zip(merged, groups, strict=True))
    return Resolution(entities, _standing(pairs, profiles, entities))


def _join(tellings: Sequence[Telling], decided: _Decided, wanted: tuple[Verdict, ...]) -> Groups:
    """Join the wanted pairs, the surest first, and correct in ``decided`` what cannot be joined.

    Where pairs that rest on names would tie two identifiers of one scheme together, none of them
    says which of the two is meant: they become likely, and wait for a person. What else would do
    so is refused.
    """
    identifiers = [one.identifiers for one in tellings]
    edges = [pair for pair, answer in decided.items() if answer.verdict in wanted]
    whole = Groups(identifiers)
    torn = {whole.find(pair[0]) for pair in edges if not whole.join(*pair)}
    # What stood for a group may have joined another since.
    torn = {whole.find(one) for one in torn}
    groups = Groups(identifiers)
    for first, second in sorted(edges, key=lambda pair: _rank(tellings, decided, pair)):
        answer = decided[first, second]
        ambiguous = torn & {whole.find(first), whole.find(second)}
        if ambiguous and not answer.by_identifier:
            decided[first, second] = decision("likely", "entities-ambiguous", answer.likeness)
        elif not groups.join(first, second):
            decided[first, second] = decision("refused", "entities-chain", answer.likeness)
    return groups


def _rank(
    tellings: Sequence[Telling], decided: _Decided, pair: tuple[int, int]
) -> tuple[bool, float, list[str]]:
    answer = decided[pair]
    ids = sorted(tellings[position].profile.id for position in pair)
    return not answer.by_identifier, -answer.likeness, ids


def _standing(
    pairs: dict[tuple[str, str], Pair], profiles: Sequence[Profile], entities: Sequence[Entity]
) -> tuple[Pair, ...]:
    """Return the pairs by ids, without doubts that a later round has settled."""
    home = {profiles[p].id: number for number, one in enumerate(entities) for p in one.members}
    return tuple(
        pair
        for (first, second), pair in sorted(pairs.items())
        if pair.decision.verdict == "sure" or home[first] != home[second]
    )
