"""What is done when somebody asks: kept for good, logged, and seen in the index."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from matching.engine.building import build_index
from matching.engine.feedback import open_feedback
from matching.engine.matcher import Matcher
from matching.engine.privacy.exporting import export_document
from matching.engine.privacy.purging import look_through, purge
from matching.engine.privacy.requests import PrivacyDesk
from matching.engine.privacy.subjects import INDEX, OWN, Holdings
from matching.errors import RequestError, UnknownProfileError
from matching.feedback.model import NewDecision, Party
from matching.privacy.retention import Retention
from matching.profiles.model import Profile
from matching.profiles.writing import write_profiles

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


class World:
    """An index of invented profiles and three people, and the desk for it."""

    def __init__(self, settings, encoder, file, profiles):
        self.settings, self.encoder, self.file, self.profiles = settings, encoder, file, profiles
        self.now = NOON
        self.desk = PrivacyDesk(settings, lambda: self.now, encoder=encoder)
        self.index()

    def index(self):
        return build_index([self.file], self.settings, encoder=self.encoder)

    def find(self, who, files=()):
        return Holdings(self.settings, files).find(who)

    def indexed(self, name):
        return Matcher.open(settings=self.settings, encoder=self.encoder).by_id(name)

    @property
    def acts(self):
        return [one.act for one in self.desk.log.entries()]


def person(name, number, **values):
    base = {"kind": "researcher", "territory": "bourg", "city": "Bourg", "source": "HAL"}
    base |= {"legal_basis": "legitimate-interest-public-profession", "source_date": "2025"}
    return Profile.model_validate(
        base | {"id": f"p-{number}", "name": name, "keywords": (f"thème {number}",)} | values
    )


@pytest.fixture
def world(toy_settings, toy_encoder, tmp_path, profiles):
    people = [
        person("Maëlle Kerivel", 1, identifiers=("orcid:0000-0002-1825-0097",)),
        person("Yann Le Goff", 2, source_date="2021"),
        person("Anna Weiss", 3, source_date=None),
    ]
    everybody = [*profiles[:4], *profiles[-4:], *people]
    write_profiles(everybody, tmp_path / "all.jsonl")
    return World(toy_settings, toy_encoder, tmp_path / "all.jsonl", everybody)


def test_whoever_objects_leaves_and_does_not_come_back(world):
    done = world.desk.object(world.find("Maëlle Kerivel"))
    assert (done.is_new, done.left_index) == (True, 1)
    assert world.indexed("p-1") is None
    assert world.index().profiles == 10
    assert world.indexed("p-1") is None
    assert world.acts == ["object"]
    with pytest.raises(UnknownProfileError):
        world.find("p-1")
    again = world.find("p-1", [world.file])
    assert world.desk.lift(again.profile)
    assert world.index().profiles == 11
    assert world.acts == ["object", "lift"]
    assert not world.desk.lift(again.profile)
    assert world.acts == ["object", "lift"]


def test_the_same_person_under_another_id_is_held_together_and_a_namesake_is_told(world, tmp_path):
    others = [
        person("M. Kerivel", 7, source_url="https://orcid.org/0000-0002-1825-0097"),
        person("KERIVEL Maelle", 8),
    ]
    write_profiles(others, tmp_path / "more.jsonl")
    subject = world.find("p-1", [tmp_path / "more.jsonl"])
    assert subject.ids == ("p-1", "p-7")
    assert [one.where for one in subject.held] == [INDEX, str(tmp_path / "more.jsonl")]
    assert [one.id for one in subject.namesakes] == ["p-8"]
    world.desk.object(subject)
    assert all(world.desk.listed.covers(one) for one in others)


def test_a_correction_is_kept_with_its_source_and_survives_another_import(world):
    before = world.find("p-1").profile
    kept = world.desk.rectify(before, {"ville": "", "mots-clés": "algues; biofilms"})
    assert (kept.city, kept.keywords) == (None, ("algues", "biofilms"))
    assert kept.source == "HAL + rectifié par la personne"
    assert kept.source_date == "2026-11-30"
    assert world.indexed("p-1") == kept
    world.index()
    assert world.indexed("p-1") == kept
    assert [one.where for one in world.find("p-1").held] == [OWN, INDEX]
    (entry,) = world.desk.log.entries()
    assert (entry.act, entry.facts) == ("rectify", {"fields": ["city", "keywords"]})
    again = world.desk.rectify(kept, {"domaines": "fromage"})
    assert again.domains == ("cheese",)
    assert again.source == "HAL + rectifié par la personne"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"source": "moi"}, "privacy-rectify-field"),
        ({"id": "p-9"}, "privacy-rectify-field"),
        ({"couleur": "bleu"}, "privacy-rectify-field"),
        ({"nom": ""}, "profiles-row-missing"),
        ({"création": "hier"}, "profiles-row-bad-year"),
        ({"type": "licorne"}, "profiles-row-unknown-kind"),
        ({"mots-clés": ""}, "profiles-row-no-text"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_kept(world, given, key):
    with pytest.raises(RequestError) as refused:
        world.desk.rectify(world.find("p-1").profile, given)
    assert refused.value.key == key
    assert refused.value.text("fr")
    assert world.acts == []
    assert not world.settings.own_profiles_file.exists()


def test_consent_is_kept_and_its_end_ends_the_retention(world):
    until = date(2027, 6, 30)
    kept = world.desk.consent(world.find("p-2").profile, "mission 2027", until)
    assert (kept.consent.scope, kept.consent.given_on, kept.consent.until) == (
        "mission 2027",
        date(2026, 11, 30),
        until,
    )
    assert kept.legal_basis == "consent"
    assert world.indexed("p-2") == kept
    rules = Retention.load(world.settings.retention)
    assert rules.end_of(kept).day == until
    with pytest.raises(RequestError):
        world.desk.consent(kept, "mission", date(2026, 11, 29))


def test_a_consent_withdrawn_leaves_nothing_to_keep_a_person_for(world):
    with pytest.raises(RequestError) as refused:
        world.desk.withdraw(world.find("p-2"))
    assert refused.value.key == "privacy-consent-none"
    world.desk.consent(world.find("p-2").profile, "mission", None)
    assert world.desk.withdraw(world.find("p-2")).left_index == 1
    assert world.indexed("p-2") is None
    assert world.acts == ["consent", "withdraw"]
    assert world.index().profiles == 10


def test_an_organisation_that_withdraws_keeps_its_other_basis(world):
    facts = world.profiles[0].model_copy(update={"legal_basis": "organisation-facts"})
    world.desk.consent(facts, "mission", None)
    assert world.desk.withdraw(world.find(facts.id)) is None
    left = world.indexed(facts.id)
    assert (left.consent, left.legal_basis) == (None, "organisation-facts")


def test_everything_held_is_handed_over_and_nothing_of_others(world, toy_settings):
    first, second = world.profiles[0], world.find("p-1").profile
    with open_feedback(toy_settings, create=True) as store:
        for partner in (second, world.profiles[-5]):
            asker, other = Party.of(first), Party.of(partner)
            new = NewDecision(
                asker=asker, partner=other, status="accepted", author="Conseillère", at=NOON
            )
            store.decide(new)
    subject = world.find("p-1")
    world.desk.note("export", subject.profile, 1)
    document = export_document(subject, world.desk, toy_settings, NOON)
    (held,) = document["profiles"]
    assert Profile.model_validate(held["profile"]) == second
    (decision,) = document["decisions"]
    assert decision["partner"]["id"] == "p-1"
    assert document["crosses_border"] == {"from": "CH", "to": "BE", "crosses": True}
    assert document["is_left_out"] is False
    assert [one["act"] for one in document["acts"]] == ["export"]
    assert "Conseillère" not in json.dumps(document, ensure_ascii=False)


def test_what_is_past_its_retention_is_found_and_handed_to_what_erases_it(world):
    rules = Retention.load(world.settings.retention)
    held = Holdings(world.settings).all
    found = look_through(held, date(2026, 11, 30), rules)
    assert [(one.held.profile.id, one.end.day) for one in found.past] == [
        ("p-2", date(2024, 12, 31))
    ]
    assert [one.profile.id for one in found.undated] == ["p-3"]
    erased = []

    def erase(profiles):
        build_index(
            None, world.settings, remove=[one.id for one in profiles], encoder=world.encoder
        )
        erased.extend(one.id for one in profiles)

    assert purge(found, erase) == 1
    assert erased == ["p-2"]
    assert world.indexed("p-2") is None
    left = look_through(Holdings(world.settings).all, date(2026, 11, 30), rules)
    assert purge(left, erase) == 0


def test_a_correction_counts_for_the_retention_too(world):
    world.now += timedelta(days=1)
    world.desk.rectify(world.find("p-2").profile, {"ville": "Bourg"})
    rules = Retention.load(world.settings.retention)
    assert look_through(Holdings(world.settings).all, date(2026, 12, 1), rules).past == ()
