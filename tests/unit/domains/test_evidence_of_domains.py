from __future__ import annotations

import numpy as np
import pytest
from unit.domains.made import DOMAINS, PlaneEncoder, a_maker

from matching.domains.evidence import FEATURES, gather, telling_texts
from matching.profiles.model import AssignedDomain, SectorCode, Work


def numbers(profile):
    features = gather([profile], DOMAINS, PlaneEncoder()).features
    assert features.shape == (1, 2, len(FEATURES))
    return features[0]


def test_numbers_can_be_worked_out_by_hand():
    """Two keywords about cheese, one about clocks: cosines 1, 1 and -1 with cheese."""
    found = numbers(a_maker(keywords=("fromage blanc", "lait cru", "cadrans")))
    third = 1 / 3
    expected = {
        "nearness": (-third, third),
        "nearness_of_best": (-third, third),
        "likeness_of_best": (-third, third),
        "mentioned": (0, 1),
    }
    assert found == pytest.approx(np.array([expected[name] for name in FEATURES]).T, abs=1e-6)


def test_of_many_texts_the_best_three_count_apart():
    found = numbers(a_maker(keywords=("lait", "lait cru", "lait entier", "cadrans", "cadran bleu")))
    cheese = dict(zip(FEATURES, found[1], strict=True))
    assert cheese["nearness"] == pytest.approx((3 - 2) / 5)
    assert cheese["nearness_of_best"] == pytest.approx(1)


def test_domains_that_are_known_are_never_read():
    bare = a_maker(keywords=("lait cru",))
    stated = bare.model_copy(update={"domains": ("clocks",)})
    told = AssignedDomain(domain="clocks", ground="text", confidence=1, because="montres")
    assigned = stated.model_copy(update={"assigned_domains": (told,)})
    assert np.array_equal(numbers(bare), numbers(stated))
    assert np.array_equal(numbers(bare), numbers(assigned))


def test_what_is_sought_is_not_what_one_does():
    maker = a_maker(keywords=("cadrans",), seeks_fr=("Du fromage",))
    assert telling_texts(maker) == (("cadrans", "fr"),)
    assert np.array_equal(numbers(maker), numbers(a_maker(keywords=("cadrans",))))


def test_a_text_that_repeats_the_name_of_a_code_is_left_to_the_code():
    maker = a_maker(
        keywords=("Programmation informatique",),
        summary_fr="Programmation informatique. Enseigne : Au cadran.",
        summary_en="Computer programming activities.",
        sector_codes=(SectorCode(nomenclature="NAF", code="62.01Z"),),
    )
    assert [text for text, _ in telling_texts(maker)] == ["Enseigne : Au cadran."]
    without = maker.model_copy(update={"sector_codes": ()})
    assert ("Computer programming activities.", "en") in telling_texts(without)


def test_a_profile_with_nothing_to_go_by_has_no_numbers():
    maker = a_maker(
        keywords=("Programmation informatique",),
        sector_codes=(SectorCode(nomenclature="NAF", code="62.01Z"),),
    )
    assert np.isnan(numbers(maker)).all()


def test_works_count():
    maker = a_maker(works=(Work(title="On clocks", abstract="Escapements and springs."),))
    assert numbers(maker)[0, FEATURES.index("mentioned")] == 1


def test_shared_texts_are_encoded_once():
    encoder = PlaneEncoder()
    gather([a_maker(str(n), keywords=("cadrans",)) for n in range(50)], DOMAINS, encoder)
    assert encoder.calls.count("cadrans") == 1


def test_the_text_that_says_most_names_the_domain_or_is_the_nearest():
    maker = a_maker(keywords=("boîtes", "lait cru", "fromage et montre"))
    evidence = gather([maker], DOMAINS, PlaneEncoder())
    assert evidence.telling(0, 1) == "fromage et montre"
    nameless = a_maker(keywords=("boîtes", "lait cru"))
    assert gather([nameless], DOMAINS, PlaneEncoder()).telling(0, 1) == "lait cru"
