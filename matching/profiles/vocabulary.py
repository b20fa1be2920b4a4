"""The words people write for kinds, commitments and languages, each leading to one value."""

from __future__ import annotations

from matching.profiles.model import COMMITMENTS, KINDS, NOMENCLATURES
from matching.territories.vocabulary import Vocabulary

_KIND_NAMES = {
    "company": "entreprise, société, compagnie, firme, start-up, startup, jeune pousse, PME, "
    "TPE, ETI, grand groupe, coopérative, SCOP, business, firm, corporation, SME, "
    "enterprise",
    "cluster": "pôle, pôle de compétitivité, pôle d'excellence, grappe, grappe industrielle, "
    "grappe d'entreprises, technopole, créneau d'excellence, competitiveness cluster, "
    "innovation cluster, technology park, science park",
    "incubator": "incubateur, accélérateur, incubateur-accélérateur, pépinière, pépinière "
    "d'entreprises, accelerator, business incubator",
    "research_unit": "unité de recherche, laboratoire, labo, laboratoire de recherche, centre de "
    "recherche, groupe de recherche, équipe de recherche, chaire, chaire de "
    "recherche, UMR, institut de recherche, research centre, research center, "
    "research group, laboratory, lab, research institute, research chair, research "
    "team",
    "university": "université, école, grande école, école d'ingénieurs, établissement "
    "d'enseignement, établissement d'enseignement supérieur, faculté, cégep, IUT, "
    "college, faculty, school, engineering school, business school, higher education "
    "institution",
    "hospital": "hôpital, CHU, centre hospitalier, centre hospitalier universitaire, clinique, "
    "établissement de santé, clinic, university hospital, health institution",
    "public_body": "organisme public, collectivité, collectivité territoriale, administration, "
    "administration publique, établissement public, agence publique, service public, "
    "municipalité, ministère, public agency, public organisation, public "
    "organization, local authority, government, municipality, agency",
    "nonprofit": "association, organisme à but non lucratif, OBNL, OSBL, fondation, ONG, but non "
    "lucratif, non-profit, non profit, not-for-profit, non profit organisation, non "
    "profit organization, nonprofit organization, NGO, foundation, charity",
    "researcher": "chercheur, chercheuse, chercheur ou chercheuse, chercheur/chercheuse, "
    "chercheur·e, enseignant-chercheur, enseignante-chercheuse, professeur, "
    "professeure, scientifique, professor, scientist, academic",
}
_COMMITMENT_NAMES = {
    "responsible_digital": "numérique responsable, sobriété numérique, numérique durable, "
    "green IT, responsible technology, digital responsibility, sustainable IT, "
    "responsible digital technology",
    "inclusion": "inclusif, inclusive, économie inclusive, insertion, diversité, diversité et "
    "inclusion, social inclusion, inclusive economy, diversity",
    "environment": "environnement, écologie, transition écologique, développement durable, climat, "
    "sustainability, sustainable development, climate, ecology",
}
_LANGUAGE_NAMES = {
    "fr": "français, French, francophone, fra, fre",
    "en": "anglais, English, anglophone, eng",
    "es": "espagnol, Spanish, español, spa",
    "de": "allemand, German, Deutsch, deu, ger",
    "br": "breton, brezhoneg, bre",
    "zh": "chinois, mandarin, Chinese, zho",
    "pt": "portugais, Portuguese, por",
    "it": "italien, Italian, ita",
    "ar": "arabe, Arabic, ara",
}
_NOMENCLATURE_NAMES = {
    "NAF": "APE, NAF rév. 2, NAF rev 2, NAF 2008",
    "NAF2025": "NAF 2025, NACE rév. 2.1, NACE rev 2.1",
    "NAICS": "NAICS Canada",
    "SCIAN": "SCIAN Canada",
    "ISIC": "CITI",
}


def _vocabulary(names: dict[str, str]) -> Vocabulary:
    return Vocabulary({known: (known, *words.split(", ")) for known, words in names.items()})


KIND_VOCABULARY = _vocabulary({kind: _KIND_NAMES[kind] for kind in KINDS})
COMMITMENT_VOCABULARY = _vocabulary({one: _COMMITMENT_NAMES[one] for one in COMMITMENTS})
_LANGUAGE_VOCABULARY = _vocabulary(_LANGUAGE_NAMES)
NOMENCLATURE_VOCABULARY = _vocabulary({one: _NOMENCLATURE_NAMES[one] for one in NOMENCLATURES})


def language_code(text: str) -> str:
    """Return the two-letter code of the language ``text`` names, else the text in lower case."""
    try:
        return _LANGUAGE_VOCABULARY.find(text)
    except KeyError:
        return text.lower()
