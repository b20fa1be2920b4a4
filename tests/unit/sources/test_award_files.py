"""What the awards of NSERC become: one profile a researcher and institution."""

from __future__ import annotations

import pytest
from unit.sources.source_tables import AWARD, CO_APPLICANT, PARTNER, put, table

from matching.engine.fetching import fetch_profiles
from matching.errors import SourceAnswerError

INSTITUTION = "Institution-Établissement"
YEAR = "FiscalYear-Exercice financier"


@pytest.fixture
def fetched(settings, tmp_path):
    def of(awards, co_applicants=None, partners=None, encoding="utf-8-sig", heading=None):
        tables = {"NSERC_FY2024_Expenditures.csv": table(awards, ",", encoding, heading)}
        if co_applicants:
            tables["NSERC_FY2024_CO-APP.csv"] = table(co_applicants, ",", encoding)
        if partners:
            tables["NSERC_FY2024_PARTNER.csv"] = table(partners, ",", encoding)
        return fetch_profiles("nserc", settings, files=put(tmp_path, tables))

    return of


def test_a_researcher_carries_awards_subjects_and_whom_they_were_funded_with(fetched):
    (profile,) = fetched([AWARD], [CO_APPLICANT], [PARTNER]).profiles
    told = profile.model_dump(exclude_defaults=True, mode="json")
    link = {
        "kind": "funded_together",
        "title": "Robots souples pour la chirurgie",
        "url": "https://open.canada.ca/data/dataset/c1b0f627-8c29-427c-ab73-33968ad9176e",
    }
    assert told.pop("id").startswith("nserc:")
    assert told.pop("attribution").startswith("Natural Sciences and Engineering")
    assert told.pop("source_date")
    assert len(told.pop("raw_hash")) == 64
    assert told == {
        "name": "Jeanne Tremblay",
        "kind": "researcher",
        "territory": "quebec",
        "axes": ["academic"],
        "summary_fr": "Génie mécanique, autre. Robotique.",
        "summary_en": "Mechanical engineering, other. Robotics.",
        "keywords": [
            "robotique",
            "chirurgie",
            "Génie mécanique, autre",
            "Robotique",
            "Mechanical engineering, other",
            "Robotics",
        ],
        "affiliation": "Génie mécanique, Université Laval",
        "affiliation_ids": ["ror:04sjchr03", "nserc-org:29"],
        "works": [
            {
                "title": "Robots souples pour la chirurgie",
                "abstract": "Ce projet vise\ndes gestes sûrs.",
                "year": 2024,
            }
        ],
        "links": [
            {
                **link,
                "partner": "nserc-org:501",
                "partner_name": "Robotique Boréale inc.",
                "year": 2024,
            },
            {
                **link,
                "partner": "nserc-org:77",
                "partner_name": "Université de Rennes 1",
                "year": 2023,
            },
        ],
        "source": "NSERC/CRSNG – Awards database",
        "source_url": link["url"],
        "licence": "Open Government Licence – Canada",
        "legal_basis": "legitimate-interest-public-profession",
    }


def test_nobody_is_named_in_the_profile_of_another_and_no_amount_is_told(fetched):
    amount = {**AWARD, "AwardAmount": "987654"}
    text = fetched([amount], [CO_APPLICANT], [PARTNER]).profiles[0].model_dump_json()
    assert "Secrète" not in text
    assert "987" not in text


def test_the_rows_of_an_award_are_one_work_of_its_latest_year(fetched):
    rows = [
        {**AWARD, YEAR: "2022", "ApplicationTitle": "Former title"},
        {**AWARD, YEAR: "2024", "ApplicationTitle": "Latest title"},
        {**AWARD, YEAR: "2023", "ApplicationTitle": "Middle title"},
        {**AWARD, "ApplicationID": "900002", YEAR: "2025", "ApplicationTitle": "Other award"},
    ]
    (profile,) = fetched(rows).profiles
    assert [(one.title, one.year) for one in profile.works] == [
        ("Other award", 2025),
        ("Latest title", 2024),
    ]


@pytest.mark.parametrize(
    ("amounts", "kept"),
    [(("42000", "-42000"), 0), (("42000", "-20000"), 1), (("", ""), 1), (("0,00", "0"), 0)],
)
def test_an_award_that_was_given_back_is_no_work(fetched, amounts, kept):
    found = fetched([{**AWARD, "AwardAmount": one} for one in amounts])
    assert len(found.profiles) == kept
    assert found.left_out.get("source-left-returned", 0) == 1 - kept


