from __future__ import annotations

import pytest
from unit.domains.made import DOMAINS, PlaneEncoder, a_maker

from matching.domains.assigning import Classifier, unassigned
from matching.domains.model import DomainModel
from matching.domains.sector_table import SectorTable
from matching.profiles.model import AssignedDomain, SectorCode

# σ(4 · nearness): 0.982 for texts of one domain alone, 0.5 in the middle, 0.018 for the other one.
MODEL = DomainModel(
    note="by hand", encoder="plane@1", threshold=0.5, intercept=0, weights={"nearness": 4}
)
TABLE = SectorTable({"ISIC": {"2652": {"clocks": 0.9}, "1050": {"cheese": 0.99, "clocks": 0.2}}})
WATCHES = SectorCode(nomenclature="NAF", code="26.52Z")
DAIRY = SectorCode(nomenclature="NAF", code="10.51C")


@pytest.fixture
def classifier():
    return Classifier(DOMAINS, TABLE, MODEL, PlaneEncoder())


def assigned(profile):
    return [(one.domain, one.ground, one.confidence) for one in profile.assigned_domains]


def test_texts_give_a_domain_and_are_quoted(classifier):
    (found,) = classifier.classify([a_maker(keywords=("lait cru",))])
    assert found.domains == ("cheese",)
    assert assigned(found) == [("cheese", "text", 0.982)]
    assert found.assigned_domains[0].because == "lait cru"


def test_a_code_gives_a_domain_and_is_named(classifier):
    (found,) = classifier.classify([a_maker(keywords=("cadrans",), sector_codes=(DAIRY,))])
    assert found.domains == ("cheese", "clocks")
    assert assigned(found) == [("cheese", "sector_code", 0.99), ("clocks", "text", 0.982)]
    assert found.assigned_domains[0].because == "NAF 10.51C – Fabrication de fromage"


def test_the_surest_of_several_codes_counts(classifier):
    maker = a_maker(keywords=("lait",), sector_codes=(DAIRY, WATCHES))
    assert classifier.by_code(maker)["clocks"].confidence == 0.9
    assert "26.52Z" in classifier.by_code(maker)["clocks"].because


def test_below_the_threshold_nothing_is_given(classifier):
    middling = a_maker(keywords=("lait", "cadrans"))
    (found,) = classifier.classify([middling], threshold=0.6)
    assert found is middling
    (lower,) = classifier.classify([middling], threshold=0.5)
    assert lower.domains == ("clocks", "cheese")  # as sure: in the order of the file


def test_a_code_alone_serves_where_no_text_says_more(classifier):
    maker = a_maker(keywords=("Fabrication de fromage",), sector_codes=(DAIRY,))
    (found,) = classifier.classify([maker], threshold=0)
    assert assigned(found) == [("cheese", "sector_code", 0.99), ("clocks", "sector_code", 0.2)]


def test_stated_domains_are_left_as_they_are(classifier):
    maker = a_maker(keywords=("lait cru",), domains=("clocks",), sector_codes=(DAIRY,))
    (found,) = classifier.classify([maker])
    assert found is maker


def test_a_second_run_changes_nothing_and_forgets_what_no_longer_holds(classifier):
    maker = a_maker(keywords=("lait cru",))
    once = classifier.classify([maker])
    assert classifier.classify(once) == once
    assert classifier.classify(once, threshold=0.99) == (maker,)


def test_what_was_assigned_is_told_from_what_was_stated():
    told = AssignedDomain(domain="cheese", ground="text", confidence=1, because="lait")
    both = a_maker(domains=("clocks", "cheese"), assigned_domains=(told,))
    assert unassigned(both).domains == ("clocks",)
    assert unassigned(both).assigned_domains == ()


def test_a_profile_is_judged_alike_in_any_company(classifier):
    makers = [a_maker(str(n), keywords=(k,)) for n, k in enumerate(("lait", "cadrans", "boîtes"))]
    together = classifier.classify(makers, threshold=0.1)
    assert together == tuple(classifier.classify([one], threshold=0.1)[0] for one in makers)
    assert together[::-1] == classifier.classify(makers[::-1], threshold=0.1)


def test_a_long_text_is_quoted_to_a_word(classifier):
    long = "lait " * 60
    (found,) = classifier.classify([a_maker(keywords=(long,))])
    because = found.assigned_domains[0].because
    assert because.endswith("lait…")
    assert len(because) <= 201


def test_nobody_needs_no_model():
    encoder = PlaneEncoder()
    assert Classifier(DOMAINS, TABLE, MODEL, encoder).classify([]) == ()
    stated = a_maker(domains=("clocks",))
    assert Classifier(DOMAINS, TABLE, MODEL, encoder).classify([stated]) == (stated,)
    assert encoder.calls == []
