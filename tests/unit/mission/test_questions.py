from __future__ import annotations

from dataclasses import replace

from unit.mission.dossier_books import ALGUE, ATELIER, BASTION, LABO, suggestion

from matching.mission.questions import opening_questions
from matching.mission.quoting import quoted
from matching.ranking.results import Evidence

HARD = "\N{NO-BREAK SPACE}"


def plain(texts):
    """The sentences with ordinary spaces, to be compared with what a person types."""
    return [text.replace(HARD, " ").replace("\N{NARROW NO-BREAK SPACE}", " ") for text in texts]


def test_needs_of_both_are_set_against_what_the_other_offers():
    asked = plain(opening_questions(ALGUE, suggestion(ALGUE, LABO), "fr"))
    assert asked[0].startswith(
        "Vous déclarez chercher « Ingrédients marins nouveaux ». "
        "Notre profil dit « Poudres d'algues pour l'alimentation » :"
    )
    assert asked[1].startswith(
        "Nous cherchons « Laboratoire d'analyse des aliments », "
        "et votre profil dit « Analyse sensorielle des aliments » :"
    )
    assert "« algue » et « goût »" in asked[2]
    assert "CCI Rennes Saint-Malo de notre côté, Québec International du vôtre" in asked[3]
    assert len(asked) == 4


def test_a_need_nobody_declared_is_asked_for_and_never_quoted():
    asked = plain(opening_questions(BASTION, suggestion(BASTION, ATELIER), "fr"))
    assert asked[0].startswith("Votre profil ne déclare pas de besoin : que cherchez-vous")
    assert asked[1] == "Votre profil ne décrit pas d'offre : que proposez-vous, concrètement ?"
    assert asked[2].startswith("Ce que nous avons lu de vous n'est pas daté")
    assert len(asked) == len(set(asked)) == 4


def test_a_need_without_an_answer_is_quoted_alone():
    told = replace(suggestion(BASTION, LABO), evidence=(), relays=())
    asked = plain(opening_questions(BASTION, told, "fr"))
    assert asked == [
        (
            "Vous déclarez chercher « Ingrédients marins nouveaux » : où en êtes-vous, "
            "et qu'est-ce qui vous aiderait à avancer ?"
        ),
        (
            "Votre profil dit « Analyse sensorielle des aliments » : avec qui le faites-vous "
            "aujourd'hui ?"
        ),
        "Quelle suite donner à cet échange, et à quelle date ?",
    ]


def test_what_both_do_is_set_side_by_side_where_nothing_is_sought():
    evidence = (
        Evidence("query", "offer", "Audit de sécurité"),
        Evidence("partner", "summary", "L'atelier expose des artistes."),
    )
    told = replace(suggestion(BASTION, ATELIER), evidence=evidence)
    asked = plain(opening_questions(BASTION, told, "fr"))
    assert asked[1].startswith(
        "Votre profil dit « L'atelier expose des artistes », le nôtre « Audit de sécurité » :"
    )


def test_the_answer_quoted_is_the_one_found_for_that_need():
    # The first two texts answer our need, the last two theirs.
    evidence = (
        Evidence("query", "need", "Un four"),
        Evidence("partner", "offer", "Des fours"),
        Evidence("partner", "need", "Du sel"),
        Evidence("query", "offer", "Sel marin"),
    )
    told = replace(suggestion(ALGUE, LABO), evidence=evidence)
    first, second, *_ = plain(opening_questions(ALGUE, told, "fr"))
    assert "chercher « Du sel ». Notre profil dit « Sel marin »" in first
    assert "cherchons « Un four », et votre profil dit « Des fours »" in second


def test_questions_are_asked_in_english_with_english_quotation_marks():
    asked = opening_questions(ALGUE, suggestion(ALGUE, LABO), "en")
    assert asked[0] == (
        "You say that you seek “Ingrédients marins nouveaux”. Our profile says "
        "“Poudres d'algues pour l'alimentation”: is that an answer, and what more would it take?"
    )


def test_one_relay_is_named_alone():
    told = suggestion(ALGUE, LABO)
    only = replace(told, relays=told.relays[:1])
    assert plain(opening_questions(ALGUE, only, "fr"))[-1] == (
        "Quelle suite donner à cet échange, à quelle date, et avec l'aide de quel relais : "
        "CCI Rennes Saint-Malo ?"
    )


def test_marks_inside_a_quotation_become_inner_ones():
    assert plain([quoted("Le label « Vert » et la suite.", "fr")]) == [
        "« Le label “Vert” et la suite »"
    ]
    assert quoted("The “green” label", "en") == "“The ‘green’ label”"


def test_long_quotations_end_after_a_word():
    assert quoted("mot " * 100, "en") == f"“{'mot ' * 44}mot…”"
    assert quoted("x" * 500, "en") == f"“{'x' * 179}…”"
