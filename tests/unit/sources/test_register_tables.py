"""What the tables of the register become: the companies of the territory, no natural person."""

from __future__ import annotations

import tracemalloc

import pytest
from unit.sources.source_tables import (
    COMPANY,
    ESTABLISHMENT,
    NAME,
    VALUES,
    put,
    register,
    table,
    zipped,
)

from matching.engine.fetching import fetch_profiles
from matching.errors import FileUnreadableError, RequestError, SourceAnswerError

ACCEPTED = {"accept-licence": ("yes",)}
AWAY = {**ESTABLISHMENT, "LIGN2_ADR": "Montréal (Québec)", "LIGN4_ADR": "H2X1Y4"}


@pytest.fixture
def fetched(settings, tmp_path):
    def of(**tables):
        paths = put(tmp_path, {"JeuxDonnees.zip": zipped(register(**tables))})
        return fetch_profiles("req", settings, files=paths, options=ACCEPTED)

    return of


def test_a_company_is_joined_from_its_tables(fetched):
    (profile,) = fetched().profiles
    told = profile.model_dump(exclude_defaults=True, mode="json")
    assert told.pop("source_date")
    assert len(told.pop("raw_hash")) == 64
    assert told == {
        "id": "neq:1190000001",
        "name": "PHOTONIQUE BORÉALE INC.",
        "kind": "company",
        "territory": "quebec",
        "city": "Québec",
        "axes": ["economic"],
        "summary_fr": "Fabrication d'instruments optiques. Instruments et appareils de mesure. "
        "Lentilles sur mesure. Enseigne\N{NO-BREAK SPACE}: Optique du Fleuve.",
        "keywords": [
            "Fabrication d'instruments optiques",
            "Instruments et appareils de mesure",
            "Lentilles sur mesure",
        ],
        "size": "10-49",
        "founded": 2016,
        "identifiers": ["neq:1190000001"],
        "source": "Registre des entreprises (REQ)",
        "source_url": "https://www.registreentreprises.gouv.qc.ca",
        "licence": "CC BY-NC-SA 4.0",
        "attribution": "Registraire des entreprises – Registre des entreprises (REQ), "
        "données ouvertes",
        "legal_basis": "organisation-facts",
    }


def test_the_licence_has_to_be_accepted(settings, tmp_path):
    paths = put(tmp_path, {"JeuxDonnees.zip": zipped(register())})
    with pytest.raises(RequestError) as fault:
        fetch_profiles("req", settings, files=paths)
    for language, word in (("fr", "usage commercial est exclu"), ("en", "commercial use")):
        assert word in fault.value.text(language)
        assert "--accept-licence" in fault.value.text(language)
        assert "CC BY-NC-SA 4.0" in fault.value.text(language)


def test_tables_beside_one_another_are_read_as_the_archive_is(settings, tmp_path, fetched):
    paths = put(tmp_path / "apart", register())
    apart = fetch_profiles("req", settings, files=paths, options=ACCEPTED)
    assert apart.profiles == fetched().profiles


@pytest.mark.parametrize(
    ("company", "reason"),
    [
        ({"NEQ": "2290000001"}, "source-left-person"),
        ({"COD_STAT_IMMAT": "RO"}, "source-left-closed"),
        ({"IND_FAIL": "O"}, "source-left-bankrupt"),
        ({"NEQ": "1190000002", "ADR_DOMCL_ADR_DISP": "N"}, "source-left-elsewhere"),
    ],
)
def test_some_companies_are_left_out_on_purpose(fetched, company, reason):
    found = fetched(Entreprise=[{**COMPANY, **company}])
    assert (found.profiles, found.left_out) == ((), {reason: 1})


@pytest.mark.parametrize(
    ("line", "code", "city"),
    [
        ("Québec (Québec)", "G1K7P4", "Québec"),
        ("Québec (Québec)", "G3B 1A1", "Québec"),
        ("Québec (Québec)", "H2X1Y4", None),
        ("Québec (Québec)", "", None),
        ("Lévis (Québec)", "G6V1A1", "Lévis"),
        ("Wendake (Québec)", "G0A4V0", "Wendake"),
        ("Montréal (Québec)", "G1K7P4", None),
    ],
)
def test_the_place_is_told_by_the_city_and_the_code_together(fetched, line, code, city):
    place = {**ESTABLISHMENT, "LIGN2_ADR": line, "LIGN4_ADR": code}
    found = fetched(Etablissements=[place]).profiles
    assert (found[0].city if found else None) == city


