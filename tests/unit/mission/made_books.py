"""A mission planned by hand: three parties of Rennes, four of Québec, seven meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from matching.language import Language
from matching.mission.book import Introduction, LeftOut, MissionBook
from matching.mission.ledger import make_ledger
from matching.mission.model import Meeting, Party, Problem, Session, Slot
from matching.mission.plan import Plan, Quality
from matching.mission.settings import MeetingSettings, MissionSettings, SessionSettings
from matching.profiles.model import Profile
from matching.ranking.results import Evidence, Reasons, Suggestion
from matching.territories import Territories

TERRITORIES = Territories.load(Path(__file__).parents[3] / "data" / "territories.toml")
ZONE = ZoneInfo("America/Toronto")
NAN = float("nan")
BOOTH = "Stand Nordet"
TABLES = ("1", "2", "3", BOOTH)
PROFILES = tuple(
    Profile.model_validate(fields)
    for fields in (
        {
            "id": "r-cidre",
            "name": "Cidrerie du Garun",
            "kind": "company",
            "territory": "rennes",
            "city": "Rennes",
            "domains": ("alimentation",),
            "axes": ("economic",),
            "offers_fr": ("Cidres de garde",),
            "seeks_fr": ("Un importateur de cidre",),
        },
        {
            "id": "r-kelenn",
            "name": "Kelenn Cyber",
            "kind": "company",
            "territory": "rennes",
            "city": "Cesson-Sévigné",
            "domains": ("cybersecurite", "numerique"),
            "axes": ("economic",),
            "offers_fr": ("Audit de sécurité",),
            "seeks_fr": ("Un terrain d'essai",),
        },
        {
            "id": "r-velo",
            "name": "Vélo Vilaine",
            "kind": "nonprofit",
            "territory": "rennes",
            "city": "Bruz",
            "domains": ("mobilite",),
            "axes": ("economic",),
            "offers_fr": ("Ateliers de réparation",),
        },
        {
            "id": "q-nordet",
            "name": "Nordet Sécurité",
            "kind": "company",
            "territory": "quebec",
            "city": "Québec",
            "domains": ("cybersecurite",),
            "axes": ("economic",),
            "offers_fr": ("Surveillance des réseaux",),
            "seeks_fr": ("Des auditeurs",),
        },
        {
            "id": "q-erable",
            "name": "Érablière des Rivières",
            "kind": "company",
            "territory": "quebec",
            "city": "Lévis",
            "domains": ("alimentation",),
            "axes": ("economic",),
            "offers_fr": ("Distribution de boissons",),
        },
        {
            "id": "q-navette",
            "name": "Navettes du Cap",
            "kind": "company",
            "territory": "quebec",
            "city": "Québec",
            "domains": ("mobilite", "numerique"),
            "axes": ("economic",),
            "offers_en": ("A test track for vehicles",),
        },
        {
            "id": "q-musee",
            "name": "Musée des Glaces",
            "kind": "public_body",
            "territory": "quebec",
            "city": "Québec",
            "domains": ("culture",),
            "axes": ("academic",),
            "offers_fr": ("Expositions",),
        },
    )
)
SCORES = np.array(
    [
        [0.20, 0.90, 0.30, NAN],
        [0.80, 0.20, 0.60, 0.10],
        [0.30, 0.40, 0.70, 0.20],
    ]
)
"""Rows r-cidre, r-kelenn, r-velo; columns q-nordet, q-erable, q-navette, q-musee."""
FIT_FOR_X = np.array(
    [
        [0.25, 0.95, 0.35, 0.50],
        [0.85, 0.25, 0.65, 0.15],
        [0.35, 0.45, 0.75, 0.25],
    ]
)
FIT_FOR_Y = np.array(
    [
        [0.15, 0.85, 0.25, 0.50],
        [0.75, 0.15, 0.55, 0.05],
        [0.25, 0.35, 0.65, 0.15],
    ]
)
MEETINGS = (
    Meeting(0, "1", "r-cidre", "q-erable", "confirmed"),
    Meeting(0, BOOTH, "r-kelenn", "q-nordet"),
    Meeting(1, "1", "r-kelenn", "q-navette"),
    Meeting(1, "2", "r-velo", "q-erable"),
    Meeting(2, "1", "r-velo", "q-navette"),
    Meeting(3, "1", "r-cidre", "q-navette"),
    Meeting(3, BOOTH, "r-velo", "q-nordet"),
)
"""Their scores sum to 0.9 + 0.8 + 0.6 + 0.4 + 0.7 + 0.3 + 0.3 = 4.0."""
RESERVES = {
    "r-cidre": ("q-nordet",),
    "r-kelenn": ("q-erable", "q-musee"),
    "r-velo": ("q-musee",),
    "q-nordet": ("r-cidre",),
    "q-erable": ("r-kelenn",),
    "q-musee": ("r-velo",),
}
_STARTS = (
    (0, 0, 9, 0),
    (0, 0, 9, 20),
    (0, 1, 10, 0),
    (1, 2, 14, 0),
    (1, 2, 14, 20),
    (1, 2, 14, 40),
)
"""Session, run, hour and minute of each slot: a break from 9:40 to 10:00, then an afternoon."""


def made_problem() -> Problem:
    """The parties, six slots of twenty minutes on Tuesday, 11 May 2027, and three tables."""
    changes = {
        "r-velo": {"unavailable": frozenset({5}), "minimum": 1},
        "q-nordet": {"table": BOOTH},
        "q-navette": {"language": "en"},
        "q-musee": {"unavailable": frozenset({0, 1})},
    }
    known = {
        one.id: Party(
            id=one.id,
            name=one.name,
            territory=one.territory,
            maximum=3,
            domains=one.domains,
            axes=one.axes,
            **changes.get(one.id, {}),
        )
        for one in PROFILES
    }
    slots = []
    for index, (session, run, hour, minute) in enumerate(_STARTS):
        start = datetime.combine(date(2027, 5, 11), time(hour, minute), ZONE)
        slots.append(Slot(index, session, run, start, start + timedelta(minutes=20), TABLES))
    return Problem(
        xs=tuple(one for one in known.values() if one.territory == "rennes"),
        ys=tuple(one for one in known.values() if one.territory == "quebec"),
        sessions=(
            Session("mardi-matin", "Mardi matin", "Tuesday morning"),
            Session("mardi-soir", "Mardi après-midi", "Tuesday afternoon"),
        ),
        slots=tuple(slots),
        scores=SCORES,
        fairness=0.3,
        host="quebec",
    )


def made_book(language: Language = "fr") -> MissionBook:
    """The book of the mission, its documents for the organiser in ``language``."""
    problem = made_problem()
    quality = Quality(
        value=4.0,
        bound=4.2,
        slots_used=4,
        fewest_slots=3,
        idle_gaps=0,
        worst_off=0.0,
        worst_off_bound=0.5,
        worst_off_party="q-musee",
        method="colouring",
    )
    plan = Plan(problem, MEETINGS, quality, RESERVES)
    profiles = {one.id: one for one in PROFILES}
    told = [order for one in MEETINGS for order in (one.pair, one.pair[::-1])]
    told += [(party, other) for party, others in RESERVES.items() for other in others]
    lacks = "En face, personne n'est du domaine « culture »."
    if language == "en":
        lacks = "On the other side nobody is in the domain “culture”."
    return MissionBook(
        settings=_settings(),
        plan=plan,
        language=language,
        profiles=profiles,
        fit_for_x=FIT_FOR_X,
        fit_for_y=FIT_FOR_Y,
        introductions={order: _introduction(order, problem, profiles) for order in told},
        ledger=make_ledger(problem, MEETINGS, FIT_FOR_X, FIT_FOR_Y),
        left_out=(LeftOut("q-musee", 0, (lacks,)),),
    )


def _settings() -> MissionSettings:
    day = date(2027, 5, 11)
    return MissionSettings(
        name="Mission R&D à Québec",
        name_en="R&D mission to Québec",
        place="Terminal de croisières, Québec",
        host="quebec",
        issued=date(2027, 4, 30),
        meetings=MeetingSettings(at_most=3, fairness=0.3),
        sessions=(
            SessionSettings(
                id="mardi-matin", label="Mardi matin", date=day, start=time(9), end=time(10, 20)
            ),
            SessionSettings(
                id="mardi-soir", label="Mardi après-midi", date=day, start=time(14), end=time(15)
            ),
        ),
    )


def _introduction(
    order: Sequence[str], problem: Problem, profiles: dict[str, Profile]
) -> Introduction:
    """What is told to the first of ``order`` about the second: their first texts answer."""
    own, other = (profiles[name] for name in order)
    language = problem.parties[own.id].language
    sides = {own.territory: own.id, other.territory: other.id}
    at = problem.rows[sides["rennes"]], problem.columns[sides["quebec"]]
    fits = {"rennes": float(FIT_FOR_X[at]), "quebec": float(FIT_FOR_Y[at])}
    needs = own.seeks(language)
    suggestion = Suggestion(
        rank=1,
        partner=other,
        score=problem.score((sides["rennes"], sides["quebec"])),
        fit_for_query=fits[own.territory],
        fit_for_partner=fits[other.territory],
        confidence=1.0,
        contributions=(),
        reasons=Reasons(f"{own.name} : {other.name}.", f"{other.name} : {own.name}."),
        evidence=(
            Evidence("query", "need" if needs else "offer", (needs or own.offers(language))[0]),
            Evidence("partner", "offer", other.offers(language)[0]),
        ),
        shared_domains=tuple(name for name in own.domains if name in other.domains),
        shared_terms=(),
        unknown=(),
        relays=(),
    )
    question = f"What do you expect of {other.name}?"
    if language == "fr":
        question = f"Qu'attendez-vous de {other.name} ?"
    return Introduction(suggestion, (question,))
