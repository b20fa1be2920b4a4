"""Whatever the profiles: symmetric, idempotent, blind to order, and undone without a trace."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.entities.deciding import decide
from matching.entities.identifiers import identifiers_of
from matching.entities.records import merges_of, undo
from matching.entities.resolving import resolve
from matching.entities.telling import read_telling
from matching.profiles.model import Profile

# Few words and values, so that much is alike.
WORDS = [
    "Institut",
    "Institute",
    "de",
    "of",
    "physique",
    "physics",
    "chimie",
    "Verre",
    "verres",
    "Pont",
    "Ponts",
    "IPV",
    "IVPP",
    "SARL",
    "2",
    "(Bourg)",
    "Bourg",
    "VITRA :",
    "J.",
    "Jean",
]
SIRENS = [(), ("siren:732829320",), ("siren:542065479",)]
RORS = [(), ("ror:04sjchr03",), ("ror:015m7wh34",)]
NAMES_IN_HAL = [(), (), ("hal:ab",)]


def some_of_each():
    """At most one identifier of each scheme."""
    each = map(st.sampled_from, (SIRENS, RORS, NAMES_IN_HAL))
    return st.tuples(*each).map(lambda many: tuple(one for some in many for one in some))


fields = st.fixed_dictionaries(
    {
        "name": st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
        "kind": st.sampled_from(["company", "research_unit", "researcher"]),
        "territory": st.sampled_from(["bourg", "bourg", "auville"]),
        "city": st.sampled_from(["Bourg", "Bourg", "Lune", None]),
        "website": st.sampled_from([None, None, "https://a.example", "a.example/fr"]),
        "identifiers": some_of_each(),
        "source": st.sampled_from([None, "S1", "S2"]),
        "affiliation": st.sampled_from([None, "Verre", "Pont"]),
    }
)
profiles = st.lists(fields, min_size=2, max_size=7).map(
    lambda many: [
        Profile(id=f"p{n}", keywords=("x",), **{k: v for k, v in one.items() if v is not None})
        for n, one in enumerate(many)
    ]
)


def same(one, other):
    return one == other


@settings(max_examples=150, deadline=None)
@given(profiles)
def test_a_decision_is_the_same_both_ways(many):
    first, second = map(read_telling, many[:2])
    assert decide(first, second, same) == decide(second, first, same)


@settings(max_examples=150, deadline=None)
@given(profiles, st.booleans())
def test_a_second_run_finds_nothing_sure(many, with_likely):
    once = resolve(many, same, with_likely=with_likely).profiles
    again = resolve(once, same, with_likely=with_likely)
    assert again.of("sure") == ()
    assert again.profiles == once


@settings(max_examples=150, deadline=None)
@given(profiles, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_what_is_given_does_not_matter(many, random, with_likely):
    shuffled = random.sample(many, len(many))
    found, other = (resolve(one, same, with_likely=with_likely) for one in (many, shuffled))
    assert {one.id: one for one in found.profiles} == {one.id: one for one in other.profiles}
    assert found.pairs == other.pairs


@settings(max_examples=150, deadline=None)
@given(profiles, st.booleans())
def test_no_entity_has_two_identifiers_of_one_scheme(many, with_likely):
    for one in resolve(many, same, with_likely=with_likely).profiles:
        schemes = [found.scheme for found in identifiers_of(one)]
        assert len(schemes) == len(set(schemes))


@settings(max_examples=150, deadline=None)
@given(profiles, st.booleans())
def test_undoing_gives_back_what_was_given(many, with_likely):
    found = resolve(many, same, with_likely=with_likely)
    undone = undo(found.profiles, merges_of(found, many))
    assert undone.missing == ()
    assert [one.model_dump_json() for one in undone.profiles] == [
        one.model_dump_json() for one in many
    ]
