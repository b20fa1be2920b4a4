from __future__ import annotations

from dataclasses import replace

import pytest
from unit.ranking.handmade import a_profile
from unit.ranking.test_results import SUGGESTION

from matching.ranking.advice import Adviser, percentage, why_not
from matching.ranking.results import Contribution

QUERY = a_profile("q", name="Atelier Zéro", axes=("trade",), domains=("clocks",))
AROUND = [a_profile(f"p{n}", domains=("clocks", "cheese")) for n in range(3)]


def ordinary(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture
def advise(toy_territories):
    def advised(query=QUERY, language="fr", **given):
        known = {
            "declares_need": True,
            "without_filters": None,
            "around": (),
            "nearest": None,
        }
        told = Adviser(toy_territories, language).advise(query, **known | given)
        return [ordinary(one) for one in told]

    return advised


def test_what_weighs_against_the_nearest_is_named_the_worst_first():
    nearest = replace(
        SUGGESTION,
        score=0.296,
        contributions=(
            Contribution("baseline", -0.9),
            Contribution("topic", -0.05),
            Contribution("kinds", -0.2),
            Contribution("domains", 0.3),
        ),
    )
    assert ordinary(why_not(nearest, 0.3, "fr")) == (
        "Le plus proche, Le « Port », obtient 29,6 % pour un plancher de 30 %. "
        "Ce qui manque le plus, dans l'ordre : types qui se complètent et thèmes proches."
    )
    assert "29.6%" in why_not(nearest, 0.3, "en")


def test_where_nothing_weighs_against_it_that_is_said():
    nearest = replace(SUGGESTION, contributions=(Contribution("topic", 0.1),))
    assert "Rien ne pèse contre" in why_not(nearest, 0.9, "fr")


def test_a_need_is_asked_for_only_where_none_is_declared(advise):
    assert not any("aucun besoin" in one for one in advise())
    (told,) = [one for one in advise(declares_need=False) if "aucun besoin" in one]
    assert told.startswith("Dites ce que cherche Atelier Zéro")


def test_other_domains_are_those_of_the_nearest_and_not_ones_own(advise):
    (told,) = [one for one in advise(around=AROUND) if "domaine" in one]
    assert told.endswith("celui des profils les plus proches : fromage.")
    both = advise(QUERY.model_copy(update={"domains": ("clocks", "cheese")}), around=AROUND)
    assert not any("domaine" in one for one in both)


def test_filters_are_spoken_of_only_where_there_are_some(advise):
    assert advise(without_filters=3)[0] == (
        "Retirez un filtre : sans eux, 3 partenaires atteignent le plancher."
    )
    assert advise(without_filters=0)[0].startswith("Retirer les filtres ne suffirait pas")
    assert not any("filtre" in one for one in advise())


def test_the_relay_is_that_of_the_nearest_else_one_of_ones_own_territory(advise):
    assert advise(nearest=SUGGESTION)[-1] == "Relais à appeler : La Guilde. Elle présente."
    assert advise()[-1] == "Relais à appeler : La Chambre. Elle présente les entreprises."
    assert advise(language="en")[-1] == "Relay to call: La Chambre. It introduces companies."


@pytest.mark.parametrize(("share", "shown"), [(0.3, "30"), (0.305, "30,5"), (0.2996, "30"),
                                              (0.004, "0,4"), (1.0, "100")])  # fmt: skip
def test_a_percentage_has_a_tenth_where_it_needs_one(share, shown):
    assert percentage(share, "fr") == shown