@pytest.mark.parametrize(
    ("establishments", "kept"),
    [
        ([AWAY], 0),  # the seat counts only where no principal establishment is known
        ([{**ESTABLISHMENT, "IND_ETAB_PRINC": "N"}], 1),
        ([{**AWAY, "IND_DISP": "N"}], 1),
        ([{**AWAY, "NEQ": "1190000009"}], 1),
        ([AWAY, {**ESTABLISHMENT, "IND_ETAB_PRINC": "N"}], 0),
    ],
)
def test_the_principal_establishment_comes_before_the_seat(fetched, establishments, kept):
    assert len(fetched(Etablissements=establishments).profiles) == kept


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ([("A", "V", "N", ""), ("B", "V", "M", ""), ("C", "V", "N", "")], "B"),
        ([("A", "A", "M", "2025"), ("B", "V", "X", "1999")], "B"),
        ([("A", "A", "M", "2019"), ("B", "A", "N", "2021")], "B"),
        ([("A", "V", "N", "2019"), ("B", "V", "N", "2021")], "B"),
    ],
)
def test_the_name_in_force_is_taken_then_the_best_kind_then_the_latest(fetched, names, chosen):
    columns = ("NOM_ASSUJ", "STAT_NOM", "TYP_NOM_ASSUJ", "DAT_INIT_NOM_ASSUJ")
    rows = [{**NAME, **dict(zip(columns, one, strict=True))} for one in names]
    assert fetched(Nom=rows).profiles[0].name == chosen


@pytest.mark.parametrize(
    ("code", "size"),
    [("A", "1-9"), ("C", "10-49"), ("G", "250+"), ("K", "250+"), ("O", "1-9"), ("Z", None)],
)
def test_the_size_is_decoded_by_the_table_of_values(fetched, code, size):
    assert fetched(Entreprise=[{**COMPANY, "COD_INTVAL_EMPLO_QUE": code}]).profiles[0].size == size


def test_the_form_tells_a_nonprofit(fetched):
    assert (
        fetched(Entreprise=[{**COMPANY, "COD_FORME_JURI": "APE"}]).profiles[0].kind == "nonprofit"
    )


def test_a_company_without_a_name_or_an_activity_is_rejected(fetched):
    silent = {
        **COMPANY,
        "NEQ": "1190000003",
        "COD_ACT_ECON_CAE": "-",
        "DESC_ACT_ECON_ASSUJ": "-",
    }
    named = {**NAME, "NEQ": "1190000003"}
    found = fetched(Entreprise=[COMPANY, silent], Nom=[named])
    assert [(one.line, one.field, one.key) for one in found.rejects] == [
        (2, "NOM_ASSUJ", "source-record-missing"),
        (3, "", "profiles-row-no-text"),
    ]
    assert "Secrète" not in "".join(one.row for one in found.rejects)


def test_a_missing_table_and_a_missing_column_are_named(settings, tmp_path):
    tables = register()
    del tables["Nom.csv"]
    paths = put(tmp_path / "a", {"r.zip": zipped(tables)})
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("req", settings, files=paths, options=ACCEPTED)
    assert fault.value.values["missing"] == "nom"
    renamed = table([{"NEQ": "1", "NOM": "X", "STAT_NOM": "V", "TYP_NOM_ASSUJ": "M"}])
    paths = put(tmp_path / "b", {"r.zip": zipped({**tables, "Nom.csv": renamed})})
    with pytest.raises(SourceAnswerError) as changed:
        fetch_profiles("req", settings, files=paths, options=ACCEPTED)
    assert changed.value.values["missing"] == "NOM_ASSUJ"
    assert changed.value.values["url"].endswith("r.zip:Nom.csv")


def test_companies_elsewhere_take_no_memory(settings, tmp_path):
    many = [{**COMPANY, "NEQ": f"1{n:09}", "ADR_DOMCL_LIGN4_ADR": "G8B"} for n in range(4_000)]
    tables = register(
        Entreprise=[COMPANY, *many],
        Etablissements=[ESTABLISHMENT, *({**AWAY, "NEQ": one["NEQ"]} for one in many)],
        Nom=[NAME, *({**NAME, "NEQ": one["NEQ"]} for one in many)],
        DomaineValeur=VALUES,
    )
    paths = put(tmp_path, {"r.zip": zipped(tables), "small.zip": zipped(register())})
    small = fetch_profiles("req", settings, files=paths[1:], options=ACCEPTED)
    assert len(small.profiles) == 1  # whatever is held for good is held by now
    del many, tables
    tracemalloc.start()
    found = fetch_profiles("req", settings, files=paths[:1], options=ACCEPTED)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(found.profiles), found.left_out) == (1, {"source-left-elsewhere": 4_000})
    assert most < 4_000_000


def test_another_territory_has_no_such_register(settings):
    with pytest.raises(RequestError) as fault:
        fetch_profiles("req", settings, territory="rennes", options=ACCEPTED)
    assert fault.value.key == "source-not-there"
