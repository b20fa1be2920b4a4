"""Small hand-made missions, in whole: what the documents of a party are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from matching.mission.book import Introduction, MissionBook
from matching.mission.ledger import make_ledger
from matching.mission.model import Meeting, Party, Problem, Session, Slot
from matching.mission.plan import Plan, Quality
from matching.mission.questions import opening_questions
from matching.mission.settings import MissionSettings
from matching.profiles.model import Profile
from matching.ranking.results import Evidence, Reasons, RelayCall, Suggestion
from matching.territories import Territories

TERRITORIES = Territories.load(Path(__file__).parents[3] / "data" / "territories.toml")
QUALITY = Quality(2.0, 2.0, 2, 2, 0, 1.0, 1.0, None, "colouring")

ALGUE = Profile(
    id="algue",
    name="L'Algue d'Armor",
    kind="company",
    territory="rennes",
    city="Rennes",
    domains=("alimentation",),
    axes=("economic",),
    summary_fr="Récolte et sèche des algues. Elle les vend aux industriels de l'alimentation.",
    offers_fr=("Poudres d'algues pour l'alimentation",),
    seeks_fr=("Laboratoire d'analyse des aliments",),
    source="page publique (algue.example)",
    source_url="https://algue.example/nous?a=1&b=2",
    source_date="2025",
)
BASTION = Profile(
    id="bastion",
    name="Bastion",
    kind="company",
    territory="rennes",
    city="Cesson-Sévigné",
    domains=("cybersecurite",),
    axes=("economic",),
    offers_fr=("Audit de sécurité",),
    source_date="2024",
)
LABO = Profile(
    id="labo",
    name="Laboratoire des saveurs",
    kind="research_unit",
    territory="quebec",
    city="Québec",
    domains=("alimentation", "sante"),
    axes=("academic",),
    summary_fr="Le laboratoire étudie le goût des aliments.",
    offers_fr=("Analyse sensorielle des aliments", "Études de goût"),
    seeks_fr=("Ingrédients marins nouveaux",),
    website="https://labo.example",
    source="répertoire public",
    source_date="2023",
)
ATELIER = Profile(
    id="atelier",
    name="Atelier du Nord",
    kind="nonprofit",
    territory="quebec",
    city="Lévis",
    domains=("culture",),
    summary_fr="L'atelier expose des artistes.",
)
PROFILES = {one.id: one for one in (ALGUE, BASTION, LABO, ATELIER)}


def party(profile: Profile, **changes) -> Party:
    """The profile as a party of the mission."""
    known = {"domains": profile.domains, "axes": profile.axes}
    return Party(profile.id, profile.name, profile.territory, **(known | changes))


def slots(day: date, zone: str = "America/Toronto", count: int = 3) -> tuple[Slot, ...]:
    """Slots of twenty minutes from nine o'clock on, with two tables."""
    nine = datetime.combine(day, time(9), ZoneInfo(zone))
    length = timedelta(minutes=20)
    return tuple(
        Slot(at, 0, 0, nine + at * length, nine + (at + 1) * length, ("1", "2"))
        for at in range(count)
    )


def suggestion(own: Profile, other: Profile, score: float = 0.62) -> Suggestion:
    """What is said of ``other`` to ``own``: the first texts of each as evidence."""
    sides = (("query", own), ("partner", other))
    evidence = [
        Evidence(side, facet, texts[0])
        for side, one in sides
        for facet, texts in (("need", one.seeks("fr")), ("offer", one.offers("fr")))
        if texts
    ]
    relays = {
        "rennes": ("cci", "CCI Rennes Saint-Malo", "https://cci.example"),
        "quebec": ("qi", "Québec International", None),
    }
    calls = [
        RelayCall(side, name, label, "Il présente les acteurs.", None, url)
        for side, one in sides
        for name, label, url in [relays[one.territory]]
    ]
    shared = tuple(domain for domain in own.domains if domain in other.domains)
    return Suggestion(
        rank=1,
        partner=other,
        score=score,
        fit_for_query=0.7,
        fit_for_partner=0.55,
        confidence=1.0,
        contributions=(),
        reasons=Reasons(
            f"Pour {own.name}, parce que « les algues » plaisent : c'est un essai.",
            f"Pour {other.name}, parce que le goût compte.",
        ),
        evidence=tuple(evidence),
        shared_domains=shared,
        shared_terms=("algue", "goût") if shared else (),
        unknown=("La date des faits n'est pas connue.",) if not other.source_date else (),
        relays=tuple(calls),
    )


def problem(**changes) -> Problem:
    """Two delegates, two hosts, three slots on a Tuesday after Québec moved its clocks."""
    made = Problem(
        xs=(party(ALGUE), party(BASTION)),
        ys=(party(LABO), party(ATELIER)),
        sessions=(Session("matin", "Matinée", "Morning"),),
        slots=slots(date(2027, 3, 16)),
        scores=np.array([[0.62, 0.3], [0.25, 0.1]]),
        lowest_score=0.2,
        host="quebec",
    )
    return replace(made, **changes)


MEETINGS = (
    Meeting(0, "2", "algue", "labo", "confirmed"),
    Meeting(2, "1", "algue", "atelier"),
)


def plan(made: Problem | None = None, meetings=MEETINGS, reserves=None) -> Plan:
    """The algae have two meetings, the bastion none."""
    return Plan(made or problem(), tuple(meetings), QUALITY, reserves or {})


def book(
    made: Plan | None = None, profiles: dict[str, Profile] | None = None, **settings
) -> MissionBook:
    """The whole mission; ``settings`` are those of the mission file."""
    made = made or plan(reserves={"labo": ("bastion",), "algue": ()})
    people = profiles or PROFILES
    told = {
        "name": "Mission Rennes à Québec",
        "place": "Centre des congrès",
        "sessions": [
            {
                "id": "matin",
                "label": "Matinée",
                "date": made.problem.slots[0].start.date(),
                "start": time(9),
                "end": time(10),
            }
        ],
    }
    pairs = [pair for meeting in made.meetings for pair in (meeting.pair, meeting.pair[::-1])]
    pairs += [(own, other) for own, others in made.reserves.items() for other in others]
    introductions = {
        (own, other): introduction(people[own], people[other], made.problem.parties[own].language)
        for own, other in pairs
    }
    fits = made.problem.worth
    return MissionBook(
        settings=MissionSettings.model_validate(told | settings),
        plan=made,
        language="fr",
        profiles=people,
        fit_for_x=fits,
        fit_for_y=fits,
        introductions=introductions,
        ledger=make_ledger(made.problem, made.meetings, fits, fits),
        left_out=(),
    )


def introduction(own: Profile, other: Profile, language) -> Introduction:
    """What ``own`` reads of ``other``."""
    told = suggestion(own, other)
    return Introduction(told, opening_questions(own, told, language))
