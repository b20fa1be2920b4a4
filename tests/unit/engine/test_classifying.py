"""Domains by the real encoder: the sample with its own domains hidden, and companies of a register.

The sample's figures are those of the README.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matching.domains.model import DomainModel
from matching.engine.classifying import classify, learn_domains, measure
from matching.engine.loading import load_profiles
from matching.errors import RequestError
from matching.profiles.model import Profile
from matching.sources.drafting import read_record
from matching.sources.registry import make_source
from matching.territories import Territories

README = Path(__file__).parents[3] / "README.md"
LEAST_F1 = 0.75
pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def sample(sample_settings):
    return load_profiles(settings=sample_settings).profiles


@pytest.fixture(scope="module")
def measured(sample, sample_settings):
    return measure(sample, sample_settings)


def test_domains_agree_with_those_the_sample_states(measured):
    assert measured.profiles == 347
    learned = measured.ways["learned"]
    assert learned.f1 >= LEAST_F1
    assert measured.ways["unseen"].f1 >= LEAST_F1
    counted = [(one.right, one.wrong, one.missed) for one in measured.by_domain.values()]
    assert tuple(map(sum, zip(*counted, strict=True))) == (
        learned.right,
        learned.wrong,
        learned.missed,
    )
    # Each was learned from these very profiles: what is shipped cannot be judged by them.
    assert "shipped" not in measured.ways


def test_confidence_is_the_share_that_is_right(measured):
    assert measured.figures["calibration_error"] <= 0.02


def test_the_readme_tells_the_figures(measured):
    shown = README.read_text(encoding="utf-8")
    for one in measured.ways.values():
        assert f" {one.precision:.3f}   {one.recall:.3f}  {one.f1:.3f} " in shown
    assert f"{measured.figures['calibration_error']:.3f}" in shown


def test_the_weights_shipped_are_those_learned_from_the_sample(sample, sample_settings):
    shipped = DomainModel.load(sample_settings.domain_model)
    learned = learn_domains(sample, sample_settings)
    assert learned.encoder == shipped.encoder
    assert learned.training.profiles_hash == shipped.training.profiles_hash
    # Another processor may differ in the last decimals of a cosine.
    assert learned.weights == pytest.approx(shipped.weights, rel=0.02)
    assert learned.training.figures == pytest.approx(shipped.training.figures, abs=0.01)


def test_others_than_the_sample_are_judged_by_the_weights_shipped_too(sample, sample_settings):
    found = measure(sample[:60], sample_settings)
    assert found.profiles == 60
    assert found.ways["shipped"].f1 >= LEAST_F1


def test_too_few_to_measure(sample, sample_settings):
    bare = sample[0].model_copy(update={"domains": ()})
    for few in ([bare], list(sample[:9])):
        with pytest.raises(RequestError):
            measure(few, sample_settings)


def company(siren: str, activity: str, sign: str | None = None):
    return {
        "siren": siren,
        "nom_raison_sociale": f"Maison {siren}",
        "activite_principale": activity,
        "nature_juridique": "5710",
        "etat_administratif": "A",
        "statut_diffusion": "O",
        "siege": {
            "libelle_commune": "RENNES",
            "epci": "243500139",
            "etat_administratif": "A",
            "nom_commercial": sign,
        },
    }


@pytest.fixture(scope="module")
def companies(sample_settings):
    """Fictional companies as the French register gives them: an activity, perhaps a trade name."""
    territories = Territories.load(sample_settings.territories)
    source = make_source("companies-fr", territories, "rennes", {})
    records = [
        company("100000009", "62.01Z"),
        company("100000017", "10.51C"),
        company("100000025", "46.46Z"),
        company("100000033", "26.70Z"),
        company("100000041", "49.41A"),
        company("100000058", "70.22Z", "Cyberdéfense Conseil"),
        company("100000066", "41.20A"),
        company("100000074", "56.10A"),
        company("100000082", "96.02A", "Au fil du cheveu"),
    ]
    return [read_record(one, source, date(2026, 6, 1)).profile for one in records]


def test_companies_of_a_register_are_given_domains(companies, sample_settings):
    found = classify(companies, sample_settings)
    assert [one.domains for one in found.profiles] == [
        ("numerique",),
        ("alimentation",),
        ("sante",),
        ("photonique",),
        ("mobilite",),
        ("cybersecurite",),
        (),
        (),
        (),
    ]
    grounds = [one.ground for p in found.assigned for one in p.assigned_domains]
    assert grounds == ["sector_code"] * 5 + ["text"]
    assert "Cyberdéfense Conseil" in found.assigned[-1].assigned_domains[0].because
    assert (found.stated, len(found.assigned), found.without) == (0, 6, 3)
    assert (found.ignored, found.other_encoder) == ((), None)


def test_names_of_activities_alone_are_understood(companies, sample_settings):
    """As from a register whose nomenclature nobody knows."""
    bare = [one.model_copy(update={"sector_codes": ()}) for one in companies]
    found = [one.domains for one in classify(bare, sample_settings).profiles]
    assert [one[:1] for one in found[:6]] == [
        ("numerique",),
        ("alimentation",),
        ("sante",),
        ("photonique",),
        ("mobilite",),
        ("cybersecurite",),
    ]
    assert found[6] == found[8] == ()


def test_another_file_of_domains_works_without_learning(tmp_path, sample_settings):
    """Domains nobody learned from: an invented pair of towns, of watches and cheese."""
    from toys import write_toy_territories  # noqa: PLC0415

    settings = sample_settings.model_copy(
        update={"territories": write_toy_territories(tmp_path / "territories.toml")}
    )
    makers = [
        Profile(
            id=f"m{n}",
            name=f"Maison {n}",
            kind="company",
            territory="auville",
            summary_fr=text,
        )
        for n, text in enumerate(
            (
                "Réparation de montres anciennes.",
                "Fromage de chèvre fermier.",
                "Avocats d'affaires.",
            )
        )
    ]
    found = classify(makers, settings)
    assert [one.domains for one in found.profiles] == [("clocks",), ("cheese",), ()]
    assert "numerique" in found.ignored
