"""Each rule: a timetable that keeps it, one that breaks it and nothing else, and what is said."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from small_missions import NAN, meet, mission, plain

from matching.language import LANGUAGES, has_message
from matching.mission.constraints import rules
from matching.mission.model import Floor
from matching.mission.rule import Rule
from matching.mission.table_rules import TABLE_RULES
from matching.mission.validation import violations

DAY = "mardi 11 mai 2027 à"


@dataclass(frozen=True)
class Case:
    """A mission of two by two with one rule that counts."""

    kind: str
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    said: str
    """How it is broken, in French."""
    rule: str
    """The rule itself, in French."""
    mission: dict = field(default_factory=dict)
    scores: tuple = ((0.9, 0.5), (0.4, 0.8))

    def problem(self):
        return mission(self.scores, **self.mission)


CASES = (
    Case(
        "one-at-a-time",
        ("0 1 x0 y0", "1 1 x0 y1"),
        ("0 1 x0 y0", "0 2 x0 y1"),
        "Armor a 2 rendez-vous en même temps : "
        f"Armor et Kamou ({DAY} 9 h, table 1) ; Armor et Laval ({DAY} 9 h, table 2).",
        "Armor n'a qu'un rendez-vous à la fois.",
    ),
    Case(
        "available",
        ("1 1 x0 y0",),
        ("0 1 x0 y0",),
        f"Armor n'est pas disponible à ce moment : Armor et Kamou ({DAY} 9 h, table 1).",
        f"Armor n'est pas disponible : {DAY} 9 h et {DAY} 9 h 40.",
        {"xs": {0: {"unavailable": frozenset({0, 2})}}},
    ),
    Case(
        "in-a-row",
        ("0 1 x0 y0", "2 1 x0 y1"),
        ("0 1 x0 y0", "1 1 x0 y1"),
        "Armor a 2 rendez-vous d'affilée, pour 1 au plus : "
        f"Armor et Kamou ({DAY} 9 h, table 1) ; Armor et Laval ({DAY} 9 h 20, table 1).",
        "Armor n'a pas plus de 1 rendez-vous d'affilée.",
        {"in_a_row": 1},
    ),
    Case(
        "maximum",
        ("0 1 x0 y0",),
        ("0 1 x0 y0", "1 1 x0 y1"),
        "Armor a 2 rendez-vous, pour 1 au plus.",
        "Armor a 1 rendez-vous au plus.",
        {"xs": {0: {"maximum": 1}}},
    ),
    Case(
        "minimum",
        ("0 1 x0 y0", "1 1 x1 y0"),
        ("0 1 x0 y0",),
        "Kamou a 1 rendez-vous, pour 2 au moins.",
        "Kamou a 2 rendez-vous au moins.",
        {"ys": {0: {"minimum": 2}}},
    ),
    Case(
        "obliged",
        ("0 1 x0 y1",),
        ("0 1 x0 y0",),
        "Armor et Laval doivent se rencontrer, et ne se rencontrent pas.",
        "Armor et Laval doivent se rencontrer.",
        {"ys": {1: {"must": frozenset({"x0"})}}},
    ),
    Case(
        "forbidden",
        ("0 1 x0 y0",),
        ("0 1 x0 y1",),
        f"Armor et Laval ne doivent pas se rencontrer : Armor et Laval ({DAY} 9 h, table 1).",
        "Armor et Laval ne doivent pas se rencontrer.",
        {"xs": {0: {"must_not": frozenset({"y1"})}}},
    ),
    Case(
        "not-again",
        ("0 1 x0 y0",),
        ("0 1 x0 y1",),
        f"Armor et Laval se sont déjà rencontrés : Armor et Laval ({DAY} 9 h, table 1).",
        "Armor et Laval se sont déjà rencontrés.",
        {"ys": {1: {"met": frozenset({"x0"})}}},
    ),
    Case(
        "once",
        ("0 1 x0 y0",),
        ("0 1 x0 y0", "2 1 x0 y0"),
        "Ces deux participants se rencontrent 2 fois : "
        f"Armor et Kamou ({DAY} 9 h, table 1) ; Armor et Kamou ({DAY} 9 h 40, table 1).",
        "Deux participants ne se rencontrent qu'une fois.",
    ),
    Case(
        "worth-meeting",
        ("0 1 x0 y1",),
        ("0 1 x1 y0",),
        f"Le score de ce rendez-vous est sous 45 % : Breizh et Kamou ({DAY} 9 h, table 1).",
        "Personne ne se rencontre sous un score de 45 %.",
        {"lowest_score": 0.45},
    ),
    Case(
        "total",
        ("0 1 x0 y0",),
        ("0 1 x0 y0", "0 2 x1 y1"),
        "Il y a 2 rendez-vous en tout, pour 1 au plus.",
        "Il y a 1 rendez-vous au plus en tout.",
        {"total": 1},
    ),
    Case(
        "floor",
        ("0 1 x0 y0",),
        ("0 1 x0 y1", "1 1 x1 y0"),
        "Il y a 0 rendez-vous en commun sur « Santé », pour 1 au moins.",
        "Il y a au moins 1 rendez-vous en commun sur « Santé ».",
        {
            "xs": {0: {"domains": ("sante",)}},
            "ys": {0: {"domains": ("sante", "numerique")}},
            "floors": (Floor(1, "sante", label_fr="Santé"),),
        },
    ),
    Case(
        "tables",
        ("0 1 x0 y0", "1 1 x1 y1"),
        ("0 1 x0 y0", "0 5 x1 y1"),
        "La séance « Séance 1 » a plus de rendez-vous à la fois (2) que de tables : "
        f"Armor et Kamou ({DAY} 9 h, table 1) ; Breizh et Laval ({DAY} 9 h, table 5).",
        "La séance « Séance 1 » n'a pas plus de rendez-vous à la fois que de tables.",
        {"tables": 1},
    ),
    Case(
        "booth",
        ("0 3 x0 y0", "1 3 x1 y0"),
        ("2 3 x0 y0",),
        "Kamou ne peut pas tenir 1 rendez-vous à son stand, 3 : "
        "Armor et Kamou (mercredi 12 mai 2027 à 9 h, table 3).",
        "Kamou tient ses rendez-vous à son stand, 3, un à la fois.",
        {"ys": {0: {"table": "3"}}, "slots": (2, 1), "tables": (3, 1)},
    ),
    Case(
        "pinned",
        ("1 2 x0 y0",),
        ("0 2 x0 y0",),
        f"Un rendez-vous passé ou confirmé a disparu ou a bougé : Armor et Kamou ({DAY} 9 h 20, "
        "table 2).",
        f"Ce rendez-vous est passé ou confirmé et ne bouge pas : Armor et Kamou ({DAY} 9 h 20, "
        "table 2).",
        {"pinned": meet("1 2 x0 y0")},
    ),
)
WITH_A_TABLE = ("tables", "booth")
"""Kinds that cannot be broken without a table that is not there."""


def the_rule(case):
    """The first of the rules of the kind, by the order of the problem."""
    return next(rule for rule in rules(case.problem()) if rule.kind == case.kind)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_timetable_that_keeps_the_rule_has_no_fault(case):
    assert violations(case.problem(), meet(*case.kept)) == ()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.kind not in WITH_A_TABLE], ids=lambda case: case.kind
)
def test_a_timetable_that_breaks_it_breaks_nothing_else_and_is_told_so(case):
    broken = violations(case.problem(), meet(*case.broken))
    assert [(one.rule.kind, plain(one.text("fr"))) for one in broken] == [(case.kind, case.said)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_the_rule_is_said_in_french(case):
    assert plain(the_rule(case).sentence("fr")) == case.rule


@pytest.mark.parametrize("kind", WITH_A_TABLE)
def test_a_session_without_room_is_told_beside_the_table_that_is_not_there(kind):
    case = next(case for case in CASES if case.kind == kind)
    told = {one.rule.kind: one for one in violations(case.problem(), meet(*case.broken))}
    assert set(told) == {kind, "table-there"}
    assert plain(told[kind].text("fr")) == case.said


ENGLISH = {
    "one-at-a-time": (
        "Armor has 2 meetings at once: Armor and Kamou (Tuesday, 11 May 2027 at 9:00 am, "
        "table 1); Armor and Laval (Tuesday, 11 May 2027 at 9:00 am, table 2)."
    ),
    "maximum": "Armor has 2 meetings, for 1 at most.",
    "obliged": "Armor and Laval must meet, and do not.",
    "floor": "There are 0 meetings on “sante”, for 1 at least.",
}


@pytest.mark.parametrize("kind", ENGLISH)
def test_a_broken_rule_is_said_in_english_too(kind):
    case = next(case for case in CASES if case.kind == kind)
    (broken,) = violations(case.problem(), meet(*case.broken))
    assert plain(broken.text("en")) == ENGLISH[kind]


def kinds(family):
    """The kinds of all rules that can be made, however deep in the tree."""
    own = {family.kind} if "kind" in vars(family) else set()
    return own.union(*(kinds(child) for child in family.__subclasses__()))


def test_every_kind_of_rule_is_tried_here_or_among_the_rules_on_tables():
    of_tables = {rule.kind for rule in TABLE_RULES}
    assert {case.kind for case in CASES} | of_tables == kinds(Rule)
    assert {case.kind for case in CASES} == {
        rule.kind for case in CASES for rule in rules(case.problem())
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_rule_has_its_two_sentences(language):
    assert len(kinds(Rule)) == 18
    for kind in kinds(Rule):
        assert has_message(f"mission-rule-{kind}", language)
        assert has_message(f"mission-broken-{kind}", language)


def test_a_break_ends_a_run_and_so_does_the_end_of_a_session():
    three = meet("0 1 x0 y0", "1 1 x0 y1", "2 1 x0 y2")
    scores = [[0.5, 0.5, 0.5]]
    assert violations(mission(scores, slots=(3,), breaks=True, in_a_row=2), three) == ()
    assert violations(mission(scores, slots=(2, 1), in_a_row=2), three) == ()
    (broken,) = violations(mission(scores, slots=(3,), in_a_row=2), three)
    assert broken.rule.kind == "in-a-row"


def test_too_long_a_run_is_told_window_by_window():
    four = meet("0 1 x0 y0", "1 1 x0 y1", "2 1 x0 y2", "3 1 x0 y3")
    broken = violations(mission([[0.5] * 4], slots=(4,), in_a_row=2), four)
    assert [[one.slot for one in window.meetings] for window in broken] == [[0, 1, 2], [1, 2, 3]]


def test_a_low_score_is_no_fault_where_they_must_meet_or_it_is_accepted_or_it_is_not_known():
    low = meet("0 1 x0 y0")
    assert [one.rule.kind for one in violations(mission([[0.1]], lowest_score=0.2), low)] == [
        "worth-meeting"
    ]
    obliged = mission([[0.1]], lowest_score=0.2, xs={0: {"must": frozenset({"y0"})}})
    accepted = mission([[0.1]], lowest_score=0.2, accepted=frozenset({("x0", "y0")}))
    unknown = mission([[NAN]], lowest_score=0.9)
    assert [violations(one, low) for one in (obliged, accepted, unknown)] == [(), (), ()]


def test_a_score_just_at_the_lowest_is_high_enough():
    assert violations(mission([[0.2]], lowest_score=0.2), meet("0 1 x0 y0")) == ()


def test_a_floor_with_a_domain_and_an_axis_counts_those_who_share_both():
    special = {
        "xs": {0: {"domains": ("ia",), "axes": ("academic",)}},
        "ys": {
            0: {"domains": ("ia",), "axes": ("economic",)},
            1: {"domains": ("ia",), "axes": ("academic", "economic")},
        },
    }
    floors = (Floor(1, "ia", "academic"),)
    problem = mission([[0.5, 0.5]], floors=floors, **special)
    assert [one.rule.kind for one in violations(problem, meet("0 1 x0 y0"))] == ["floor"]
    assert violations(problem, meet("0 1 x0 y1")) == ()
