"""Missions that cannot be, by hand: which rules clash, and what would mend it."""

from __future__ import annotations

import pytest
from missions import market_problem
from small_missions import meet, mission, plain

from matching.mission.diagnosis import diagnose
from matching.mission.model import Floor
from matching.mission.planning import plan_meetings
from matching.mission.refusals import InfeasibleMissionError
from matching.mission.solving.elastic import Elastic
from matching.mission.work import Work

ALL = [[0.5] * 3] * 3
DAY = "mardi 11 mai 2027 à"


def lines(problem, language="fr"):
    """The diagnosis of a mission that is refused, each remedy of which is tried."""
    with pytest.raises(InfeasibleMissionError) as refusal:
        plan_meetings(problem)
    diagnosis = refusal.value.diagnosis
    for remedy in diagnosis.remedies:
        plan_meetings(remedy.apply())
    return [plain(line) for line in diagnosis.lines(language)]


def test_too_few_tables_for_the_minima():
    # Two slots of one table for three who must each meet somebody.
    problem = mission(ALL, slots=(2,), tables=1, xs={place: {"minimum": 1} for place in range(3)})
    told = lines(problem)
    assert told[:6] == [
        "Ces 4 règles se contredisent, et aucune n'est de trop :",
        "– Armor a 1 rendez-vous au moins.",
        "– Breizh a 1 rendez-vous au moins.",
        "– Celtis a 1 rendez-vous au moins.",
        "– La séance « Séance 1 » n'a pas plus de rendez-vous à la fois que de tables.",
        "Chacun de ces assouplissements la rendrait possible, le moindre d'abord :",
    ]
    remedies = [line.split(". ", 1)[1] for line in told[6:]]
    assert "une table de plus dans la séance « Séance 1 »" in remedies
    lowered = {
        f"ramener de 1 à 0 le minimum de rendez-vous pour {name}"
        for name in ("Armor", "Breizh", "Celtis")
    }
    assert set(remedies) - {"une table de plus dans la séance « Séance 1 »"} <= lowered
    assert set(remedies) & lowered


def test_a_cap_too_low_for_the_obligations():
    must = {"maximum": 1, "must": frozenset({"y0", "y1", "y2"})}
    told = lines(mission([[0.5] * 3], xs={0: must}))
    assert told[:-1] == [
        "Ces 3 règles se contredisent, et aucune n'est de trop :",
        "– Armor a 1 rendez-vous au plus.",
        "– Armor et Kamou doivent se rencontrer.",
        "– Armor et Laval doivent se rencontrer.",
        "Chacun de ces assouplissements la rendrait possible, le moindre d'abord :",
        "1. porter de 1 à 3 le maximum de rendez-vous pour Armor",
    ]
    # Two of the three obligations, whichever.
    dropped = told[-1].removeprefix("2. ").split(" ; ")
    assert len(set(dropped)) == 2
    assert set(dropped) < {
        f"ne plus imposer le rendez-vous entre Armor et {name}"
        for name in ("Kamou", "Laval", "Montmo")
    }


def test_away_all_day_with_a_minimum():
    away = {"minimum": 1, "unavailable": frozenset({0, 1})}
    told = lines(mission([[0.5]], xs={0: away}, slots=(2,)))
    assert told[:-1] == [
        "Ces 2 règles se contredisent, et aucune n'est de trop :",
        "– Armor a 1 rendez-vous au moins.",
        f"– Armor n'est pas disponible : {DAY} 9 h et {DAY} 9 h 20.",
        "Chacun de ces assouplissements la rendrait possible, le moindre d'abord :",
        "1. ramener de 1 à 0 le minimum de rendez-vous pour Armor",
    ]
    assert told[-1] in {f"2. rendre Armor disponible {DAY} {hour}" for hour in ("9 h", "9 h 20")}


def test_an_obligation_against_an_exclusion():
    problem = mission(
        [[0.5]], xs={0: {"must": frozenset({"y0"})}}, ys={0: {"must_not": frozenset({"x0"})}}
    )
    assert lines(problem) == [
        "Ces 2 règles se contredisent, et aucune n'est de trop :",
        "– Armor et Kamou doivent se rencontrer.",
        "– Armor et Kamou ne doivent pas se rencontrer.",
        "Chacun de ces assouplissements la rendrait possible, le moindre d'abord :",
        "1. ne plus imposer le rendez-vous entre Armor et Kamou",
        "2. permettre le rendez-vous entre Armor et Kamou",
    ]
    assert lines(problem, "en") == [
        "These 2 rules clash, and none of them could be spared:",
        "– Armor and Kamou must meet.",
        "– Armor and Kamou must not meet.",
        "Each of these would make it possible, the least first:",
        "1. drop the obligation for Armor and Kamou to meet",
        "2. allow Armor and Kamou to meet",
    ]


