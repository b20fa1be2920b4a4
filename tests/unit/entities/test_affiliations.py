from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matching.entities.affiliations import tie_affiliations
from matching.profiles.model import Profile

UNIVERSITY = Profile(
    id="ror:04sjchr03",
    name="Université d'ici",
    kind="university",
    territory="t",
    keywords=("x",),
    identifiers=("openalex:I1001",),
)
LAB = Profile(
    id="hal-struct:102", name="Labo", kind="research_unit", territory="t", keywords=("x",)
)


def person(*ids, kind="researcher", identifier="p"):
    return Profile(
        id=identifier,
        name="Personne",
        kind=kind,
        territory="t",
        keywords=("x",),
        affiliation="University of Here",
        affiliation_ids=ids,
    )


def tied(*profiles):
    return tie_affiliations(profiles)[0]


def test_a_researcher_takes_the_name_that_the_profile_of_the_organisation_has():
    found = tied(person("openalex:I1001"), UNIVERSITY)
    assert found.affiliation == "Université d'ici"
    assert found.affiliation_ids == ("openalex:I1001", "ror:04sjchr03")


def test_the_first_id_that_some_organisation_has_decides():
    ids = ("openalex:I7777", "hal-struct:102", "https://ror.org/04sjchr03")
    found = tied(person(*ids), UNIVERSITY, LAB)
    assert (found.affiliation, found.affiliation_ids) == ("Labo", ids)
    assert tied(person(*ids[::-1]), LAB, UNIVERSITY).affiliation == "Université d'ici"


def test_of_two_organisations_with_one_id_the_first_by_id_decides():
    twin = UNIVERSITY.model_copy(update={"id": "a", "name": "Autre fiche"})
    for order in ((UNIVERSITY, twin), (twin, UNIVERSITY)):
        assert tied(person("openalex:I1001"), *order).affiliation == "Autre fiche"


def test_nobody_else_changes():
    colleague = person("orcid:0000-0002-1694-233X", identifier="orcid:0000-0002-1694-233X")
    strangers = (
        person(),
        person("openalex:I7777"),
        person("ror:04sjchr04"),  # a slip of the pen: its last digits are wrong
        person("openalex:I1001", kind="research_unit"),
        colleague,
    )
    for one in strangers:
        assert tied(one, UNIVERSITY, LAB) == one
    assert tie_affiliations([UNIVERSITY, LAB]) == (UNIVERSITY, LAB)


IDS = st.sampled_from(["openalex:I1001", "ror:04sjchr03", "hal-struct:102", "rnsr:1", "x"])


@given(st.lists(st.lists(IDS, max_size=3, unique=True), max_size=5), st.booleans())
def test_tying_again_changes_nothing_and_order_does_not_matter(people, backwards):
    everybody = [person(*ids, identifier=f"p{n}") for n, ids in enumerate(people)]
    given_ones = [UNIVERSITY, *everybody, LAB]
    once = tie_affiliations(given_ones)
    assert tie_affiliations(once) == once
    assert [one.id for one in once] == [one.id for one in given_ones]
    if backwards:
        assert tie_affiliations(given_ones[::-1]) == once[::-1]
