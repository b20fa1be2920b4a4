"""From profiles to entities: sure pairs joined until nothing sure is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matching.entities.candidates import candidate_pairs
from matching.entities.deciding import decide
from matching.entities.groups import Groups, agree
from matching.entities.merging import merge
from matching.entities.telling import read_telling
from matching.entities.verdicts import Decision, Verdict, decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.entities.places import SamePlace
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
    comparing = _Comparing(same_place)
    pairs: dict[tuple[str, str], Pair] = {}
    wanted: tuple[Verdict, ...] = ("sure", "likely") if with_likely else ("sure",)
    while True:
        tellings = [comparing.telling(one) for one in merged]
        decided = {
            (i, j): comparing.decide(tellings[i], tellings[j]) for i, j in candidate_pairs(tellings)
        }
        joined = _join(tellings, decided, wanted)
        for (i, j), answer in decided.items():
            if answer.verdict != "refused" or answer.likeness >= _WORTH_TELLING:
                first, second = sorted((merged[i], merged[j]), key=lambda one: one.id)
                pairs[first.id, second.id] = Pair(first, second, answer)
        together = joined.members()
        if len(together) == len(groups):
            break
        former = groups
        groups = sorted(tuple(sorted(p for i in each for p in groups[i])) for each in together)
        kept = dict(zip(former, merged, strict=True))
        merged = [
            kept.get(each) or merge([profiles[position] for position in each]) for each in groups
        ]
    entities = tuple(Entity(one, each) for one, each in zip(merged, groups, strict=True))
    home = {profiles[p].id: number for number, one in enumerate(entities) for p in one.members}
    standing = tuple(
        pair
        for (first, second), pair in sorted(pairs.items())
        # A later round may have settled what was doubtful.
        if pair.decision.verdict in wanted or home[first] != home[second]
    )
    return Resolution(entities, standing)


class _Comparing:
    """Compares profiles, and remembers what was found of those that a round left as they were."""

    def __init__(self, same_place: SamePlace) -> None:
        self._same_place = same_place
        self._tellings: dict[str, Telling] = {}
        self._decisions: dict[tuple[str, str], tuple[Telling, Telling, Decision]] = {}

    def telling(self, profile: Profile) -> Telling:
        known = self._tellings.get(profile.id)
        if known is None or known.profile is not profile:
            known = self._tellings[profile.id] = read_telling(profile)
        return known

    def decide(self, first: Telling, second: Telling) -> Decision:
        key = (first.profile.id, second.profile.id)
        known = self._decisions.get(key)
        if known is None or known[0] is not first or known[1] is not second:
            known = (first, second, decide(first, second, self._same_place))
            self._decisions[key] = known
        return known[2]


def _join(tellings: Sequence[Telling], decided: _Decided, wanted: tuple[Verdict, ...]) -> Groups:
    """Join the wanted pairs, the surest first, and correct in ``decided`` what cannot be joined.

    Where pairs that rest on names would tie two identifiers of one scheme together, none of them
    says which of the two is meant: they become likely, and wait for a person. What else would do
    so is refused.
    """
    edges = [pair for pair, answer in decided.items() if answer.verdict in wanted]
    whole = Groups([frozenset()] * len(tellings))
    for pair in edges:
        whole.join(*pair)
    torn = {
        position
        for group in whole.members()
        if not agree([tellings[one].identifiers for one in group])
        for position in group
    }
    groups = Groups([one.identifiers for one in tellings])
    for pair in sorted(edges, key=lambda pair: _rank(tellings, decided, pair)):
        answer = decided[pair]
        if pair[0] in torn and not answer.by_identifier:
            decided[pair] = decision("likely", "entities-ambiguous", answer.likeness)
        elif not groups.join(*pair):
            decided[pair] = decision("refused", "entities-chain", answer.likeness)
    return groups


def _rank(
    tellings: Sequence[Telling], decided: _Decided, pair: tuple[int, int]
) -> tuple[bool, float, list[str]]:
    answer = decided[pair]
    ids = sorted(tellings[position].profile.id for position in pair)
    return not answer.by_identifier, -answer.likeness, ids
