"""What two profiles, or their organisations, did together: found both ways, told once."""

from __future__ import annotations

import numpy as np
import pytest
from toys import toy_profiles

from matching.index.generation_files import read_contents, write_contents
from matching.index.link_table import LinkTable, Names
from matching.profiles.model import Link, Profile
from matching.ranking.boosting import boosted, boosted_order
from matching.ranking.known_links import KnownLinks, linked_pairs

ROR = "ror:04sjchr03"
OTHER_ROR = "ror:015m7wh34"
OPENALEX = "openalex:A5012345678"


def person(name, territory, **fields):
    told = {"id": name, "name": name.title(), "kind": "researcher", "keywords": ("x",)}
    return Profile.model_validate({**told, "territory": territory, **fields})


def published(partner, **fields):
    told = {"kind": "co_publication", "title": "Des ressorts.", "year": 2023}
    return Link.model_validate({**told, "partner": partner, **fields})


@pytest.fixture
def links_of(ranking_of):
    """Finds links in an index of a few profiles."""

    def links(*people):
        ranking = ranking_of([*toy_profiles(3), *people])
        return KnownLinks(ranking.contents, ranking.territories)

    return links


def texts(found, language="fr"):
    return [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in found]


@pytest.mark.parametrize(
    ("partner", "fields"),
    [
        ("y", {}),
        (OPENALEX, {"identifiers": (OPENALEX,)}),
        ("https://openalex.org/A5012345678", {"identifiers": (OPENALEX.upper(),)}),
        (ROR, {"kind": "university", "source_url": "https://ror.org/04sjchr03"}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_link_of_both_is_found_from_both_ends(links_of, partner, fields, turned):
    sides = ("bourg", "auville") if turned else ("auville", "bourg")
    x = person("x", sides[0], links=(published(partner, url="https://doi.example/1"),))
    y = person("y", sides[1], **fields)
    links = links_of(x, y)
    for one, other in ((x, y), (y, x)):
        assert links.ids(one) == (other.id,)
        (found,) = links.between(one, other, "fr")
        assert found.between == "both"
        assert found.line.replace("\N{NO-BREAK SPACE}", " ") == (
            "ont publié ensemble en 2023 : « Des ressorts » – https://doi.example/1"
        )
    xs, ys = ([y], [x]) if turned else ([x], [y])
    assert linked_pairs(xs, ys) == {(xs[0].id, ys[0].id)}


def test_what_both_tell_is_told_once_and_the_latest_first(links_of):
    x = person("x", "auville", links=(published("y"), published("y", year=2025, title=None)))
    y = person("y", "bourg", links=(published("x"), published("x", kind="co_project", year=None)))
    assert texts(links_of(x, y).between(x, y, "fr")) == [
        "ont publié ensemble en 2025",
        "ont publié ensemble en 2023 : « Des ressorts »",
        "ont mené un projet ensemble : « Des ressorts »",
    ]


def test_organisations_are_told_apart_from_their_people(links_of):
    lab = person("lab", "auville", kind="research_unit", identifiers=(ROR,), links=(
        published(OTHER_ROR, kind="funded_together"),
    ))  # fmt: skip
    school = person("school", "bourg", kind="university", identifiers=(OTHER_ROR,))
    x = person("x", "auville", affiliation_ids=(ROR,))
    y = person("y", "bourg", affiliation_ids=(OTHER_ROR,))
    links = links_of(lab, school, x, y)
    # Only the two organisations are linked: their people may well be new to each other.
    assert links.ids(lab) == ("school",)
    assert links.ids(x) == links.ids(y) == ()
    assert texts(links.between(x, y, "fr")) == [
        "leurs établissements ont été financés ensemble en 2023 : « Des ressorts »"
    ]
    assert [one.between for one in links.between(x, school, "en")] == ["partner"]
    assert texts(links.between(x, school, "en")) == [
        "School and the institution of X have been funded together in 2023: “Des ressorts”"
    ]
    assert [one.between for one in links.between(school, x, "fr")] == ["query"]
    assert linked_pairs([lab, x], [school, y]) == {("lab", "school")}


def test_a_person_may_have_published_with_the_institution_of_another(links_of):
    x = person("x", "auville", links=(published(OTHER_ROR),))
    y = person("y", "bourg", affiliation_ids=(OTHER_ROR,))
    links = links_of(x, y)
    assert texts(links.between(x, y, "fr")) == [
        "X a publié avec l'établissement de Y en 2023 : « Des ressorts »"
    ]
    assert links.between(y, x, "fr")[0].between == "partner"
    assert texts(links.between(y, x, "fr")) == texts(links.between(x, y, "fr"))
    assert links.ids(x) == ()


def test_what_they_did_themselves_hides_what_their_organisations_did(links_of):
    lab = person("lab", "auville", identifiers=(ROR,), links=(published(OTHER_ROR, year=2026),))
    x = person("x", "auville", affiliation_ids=(ROR,), links=(published("y"),))
    y = person("y", "bourg", affiliation_ids=(OTHER_ROR,))
    assert [one.year for one in links_of(lab, x, y).between(x, y, "fr")] == [2023]


def test_a_guest_is_linked_as_anybody_else(links_of):
    y = person("y", "bourg", identifiers=(OPENALEX,), links=(published("guest"),))
    links = links_of(y)
    assert links.ids(person("guest", "auville")) == ("y",)
    assert links.ids(person("other", "auville", links=(published(OPENALEX),))) == ("y",)
    assert links.ids(person("nobody", "auville", links=(published("lost"),))) == ()


def test_names_are_found_on_the_disk_as_in_memory(tmp_path, ranking_of):
    x = person("x", "auville", identifiers=(ROR,), links=(published(OPENALEX),))
    y = person("y", "bourg", identifiers=(OPENALEX,))
    ranking = ranking_of([*toy_profiles(3), x, y])
    write_contents(ranking.contents, tmp_path / "there")
    read = read_contents(tmp_path / "there", ("auville", "bourg"))
    links = KnownLinks(read, ranking.territories)
    assert (links.ids(x), links.ids(y)) == (("y",), ("x",))
    assert [one.between for one in links.between(x, y, "fr")] == ["both"]
    found = read.sides["auville"].links.own
    assert found.find(ROR) == found.find("x") == [read.sides["auville"].population.row_of["x"]]
    assert found.find("nobody") == []


def test_an_index_from_before_knows_of_no_link(tmp_path):
    table = LinkTable.open(tmp_path / "absent")
    assert (table.own.find("x"), table.named.find("x")) == ([], [])


def test_a_name_of_several_leads_to_all_of_them():
    names = Names.of([("b", 2), ("a", 1), ("b", 0), ("b", 2)])
    assert (names.find("a"), names.find("b"), names.find("c")) == ([1], [0, 2], [])


def test_a_boost_multiplies_the_odds():
    scores = np.array([0.8, 0.5, 0.0, 1.0])
    linked = np.array([False, True, True, True])
    # e^1 : 1 odds are 0.731.
    assert boosted(scores, linked, 1.0) == pytest.approx([0.8, 0.7310585786, 0, 1])
    # Odds of 1.5 become 4.077, which is 0.803: more than 0.8.
    assert boosted(np.array([0.6]), np.array([True]), 1.0) == pytest.approx([0.80305], abs=1e-5)
    falling, third = np.array([0.8, 0.7, 0.6]), np.array([False, False, True])
    assert boosted_order(falling, third, 1.0).tolist() == [2, 0, 1]
    assert boosted_order(falling, third, 0.1).tolist() == [0, 1, 2]
