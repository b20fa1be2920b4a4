from __future__ import annotations

import pytest

from matching.config import load_settings
from matching.domains.code_names import code_names, told_code
from matching.domains.sector_table import SectorTable
from matching.errors import RequestError
from matching.profiles.model import SectorCode
from matching.territories import Territories

TABLE = """
[ISIC]
"58" = { culture = 0.8 }
"5820" = { numerique = 1.0 }
"5813" = {}
"62" = { numerique = 0.9, ia = 0.3 }

[NAF]
"62.02" = { ia = 0.7 }

[NAICS]
"5132" = { numerique = 0.6 }
"""


@pytest.fixture
def read(tmp_path):
    def table(text=TABLE, domains=("culture", "numerique", "ia")):
        path = tmp_path / "table.toml"
        path.write_text(text, encoding="utf-8")
        return SectorTable.load(path, domains)

    return table


@pytest.mark.parametrize(
    ("nomenclature", "code", "expected"),
    [
        ("ISIC", "6201", {"numerique": 0.9, "ia": 0.3}),
        ("NAF", "62.01Z", {"numerique": 0.9, "ia": 0.3}),
        ("NAF2025", "62.10Y", {"numerique": 0.9, "ia": 0.3}),
        ("NAF", "62.02A", {"ia": 0.7}),  # its own nomenclature says otherwise than ISIC
        ("NAF", "6202a", {"ia": 0.7}),
        ("ISIC", "5820", {"numerique": 1.0}),  # a longer code replaces what is above it
        ("ISIC", "5813", {}),  # and may take a part out
        ("NAICS", "513210", {"numerique": 0.6}),
        ("SCIAN", "513210", {"numerique": 0.6}),  # reads the part NAICS
        ("ISIC", "581", {"culture": 0.8 * 3 / 4}),  # one class of four is taken out
        ("NAF", "01.11Z", {}),
        ("NAF", "no code", {}),
    ],
)
def test_codes_of_each_nomenclature_lead_to_domains(read, nomenclature, code, expected):
    found = read().confidences(SectorCode(nomenclature=nomenclature, code=code))
    assert found == pytest.approx(expected)


def test_domains_the_territories_do_not_have_are_left_aside_and_named(read):
    table = read(domains=("numerique",))
    assert table.unknown == ("culture", "ia")
    software = SectorCode(nomenclature="ISIC", code="6201")
    assert table.confidences(software) == {"numerique": 0.9}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[ISIC]\n"6299" = { ia = 0.5 }', "6299"),
        ('[ISIC]\n"62" = { ia = 1.5 }', "1.5"),
        ('[ISIC]\n"62" = 0.5', "0.5"),
        ('[APE]\n"62" = { ia = 0.5 }', "APE"),
        ('[ISIC\n"62" = {', "line 1"),
    ],
)
def test_an_entry_that_makes_no_sense_is_named(read, text, named):
    with pytest.raises(RequestError) as refused:
        read(text)
    assert named in refused.value.text("en")


def test_the_table_that_is_shipped_knows_every_domain_it_names():
    settings = load_settings()
    domains = [one.id for one in Territories.load(settings.territories).domains]
    table = SectorTable.load(settings.sector_domains, domains)
    assert table.unknown == ()
    for nomenclature, code, domain in (
        ("NAF", "10.51C", "alimentation"),
        ("NAF", "46.46Z", "sante"),
        ("NAF2025", "62.10Y", "numerique"),
        ("SCIAN", "541514", "numerique"),
        ("SCIAN", "414510", "sante"),  # a Canadian code that ISIC cannot be reached from
        ("NAICS", "336411", "mobilite"),
        ("ISIC", "2670", "photonique"),
        ("NAF", "38.32Z", "environnement"),
        ("NAF", "90.01Z", "culture"),
    ):
        found = table.confidences(SectorCode(nomenclature=nomenclature, code=code))
        assert max(found, key=found.__getitem__) == domain
        assert found[domain] >= 0.5
    mason = SectorCode(nomenclature="NAF", code="43.99C")
    assert table.confidences(mason) == {}


def test_codes_are_told_with_their_names():
    assert told_code(SectorCode(nomenclature="NAF", code="62.01Z")) == (
        "NAF 62.01Z – Programmation informatique"
    )
    assert told_code(SectorCode(nomenclature="SCIAN", code="541514")) == (
        "SCIAN 541514 (ISIC 6201 – Computer programming activities)"
    )
    assert told_code(SectorCode(nomenclature="NAF", code="?")) == "NAF ?"
    assert code_names(SectorCode(nomenclature="NAF", code="6201Z")) == (
        "Programmation informatique",
        "Computer programming activities",
    )
    assert code_names(SectorCode(nomenclature="NAICS", code="513210")) == ("Software Publishers",)
