from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from unit.mission.dossier_books import (
    ALGUE,
    ATELIER,
    BASTION,
    LABO,
    MEETINGS,
    PROFILES,
    TERRITORIES,
    party,
    plan,
    problem,
)

from matching.mission.left_out import COMPLEMENTS, left_out, left_out_party
from matching.mission.model import Meeting
from matching.profiles.model import KINDS

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


def reasons(made, name, profiles=None, language="fr"):
    found = left_out_party(made, name, profiles or PROFILES, TERRITORIES, language)
    assert found is not None
    return [reason.translate(SPACES) for reason in found.reasons]


def test_who_has_no_meeting_is_told_why_in_the_order_of_the_problem():
    found = left_out(plan(meetings=()), PROFILES, TERRITORIES, "fr")
    assert [(one.party, one.meetings) for one in found] == [
        ("algue", 0),
        ("bastion", 0),
        ("labo", 0),
        ("atelier", 0),
    ]
    assert all(one.reasons for one in found)


def test_half_of_what_could_be_had_is_enough():
    # The algae could have two meetings: there are two hosts. One of them is half.
    one = plan(meetings=MEETINGS[:1])
    assert {told.party for told in left_out(one, PROFILES, TERRITORIES, "fr")} == {
        "bastion",
        "atelier",
    }
    below = problem(xs=(party(ALGUE, minimum=2), party(BASTION)))
    assert (
        left_out_party(plan(below, MEETINGS[:1]), "algue", PROFILES, TERRITORIES, "fr").meetings
        == 1
    )


def test_domains_kinds_and_needs_missing_opposite_are_named():
    told = reasons(plan(), "bastion")
    assert told == [
        "Aucun des participants d'en face (2) ne partage un domaine déclaré (cybersécurité).",
        (
            "Il manque en face des types de partenaires qui complètent d'habitude le sien : "
            "établissement de santé et établissement d'enseignement supérieur."
        ),
        "Aucun besoin n'est déclaré : en dire un, précis, rapprocherait d'autres partenaires.",
    ]


def test_a_need_is_set_against_the_domains_of_those_opposite():
    told = reasons(plan(meetings=()), "algue")
    assert told[0] == "Un seul participant d'en face, sur 2, partage un domaine déclaré."
    assert told[-1] == (
        "Le besoin déclaré, « Laboratoire d'analyse des aliments », relève de : "
        "alimentation. Un seul participant d'en face y travaille."
    )
    seeking = BASTION.model_copy(update={"seeks_fr": ("Un hôpital pour la télémédecine",)})
    alone = problem(ys=(party(ATELIER),), scores=np.array([[0.3], [0.3]]))
    told = reasons(plan(alone, ()), "bastion", PROFILES | {"bastion": seeking})
    assert told[-1].endswith("relève de : santé. Personne, en face, n'y travaille.")
    vague = BASTION.model_copy(update={"seeks_fr": ("Des clients",)})
    told = reasons(plan(), "bastion", PROFILES | {"bastion": vague})
    assert told[-1].startswith("Le besoin déclaré, « Des clients », ne nomme aucun domaine connu")


def test_domains_that_nobody_opposite_works_in_are_named_apart():
    told = reasons(plan(meetings=()), "labo")
    assert "Personne, en face, ne travaille dans : santé." in told


def test_the_best_score_below_the_floor_is_given_as_it_is():
    high = problem(lowest_score=0.305)
    assert reasons(plan(high), "bastion")[0] == (
        "Le meilleur score en face est de 25 % (Laboratoire des saveurs), "
        "sous le plancher de 30,5 %."
    )
    unknown = problem(lowest_score=0.7, scores=np.array([[0.6, 0.4], [np.nan, np.nan]]))
    # Nothing is known of the bastion: the estimate is the mean of the column, 0.6.
    assert reasons(plan(unknown), "bastion")[0] == (
        "Le meilleur score en face est estimé à 60 % (Laboratoire des saveurs), "
        "sous le plancher de 70 %."
    )


def test_absence_and_exclusions_are_said_first():
    away = problem(xs=(party(ALGUE), party(BASTION, unavailable=frozenset({0, 1, 2}))))
    assert reasons(plan(away), "bastion")[0] == (
        "L'indisponibilité déclarée couvre tous les créneaux de la mission (3)."
    )
    closed = problem(
        xs=(party(ALGUE), party(BASTION, met=frozenset({"labo"}))),
        ys=(party(LABO), party(ATELIER, must_not=frozenset({"bastion"}))),
    )
    assert reasons(plan(closed), "bastion")[0] == (
        "2 participants d'en face, sur 2, sont écartés : "
        "exclusions demandées ou rencontres déjà faites."
    )


def test_partners_that_are_full_or_busy_are_counted():
    full = problem(ys=(party(LABO, maximum=1), party(ATELIER)))
    assert reasons(plan(full), "bastion")[0] == (
        "Parmi les participants d'en face qui restent à portée (1), "
        "un a déjà tous les rendez-vous qu'il peut avoir."
    )
    # The laboratory meets at the first slot, the only one at which the bastion is there.
    busy = problem(xs=(party(ALGUE), party(BASTION, unavailable=frozenset({1, 2}))))
    told = reasons(plan(busy), "bastion")
    assert told[0] == "L'indisponibilité déclarée ne laisse qu'un créneau sur 3."
    assert told[1].endswith("(1), un n'est libre à aucun des mêmes créneaux.")


def test_a_room_that_is_full_is_named():
    made = problem()
    narrow = replace(made, slots=tuple(replace(slot, tables=("1",)) for slot in made.slots))
    taken = tuple(Meeting(at, "1", "algue", other) for at, other in enumerate(("labo", "atelier")))
    short = replace(narrow, slots=narrow.slots[:2])
    told = reasons(plan(short, taken), "bastion")
    assert "Toutes les tables sont prises à tous les créneaux encore libres." in told
    capped = reasons(plan(problem(total=2)), "bastion")
    assert "La mission est limitée à 2 rendez-vous en tout, et ce nombre est atteint." in capped


def test_whoever_meets_all_within_reach_is_told_so():
    low = problem(xs=(party(ALGUE, minimum=3), party(BASTION)))
    assert reasons(plan(low), "algue")[0] == (
        "Les 2 participants d'en face qui atteignent le plancher sont tous au programme."
    )


def test_reasons_are_given_in_english_too():
    told = reasons(plan(), "bastion", language="en")
    assert (
        told[0] == "None of the participants opposite (2) shares a declared domain (cybersecurity)."
    )


def test_complements_are_those_of_the_shipped_ranker():
    path = Path(__file__).parents[3] / "models" / "ranker.json"
    table = json.loads(path.read_text(encoding="utf-8"))["complementarity"]
    values = {frozenset(pair["kinds"]): pair["value"] for pair in table["pairs"]}
    assert set(COMPLEMENTS) == set(KINDS)
    for one, other in combinations_with_replacement(KINDS, 2):
        high = values.get(frozenset({one, other}), table["default"]) >= 0.7
        assert (other in COMPLEMENTS[one]) == (one in COMPLEMENTS[other]) == high