def test_two_clashes_at_once_are_told_by_the_smaller_and_mended_together():
    # Breizh and Laval must and must not meet; Armor has a minimum of 3 and there are two to meet.
    problem = mission(
        [[0.5, 0.5], [0.5, 0.5]],
        xs={0: {"minimum": 3}, 1: {"must": frozenset({"y1"}), "must_not": frozenset({"y1"})}},
    )
    told = lines(problem)
    assert told[:2] == [
        "Cette règle ne peut pas être respectée :",
        "– Armor a 3 rendez-vous au moins.",
    ]
    assert told[2:] == [
        "Ceci la rendrait possible :",
        (f"1. ramener de 3 à 2 le minimum de rendez-vous pour Armor ; {told[3].split(' ; ')[1]}"),
    ]
    assert told[3].split(" ; ")[1] in {
        "ne plus imposer le rendez-vous entre Breizh et Laval",
        "permettre le rendez-vous entre Breizh et Laval",
    }


def test_two_more_tables_or_fewer_meetings_asked_for():
    # Three must meet in the one slot, at the one table.
    problem = mission(ALL, slots=(1,), tables=1, xs={place: {"minimum": 1} for place in range(3)})
    told = lines(problem)
    # Two of them are enough to clash; all three are to be mended.
    assert told[0] == "Ces 3 règles se contredisent, et aucune n'est de trop :"
    assert told[3] == (
        "– La séance « Séance 1 » n'a pas plus de rendez-vous à la fois que de tables."
    )
    assert "2. 2 tables de plus dans la séance « Séance 1 »" in told


def test_two_more_tables_or_a_higher_cap():
    # Three meetings on AI are asked for. Armor may have one in the first session; Breizh and Celtis
    # are there in the second alone, which has no table.
    ia = {"domains": ("ia",)}
    away = {"unavailable": frozenset({0, 1, 2}), **ia}
    problem = mission(
        ALL,
        slots=(3, 1),
        tables=(1, 0),
        xs={0: {"maximum": 1, "unavailable": frozenset({3}), **ia}, 1: away, 2: away},
        ys=dict.fromkeys(range(3), ia),
        floors=(Floor(3, "ia", label_fr="IA"),),
    )
    told = lines(problem)
    morning = f"{DAY} 9 h, {DAY} 9 h 20 et {DAY} 9 h 40"
    assert told[:6] == [
        "Ces 5 règles se contredisent, et aucune n'est de trop :",
        "– Armor a 1 rendez-vous au plus.",
        f"– Breizh n'est pas disponible : {morning}.",
        f"– Celtis n'est pas disponible : {morning}.",
        "– La séance « Séance 2 » n'a pas plus de rendez-vous à la fois que de tables.",
        "– Il y a au moins 3 rendez-vous en commun sur « IA ».",
    ]
    remedies = [line.split(". ", 1)[1] for line in told[7:]]
    # Two steps each; to be there is counted twice.
    assert set(remedies[:3]) == {
        "porter de 1 à 3 le maximum de rendez-vous pour Armor",
        "2 tables de plus dans la séance « Séance 2 »",
        "ramener de 3 à 1 le nombre de rendez-vous demandés sur « IA »",
    }
    assert all("disponible" in one for one in remedies[3:])


def test_a_floor_that_nobody_can_reach():
    problem = mission(
        [[0.5, 0.5]],
        xs={0: {"domains": ("ia",)}},
        ys={0: {"domains": ("ia",)}},
        floors=(Floor(2, "ia", label_fr="IA"),),
    )
    assert lines(problem) == [
        "Cette règle ne peut pas être respectée :",
        "– Il y a au moins 2 rendez-vous en commun sur « IA ».",
        "Ceci la rendrait possible :",
        "1. ramener de 2 à 1 le nombre de rendez-vous demandés sur « IA »",
    ]


def test_rests_against_a_minimum():
    # Three slots with one in a row have room for two.
    told = lines(mission([[0.5] * 3], xs={0: {"minimum": 3}}, in_a_row=1))
    assert told == [
        "Ces 2 règles se contredisent, et aucune n'est de trop :",
        "– Armor a 3 rendez-vous au moins.",
        "– Armor n'a pas plus de 1 rendez-vous d'affilée.",
        "Chacun de ces assouplissements la rendrait possible, le moindre d'abord :",
        "1. ramener de 3 à 2 le minimum de rendez-vous pour Armor",
        "2. ne plus limiter à 1 le nombre de rendez-vous d'affilée",
    ]