def test_a_name_at_two_institutions_is_two_people_and_however_written_one(fetched):
    rows = [
        AWARD,
        {**AWARD, "ApplicationID": "2", "Name-Nom": "TREMBLAY,  Jeanne"},
        {**AWARD, "ApplicationID": "3", INSTITUTION: "UNIVERSITE LAVAL"},
        {**AWARD, "ApplicationID": "4", INSTITUTION: "Cégep Garneau"},
    ]
    profiles = fetched(rows).profiles
    assert [(one.affiliation, len(one.works)) for one in profiles] == [
        ("Génie mécanique, Université Laval", 3),
        ("Génie mécanique, Cégep Garneau", 1),
    ]


@pytest.mark.parametrize("name", ["Tremblay, J.", "Tremblay, J.-P.", "Tremblay"])
def test_initials_never_tie_two_awards(fetched, name):
    rows = [
        {**AWARD, "Name-Nom": name},
        {**AWARD, "Name-Nom": name, YEAR: "2023"},
        {**AWARD, "Name-Nom": name, "ApplicationID": "2"},
    ]
    profiles = fetched(rows).profiles
    assert [len(one.works) for one in profiles] == [1, 1]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({INSTITUTION: "University of Elsewhere"}, "source-left-elsewhere"),
        ({"GroupEN": "Scholarships and Fellowships"}, "source-left-student"),
        ({"GroupEN": "", "ProgramNameEN": "Undergraduate Student Awards"}, "source-left-student"),
        # The group says more than the name of a program.
        ({"ProgramNameEN": "Memorial Fellowships"}, None),
    ],
)
def test_students_and_other_institutions_are_left_out(fetched, changes, reason):
    found = fetched([{**AWARD, **changes}])
    assert (list(found.left_out) or [None])[0] == reason
    assert len(found.profiles) == (reason is None)


def test_files_of_different_years_are_the_same_table(fetched):
    heading = [
        {"ApplicationID": "Cle", "Keywords": "keyword", "ProgramNameEN": "ProgramNaneEN"}.get(
            name, name.replace("-Exercice financier", " - Exercice-financier")
        )
        for name in AWARD
    ]
    old = fetched([AWARD], encoding="cp1252", heading=heading).profiles
    assert old == fetched([AWARD]).profiles


def test_a_changed_heading_in_an_old_encoding_is_named(fetched):
    heading = [name.replace("ApplicationTitle", "Intitulé") for name in AWARD]
    with pytest.raises(SourceAnswerError) as fault:
        fetched([AWARD], encoding="cp1252", heading=heading)
    assert fault.value.values["missing"] == "ApplicationTitle"
    assert "Intitulé" in fault.value.values["seen"]


def test_empty_formulas_are_no_text(fetched):
    award = {
        **AWARD,
        "ApplicationSummary": "No summary - Aucun sommaire",
        "Keywords": "N/A; ; tbd",
        "ResearchSubjectFR": "Not available",
    }
    (profile,) = fetched([award]).profiles
    assert profile.works[0].abstract is None
    assert profile.keywords == ("Robotique", "Mechanical engineering, other", "Robotics")


def test_co_applicants_of_neither_territory_are_no_link(fetched):
    other = {**CO_APPLICANT, "CoAppInstitution-Établissement": "Université de Rennesville"}
    unknown = {**CO_APPLICANT, "ApplicationID": "999"}
    assert fetched([AWARD], [other, unknown]).profiles[0].links == ()


def test_rows_that_cannot_be_cut_are_rejected_without_what_they_hold(settings, tmp_path):
    body = table([AWARD]) + b"900009,Secret\r\n"
    paths = put(tmp_path, {"NSERC_FY2024_Expenditures.csv": body})
    found = fetch_profiles("nserc", settings, files=paths)
    assert len(found.profiles) == 1
    (reject,) = found.rejects
    # The summary of the first award takes two lines.
    assert (reject.line, reject.key, reject.row) == (4, "source-row-cells", '""')


def test_a_partner_is_told_by_the_latest_awards_and_works_are_the_latest_ten(fetched):
    years = range(2012, 2024)
    awards = [{**AWARD, "ApplicationID": str(year), YEAR: str(year)} for year in years]
    partners = [{**PARTNER, "ApplicationID": str(year), YEAR: str(year)} for year in years]
    (profile,) = fetched(awards, None, partners).profiles
    assert [one.year for one in profile.works] == list(range(2023, 2013, -1))
    assert [one.year for one in profile.links] == [2023, 2022, 2021, 2020, 2019]
