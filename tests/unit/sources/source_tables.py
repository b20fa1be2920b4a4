"""Tables in the shapes of the sources that publish files; organisations and people are invented."""

from __future__ import annotations

import csv
import io
import zipfile

AWARD = {
    "ApplicationID": "900001-2024",
    "Name-Nom": "Tremblay, Jeanne",
    "Department-Département": "Génie mécanique",
    "OrganizationID": "29",
    "Institution-Établissement": "Université Laval",
    "ProvinceEN": "Québec",
    "FiscalYear-Exercice financier": "2024",
    "AwardAmount": "42000",
    "ProgramNameEN": "Discovery Grants Program - Individual",
    "GroupEN": "Discovery Research",
    "AreaOfApplicationEN": "Robotics",
    "AreaOfApplicationFR": "Robotique",
    "ResearchSubjectEN": "Mechanical engineering, other",
    "ResearchSubjectFR": "Génie mécanique, autre",
    "ApplicationTitle": "Robots souples pour la chirurgie",
    "Keywords": "robotique; chirurgie",
    "ApplicationSummary": "Ce projet vise\ndes gestes sûrs.",
}
CO_APPLICANT = {
    "ApplicationID": "900001-2024",
    "CoApplicantName-NomCoApplicant": "Secrète, Maëlle",
    "CoAppOrganizationID": "77",
    "CoAppInstitution-Établissement": "Université de Rennes 1",
    "FiscalYear-Exercice financier": "2023",
}
PARTNER = {
    "ApplicationID": "900001-2024",
    "PartOrganizationID": "501",
    "PartInstitution-Établissement": "Robotique Boréale inc.",
    "OrgType": "Company",
    "FiscalYear-Exercice financier": "2024",
}

COMPANY = {
    "NEQ": "1190000001",
    "IND_FAIL": "N",
    "COD_INTVAL_EMPLO_QUE": "C",
    "COD_STAT_IMMAT": "IM",
    "COD_FORME_JURI": "CIE",
    "COD_ACT_ECON_CAE": "3352",
    "DESC_ACT_ECON_ASSUJ": "FABRICATION D'INSTRUMENTS OPTIQUES",
    "COD_ACT_ECON_CAE2": "-",
    "DESC_ACT_ECON_ASSUJ2": "-",
    "DAT_CONSTI": "2016-05-02 00:00:00",
    "OBJET_SOC": "-",
    "ADR_DOMCL_ADR_DISP": "O",
    "ADR_DOMCL_LIGN1_ADR": "1 rue Secrète",
    "ADR_DOMCL_LIGN2_ADR": "Québec (Québec)",
    "ADR_DOMCL_LIGN4_ADR": "G1K7P4",
}
ESTABLISHMENT = {
    "NEQ": "1190000001",
    "IND_ETAB_PRINC": "O",
    "IND_DISP": "O",
    "LIGN1_ADR": "1 rue Secrète",
    "LIGN2_ADR": "Québec (Québec)",
    "LIGN4_ADR": "G1K7P4",
    "COD_ACT_ECON": "3352",
    "DESC_ACT_ECON_ETAB": "Lentilles sur mesure",
    "NOM_ETAB": "Optique du Fleuve",
}
NAME = {
    "NEQ": "1190000001",
    "NOM_ASSUJ": "PHOTONIQUE BORÉALE INC.",
    "STAT_NOM": "V",
    "TYP_NOM_ASSUJ": "N",
    "DAT_INIT_NOM_ASSUJ": "2016-05-02",
}
VALUES = [
    {"TYP_DOM_VAL": kind, "COD_DOM_VAL": code, "VAL_DOM_FRAN": text}
    for kind, code, text in [
        ("INTVAL_EMPLO_QUE", "A", "De 1 à 5 employés"),
        ("INTVAL_EMPLO_QUE", "C", "De 11 à 25 employés"),
        ("INTVAL_EMPLO_QUE", "G", "De 250 à 499 employés"),
        ("INTVAL_EMPLO_QUE", "K", "De 1 000 à 2 499 employés"),
        ("INTVAL_EMPLO_QUE", "O", "Aucun"),
        ("FORME_JURI", "CIE", "Compagnie"),
        ("FORME_JURI", "APE", "Personne morale sans but lucratif"),
        ("ACT_ECON", "3352", "Instruments et appareils de mesure"),
    ]
]

PROJECT = {
    "id": "101000001",
    "acronym": "LUMEN",
    "title": "Light for all",
    "objective": "We build lasers.\nThey are small.",
    "startDate": "2023-01-01",
    "ecMaxContribution": "1234567,89",
}
PARTICIPANT = {
    "projectID": "101000001",
    "organisationID": "900000001",
    "vatNumber": "FR00123456782",
    "name": "UNIVERSITE FICTIVE",
    "shortName": "UFI",
    "activityType": "HES",
    "street": "1 rue Secrète",
    "postCode": "35042",
    "city": "Rennes Cedex",
    "country": "FR",
    "nutsCode": "FRH03",
    "organizationURL": "https://example.org",
    "contactForm": "https://example.org/SECRETE",
    "ecContribution": "250000,5",
    "endOfParticipation": "false",
}
FAR_PARTICIPANT = {
    **PARTICIPANT,
    "organisationID": "900000002",
    "vatNumber": "",
    "name": "INSTITUT BOREAL",
    "shortName": "",
    "activityType": "REC",
    "postCode": "G1V 0A6",
    "city": "Quebec",
    "country": "CA",
    "nutsCode": "CA",
}
TOPIC = {
    "projectID": "101000001",
    "euroSciVocCode": "/23/47/335",
    "euroSciVocPath": "/natural sciences/physical sciences/optics",
    "euroSciVocTitle": "optics",
}


def table(rows, separator=",", encoding="utf-8-sig", heading=None):
    """The bytes of a CSV file of these rows, with the columns of the first."""
    sheet = io.StringIO()
    names = list(rows[0])
    writer = csv.writer(sheet, delimiter=separator, lineterminator="\r\n")
    writer.writerow(heading or names)
    writer.writerows([[row.get(name, "") for name in names] for row in rows])
    return sheet.getvalue().encode(encoding)


def register(**tables):
    """The tables of the register by file name, those given in place of the usual."""
    usual = {
        "Entreprise": [COMPANY],
        "Etablissements": [ESTABLISHMENT],
        "Nom": [NAME],
        "DomaineValeur": VALUES,
    }
    return {f"{name}.csv": table(rows) for name, rows in {**usual, **tables}.items()}


def projects(**tables):
    """The tables of a programme by file name, those given in place of the usual."""
    usual = {
        "project": [PROJECT],
        "organization": [PARTICIPANT, FAR_PARTICIPANT],
        "euroSciVoc": [TOPIC],
    }
    return {f"{name}.csv": table(rows, ";") for name, rows in {**usual, **tables}.items()}


def zipped(contents, method=zipfile.ZIP_DEFLATED):
    """The bytes of an archive of these contents by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, body in contents.items():
            archive.writestr(name, body)
    return packed.getvalue()


def put(folder, contents):
    """Write these contents by name, and return their paths."""
    paths = [folder / name for name in contents]
    for path, body in zip(paths, contents.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return paths