def test_a_total_too_low_and_a_score_too_low():
    total = mission([[0.5, 0.5]], xs={0: {"minimum": 2}}, total=1)
    assert "porter de 1 à 2 le nombre total de rendez-vous permis" in " ".join(lines(total))
    score = mission([[0.1]], xs={0: {"minimum": 1}}, lowest_score=0.2)
    assert lines(score) == [
        "Ces 2 règles se contredisent, et aucune n'est de trop :",
        "– Armor a 1 rendez-vous au moins.",
        "– Personne ne se rencontre sous un score de 20 %.",
        "Chacun de ces assouplissements la rendrait possible, le moindre d'abord :",
        "1. ramener de 1 à 0 le minimum de rendez-vous pour Armor",
        "2. accepter le rendez-vous entre Armor et Kamou, malgré un score de 10 %",
    ]


def test_a_pinned_meeting_is_never_asked_to_move():
    # x0 is confirmed in a slot in which it is away.
    problem = mission([[0.5]], xs={0: {"unavailable": frozenset({1})}}, pinned=meet("1 1 x0 y0"))
    assert lines(problem) == [
        "Cette règle ne peut pas être respectée :",
        f"– Armor n'est pas disponible : {DAY} 9 h 20.",
        "Ceci la rendrait possible :",
        f"1. rendre Armor disponible {DAY} 9 h 20",
    ]


def test_rules_that_can_be_spared_are_not_told():
    # Celtis too has a minimum, which has nothing to do with it.
    problem = mission(
        ALL, xs={0: {"minimum": 1, "must_not": frozenset({"y0", "y1", "y2"})}, 2: {"minimum": 2}}
    )
    told = lines(problem)
    assert told[0] == "Ces 4 règles se contredisent, et aucune n'est de trop :"
    assert not any("Celtis" in line for line in told)


def test_dropping_any_rule_of_the_smallest_clash_ends_it():
    problem = mission(ALL, slots=(2,), tables=1, xs={place: {"minimum": 1} for place in range(3)})
    diagnosis, elastic = diagnose(problem, Work()), Elastic(problem, Work())
    assert diagnosis.smallest
    assert elastic.few_left_out(diagnosis.conflict).outcome == "infeasible"
    for rule in diagnosis.conflict:
        others = [one for one in diagnosis.conflict if one is not rule]
        assert elastic.few_left_out(others).amounts


def test_the_cost_of_a_remedy_counts_steps_and_absences_and_obligations_twice():
    away = {"minimum": 1, "unavailable": frozenset({0, 1})}
    diagnosis = diagnose(mission([[0.5]], xs={0: away}, slots=(2,)), Work())
    assert [one.cost for one in diagnosis.remedies] == [1, 2]


def test_a_long_clash_is_told_by_its_first_rules_and_the_number_of_the_others():
    # Fourteen of Rennes who each must meet somebody, and one table in thirteen slots.
    told = lines(market_problem(14, 2, (13,), 1, 1, least=1, most=14))
    assert told[0] == "Ces 15 règles se contredisent, et aucune n'est de trop :"
    assert told[1:13] == [f"– X {place} a 1 rendez-vous au moins." for place in range(12)]
    assert told[13] == "– et 3 autres règles de ces mêmes sortes"


def test_a_clash_that_nothing_can_mend_is_named_all_the_same():
    # Two meetings of Armor are confirmed at the same time: nobody can be asked for anything.
    problem = mission([[0.5, 0.5]], pinned=meet("0 1 x0 y0", "0 2 x0 y1"))
    with pytest.raises(InfeasibleMissionError) as refusal:
        plan_meetings(problem)
    assert refusal.value.diagnosis.remedies == ()
    assert "Armor" in refusal.value.text("fr")


def test_a_refusal_is_told_as_a_whole():
    problem = mission([[0.5]], xs={0: {"minimum": 2}}, slots=(1,))
    with pytest.raises(InfeasibleMissionError) as refusal:
        plan_meetings(problem)
    assert plain(refusal.value.text("fr")).splitlines() == [
        "Aucun emploi du temps ne respecte toutes les règles de cette mission.",
        "Cette règle ne peut pas être respectée :",
        "– Armor a 2 rendez-vous au moins.",
        "Ceci la rendrait possible :",
        "1. ramener de 2 à 1 le minimum de rendez-vous pour Armor",
    ]
    assert refusal.value.exit_code == 7
