"""Records in the shapes of the sources; the organisations are invented."""

from __future__ import annotations

import copy

SEAT = {
    "siret": "90000001800012",
    "adresse": "4 RUE FICTIVE 35700 RENNES",
    "code_postal": "35700",
    "commune": "35238",
    "libelle_commune": "RENNES",
    "epci": "243500139",
    "est_siege": True,
    "etat_administratif": "A",
    "liste_enseignes": None,
}
COMPANY = {
    "siren": "900000018",
    "nom_complet": "ARMOR PHOTONIQUE",
    "nom_raison_sociale": "ARMOR PHOTONIQUE",
    "sigle": None,
    "activite_principale": "26.70Z",
    "activite_principale_naf25": "26.70Y",
    "tranche_effectif_salarie": "12",
    "date_creation": "2014-03-01",
    "etat_administratif": "A",
    "nature_juridique": "5710",
    "statut_diffusion": "O",
    "siege": SEAT,
    "matching_etablissements": [],
    "complements": {"est_association": False, "est_rge": True},
    "dirigeants": [{"nom": "SECRETE", "date_de_naissance": "1970-01", "nationalite": "Belge"}],
}
LABORATORY = {
    "numero_national_de_structure": "199900000X",
    "libelle": "LABORATOIRE FICTIF DE PHOTONIQUE",
    "sigle": "LFP",
    "annee_de_creation": "2010",
    "code_de_niveau_de_structure": "2",
    "site_web": "https://example.org",
    "code_postal": "35042",
    "commune": "RENNES CEDEX",
    "nom_du_responsable": ["SECRETE"],
    "tutelles": ["Université de Rennes", "CNRS"],
    "domaine_scientifique": ["Sciences et technologies de l'information"],
    "panel_erc": ["Systems and Communication Engineering"],
}
ORGANISATION = {
    "id": "https://ror.org/0000000xx",
    "names": [
        {"value": "Institut fictif de photonique", "types": ["ror_display", "label"], "lang": "fr"},
        {"value": "Fictive Photonics Institute", "types": ["label"], "lang": "en"},
        {"value": "IFP", "types": ["acronym"], "lang": None},
    ],
    "types": ["facility"],
    "status": "active",
    "established": 2009,
    "links": [{"type": "website", "value": "https://example.org"}],
    "locations": [
        {"geonames_id": 2983990, "geonames_details": {"name": "Rennes", "country_code": "FR"}}
    ],
    "relationships": [
        {
            "type": "parent",
            "id": "https://ror.org/015m7wh34",
            "label": "Université de Rennes",
        }
    ],
}


def having(record, **changes):
    return {**copy.deepcopy(record), **changes}


def company(number, **changes):
    """The company of that number, whose SIREN ends by it."""
    return having(
        COMPANY, siren=f"{900000000 + number}", nom_raison_sociale=f"SOCIÉTÉ {number}", **changes
    )


def search_page(records, page, per_page=25):
    """The page of that number of an answer to a search."""
    first = (page - 1) * per_page
    return {
        "results": records[first : first + per_page],
        "total_results": len(records),
        "page": page,
        "per_page": per_page,
        "total_pages": -(-len(records) // per_page),
    }
