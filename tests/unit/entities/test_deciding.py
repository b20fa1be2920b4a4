from __future__ import annotations

import pytest

from matching.entities.deciding import decide
from matching.entities.telling import read_telling
from matching.profiles.model import Profile


def profile(name, **fields):
    given = {"id": "a", "kind": "research_unit", "territory": "bourg", "city": "Bourg"}
    return Profile(name=name, keywords=("x",), **given | fields)


def decided(first, second):
    return decide(read_telling(first), read_telling(second), lambda one, other: one == other)


def verdict(first, second):
    found = decided(profile(first), profile(second))
    assert found == decided(profile(second), profile(first))
    return found.verdict, found.key


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Horlogerie Dupré SARL", "DUPRE HORLOGERIE inc."),
        ("Centre d'études polaires", "Polar Studies Centre"),
        ("Laboratoire de chimie du verre", "Glass Chemistry Laboratory"),
        ("École de commerce de Bourg", "Bourg Business School"),
        ("Société d'optique (S.A.S.)", "Société d’Optique"),
        ("b<>com", "BCOM"),
        ("Institut de physique appliquée (Bourg)", "Institut de physique appliquée"),
    ],
)
def test_one_name_told_twice_is_sure(first, second):
    assert verdict(first, second) == ("sure", "entities-same-name")


def test_a_long_word_may_be_misspelt():
    assert verdict("Observatoire des avalanches alpines", "Observatoire des avalanhes alpines") == (
        "sure",
        "entities-near-name",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Laboratoire de chimie", "Laboratoire de physique"),
        ("École de Bourg", "Université de Bourg"),
        ("Université de Bourg", "Université de Bourg 2"),
        ("Centre de recherche du CHU de Bourg", "CHU de Bourg"),
        ("Faculté de médecine", "Faculté de médecine dentaire"),
        ("Dupond", "Dupont"),
        ("Institut de recherche en optique", "IR"),
    ],
)
def test_other_names_are_refused(first, second):
    assert verdict(first, second)[0] == "refused"


def test_four_initials_are_sure_in_one_city_and_three_are_likely():
    name = "Institut de recherche sur les surfaces optiques"
    assert verdict(name, "IRSO") == ("sure", "entities-acronym")
    assert verdict("Institut de recherche optique", "IRO") == ("likely", "entities-acronym")
    assert verdict("Composites biosourcés et matériaux", "COBIOMAT")[0] == "likely"
    assert verdict("Institut de recherche optique (IRO)", "IRO")[0] == "sure"


def test_an_acronym_counts_only_with_the_city_or_the_website():
    name, short = "Institut de recherche sur les surfaces optiques", "IRSO"
    elsewhere = profile(short, city="Ailleurs")
    assert decided(profile(name), elsewhere).key == "entities-acronym-elsewhere"
    assert decided(profile(name), elsewhere).verdict == "refused"
    pages = ("https://www.irso.example/fr/", "http://irso.example")
    there = profile(short, city="Ailleurs", website=pages[1])
    assert decided(profile(name, website=pages[0]), there).verdict == "sure"


def test_identifiers_come_before_names():
    same = {"identifiers": ("siren:732829320",)}
    assert decided(profile("Alpha", **same), profile("Oméga", **same)).by_identifier
    other = profile("Alpha", identifiers=("siren:542065479",))
    found = decided(profile("Alpha", **same), other)
    assert (found.verdict, found.key) == ("refused", "entities-other-identifier")
    assert found.reason("fr") == (
        "Identifiants siren différents\N{NO-BREAK SPACE}: 542065479, 732829320."
    )


def test_what_speaks_against_a_name_makes_it_likely_only():
    base = profile("Institut de physique")
    assert decided(base, profile("Institut de physique", kind="company")).key == "entities-kinds"
    assert decided(base, profile("Institut de physique", city=None)).verdict == "likely"
    assert decided(base, profile("Institut de physique", city="Ailleurs")).verdict == "likely"
    aside = profile("Institut de physique (antenne navale)")
    assert decided(base, aside).key == "entities-aside"


def test_a_laboratory_on_the_site_of_its_university_is_not_the_university():
    site = {"website": "https://univ.example"}
    found = decided(profile("Laboratoire de chimie", **site), profile("Université", **site))
    assert (found.verdict, found.key) == ("refused", "entities-site-only")


def person(name, **fields):
    return profile(name, kind="researcher", **fields)


def test_initials_of_a_person_are_never_enough():
    assert decided(person("J. Tremblay"), person("Jean Tremblay")).verdict == "refused"
    assert decided(person("J. Tremblay"), person("J. Tremblay")).verdict == "refused"
    work = {"works": ({"title": "Un titre assez long pour compter"},)}
    found = decided(person("J. Tremblay", **work), person("Jean Tremblay", **work))
    assert found.verdict == "likely"


def test_a_full_name_needs_a_work_in_common_to_be_sure():
    work = {"works": ({"title": "Un titre assez long pour compter"},)}
    first, second = person("Tremblay, Jean", **work), person("Jean TREMBLAY", **work)
    assert decided(first, second).verdict == "sure"
    assert decided(person("Jean Tremblay"), second).verdict == "likely"
    homonyms = (person("Jean Tremblay", affiliation=one) for one in ("Cidrerie", "Verrerie"))
    assert decided(*homonyms).key == "entities-person-affiliation"


def test_a_person_is_no_organisation_and_territories_are_kept_apart():
    same = {"identifiers": ("hal:jean-tremblay",)}
    assert decided(person("A", **same), profile("A", **same)).key == "entities-person-and-body"
    other = profile("A", territory="auville", **same)
    assert decided(profile("A", **same), other).key == "entities-territories"
