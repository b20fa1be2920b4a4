"""Profiles without names: rules on hand-made ones, then that nothing is left of any of the sample.

What must not be left is worked out here anew, with other code than the one that takes it out.
"""

from __future__ import annotations

import re
import unicodedata

import pytest

from matching.config import Settings
from matching.privacy.anonymous.common_words import CommonWords
from matching.privacy.anonymous.profile import Anonymiser
from matching.profiles.model import Profile
from matching.profiles.reading import load_profiles
from matching.reports.privacy.anonymous import anonymous_json, anonymous_markdown
from matching.territories import Territories


@pytest.fixture(scope="module")
def territories():
    return Territories.load(Settings().territories)


@pytest.fixture(scope="module")
def sample(territories):
    return load_profiles(Settings().sample, territories).profiles


@pytest.fixture(scope="module")
def anonymiser(sample, territories):
    return Anonymiser(CommonWords.of(sample, territories), territories, lambda name: name[::-1])


def company(**values):
    base = {"id": "x-lumivel", "name": "Lumivel SAS", "kind": "company", "territory": "rennes"}
    base |= {"website": "https://www.lumivel-optique.bzh/fr", "size": "10-49"}
    return Profile.model_validate(base | {"keywords": ("capteurs",)} | values)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Lumivel conçoit des capteurs.", "L’entreprise conçoit des capteurs."),
        ("Les capteurs de Lumivel mesurent.", "Les capteurs de l’entreprise mesurent."),
        ("Capteurs de LUMIVEL SAS à Bruz.", "Capteurs de l’entreprise dans sa région."),
        ("Capteurs de Rennes et de Bruz.", "Capteurs de sa région."),
        ("Des essais au Canada.", "Des essais au Canada."),
        ("Des capteurs (projet Cormoran).", "Des capteurs."),
        ("Capteurs depuis 1998 pour l'industrie.", "Capteurs pour l'industrie."),
        ("Un lidar en 3D.", "Un lidar en 3D."),
        ("Écrire à bonjour@lumivel.fr.", None),
        ("Des capteurs : +33 2 99 00 00 00", "Des capteurs : (coordonnées retirées)"),
        ("Des capteurs : www.exemple.org/a", "Des capteurs : (coordonnées retirées)"),
        ("Le capteur compte 1437 pièces.", None),
        ("Le capteur coûte 2 413 877 euros.", None),
        ("Le capteur coûte 12 500 euros.", "Le capteur coûte 12 500 euros."),
        ("Le capteur Lumiscan est compact.", None),
        ("Un capteur lumivelien.", None),
        ("Un projet avec Marie Kerivel.", None),
        ("Un projet avec l'Institut Agro.", None),
        ("Membre du réseau BZHX.", None),
        ("Le siège est à Toulouse.", None),
        ("Un projet avec Rennes Atalante.", None),
        ("Créée par l'Université de Rennes.", None),
        ("SIREN 732829320.", None),
    ],
)
def test_a_sentence_is_told_without_names_or_left_out(anonymiser, given, told):
    made = anonymiser.of(company(offers_fr=(given,)))
    offers = made.texts["fr"].offers
    if given.startswith("Écrire"):
        assert offers in ((), ("Écrire à (coordonnées retirées).",))
        assert "lumivel" not in "".join(offers)
        return
    assert offers == ((told,) if told else ())
    assert made.left_out == (0 if told else 1)


def test_english_is_told_as_it_is_spoken(anonymiser):
    offers = ("Lumivel's sensors are made in Bruz.", "Sensors of Lumivel.")
    made = anonymiser.of(company(offers_en=offers))
    assert made.texts["en"].offers == (
        "The company's sensors are made in its region.",
        "Sensors of the company.",
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("cluster", "Les membres du pôle se réunissent."),
        ("research_unit", "Les membres du laboratoire se réunissent."),
        ("nonprofit", "Les membres de l’association se réunissent."),
    ],
)
def test_what_stands_for_the_name_agrees(anonymiser, kind, told):
    made = anonymiser.of(company(kind=kind, offers_fr=("Les membres du Lumivel se réunissent.",)))
    assert made.texts["fr"].offers == (told,)


def test_a_person_is_named_by_no_part_of_the_name(anonymiser):
    person = company(
        name="Claire Mesure",
        kind="researcher",
        affiliation="Laboratoire Cormoran",
        offers_fr=("Conseil de Claire Mesure.", "Une mesure.", "Avec Mesure.", "Au Cormoran."),
    )
    made = anonymiser.of(person)
    assert made.texts["fr"].offers == ("Conseil de la personne.", "Une mesure.")
    assert made.left_out == 2


def test_facts_are_a_kind_a_country_and_domains(anonymiser):
    made = anonymiser.of(company(domains=("photonique", "ia"), city="Bruz", founded=1998))
    assert made.reference == "levimul-x"
    assert made.size == "10-49"
    assert made.texts["fr"].title == (
        "entreprise (France), optique-photonique et intelligence artificielle"
    )
    assert made.texts["en"].country == "France"
    assert "1998" not in anonymous_json([made]).decode()


def test_it_is_written_to_be_read(anonymiser):
    made = anonymiser.of(company(offers_fr=("Des essais.",), seeks_fr=("Un laboratoire.",)))
    text = anonymous_markdown([made], "fr").replace("\N{NO-BREAK SPACE}", " ")
    assert text == (
        "## Entreprise (France)\n\n- Référence : levimul-x\n- Taille : 10-49 personnes\n\n"
        "### Offre\n\n- Des essais.\n\n### Cherche\n\n- Un laboratoire.\n\ncapteurs\n\n"
    )


def plain(text):
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", bare.replace("œ", "oe")))


def test_nothing_is_left_of_the_name_of_anybody_of_the_sample(anonymiser, sample):
    texts = [
        plain(text)
        for one in sample
        for language in ("fr", "en")
        for text in (one.summary(language) or "", *one.offers(language), *one.keywords)
    ]
    # The words of domains are everybody's too.
    written = " ".join([*texts, plain(Settings().territories.read_text(encoding="utf-8"))])
    left = []
    for profile in sample:
        made = anonymiser.of(profile)
        told = [text for texts in made.texts.values() for text in texts.all]
        spaced = " ".join(f" {plain(text)} " for text in told)
        names = {profile.name, re.sub(r"\([^()]*\)", " ", profile.name), profile.id}
        names |= set(re.findall(r"\(([A-Z][\w-]+)\)", profile.name)) | set(profile.identifiers)
        host = re.sub(r"^(https?://)?(www\.)?", "", profile.website or "").split("/")[0]
        names |= {host, host.rpartition(".")[0]} if host else set()
        # A word of the name that the whole sample writes less than three times is rare.
        names |= {
            word
            for word in plain(profile.name).split()
            if len(word) > 2 and written.count(word) < 3
        }
        gone = {plain(name) for name in names} - {""}
        left += [(profile.id, name) for name in gone if f" {name} " in spaced]
        assert not re.search(r"https?:|www\.|@|\b(?:19|20)\d\d\b", " ".join(told)), profile.id
    assert left == []


def test_enough_is_left_to_be_of_use(anonymiser, sample):
    made = [anonymiser.of(one) for one in sample]
    told = sum(len(one.texts["fr"].offers) for one in made)
    assert told / sum(len(one.offers_fr) for one in sample) > 0.8
    assert all(one.texts["fr"].all for one in made)
