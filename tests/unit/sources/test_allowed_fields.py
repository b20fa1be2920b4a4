"""No source is read for what is nobody's business: checked over every source there is."""

from __future__ import annotations

import re

import pytest

from matching.engine.privacy.allowed import fields_read
from matching.sources.registry import NAMES

# In the words of the sources themselves, French or English, parted at capitals and signs.
FORBIDDEN = {
    "e-mail": r"e_?mail|mail|courriel|correo",
    "telephone": r"phone|telephone|tel|mobile|fax|telecopie",
    "date of birth": r"birth|born|naissance|naiss|age",
    "nationality": r"nationality|nationalite|nationalities|citizenship",
    "gender": r"gender|sex|sexe|civilite|genre",
    "h-index": r"h_?index|hindex|i10_?index|summary_stats",
    "citation counts": r"cited_by_count|citation_?counts?|counts_by_year|citations",
    "officers": r"dirigeants?|beneficiaires?",
    "home": r"home_?address|adresse_personnelle",
}


def words(field):
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", field).lower()
    return re.split(r"[._\s-]+", parted)


def forbidden(field):
    """What a field is about that must not be read, if anything."""
    parts = words(field)
    runs = {"_".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
    return [
        what
        for what, pattern in FORBIDDEN.items()
        if any(re.fullmatch(pattern, run) for run in runs)
    ]


def test_every_source_is_looked_at(territories):
    assert tuple(one.name for one in fields_read(territories)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_source_is_read_for_what_is_nobodys_business(territories, name):
    (found,) = (one for one in fields_read(territories) if one.name == name)
    assert found.fields
    assert {field: forbidden(field) for field in found.fields if forbidden(field)} == {}


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("author.email", "e-mail"),
        ("siege.telephone", "telephone"),
        ("dateOfBirth", "date of birth"),
        ("date_de_naissance", "date of birth"),
        ("summary_stats.h_index", "h-index"),
        ("cited_by_count", "citation counts"),
        ("counts_by_year.cited_by_count", "citation counts"),
        ("dirigeants.nom", "officers"),
        ("nationalite", "nationality"),
    ],
)
def test_the_check_knows_the_names_such_fields_have(field, what):
    assert what in forbidden(field)
