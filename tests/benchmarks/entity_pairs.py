"""Pairs of tellings of one organisation, and of different ones, built from records of ROR.

The file lies beside the repository, and was used for nothing but this measurement. Vocabulary and
thresholds were written from general knowledge and invented pairs. The pairs missed were looked at
once: acronyms made of syllables and short names before a colon were then added as rules; no word
was added to the vocabulary and no threshold moved.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from matching.profiles.model import Profile
from matching.territories.vocabulary import plain_form

RECORDS = Path(__file__).parents[3] / "shared" / "data" / "ror_orgs_rennes_quebec.jsonl"
KINDS = {
    "education": "university",
    "healthcare": "hospital",
    "company": "company",
    "nonprofit": "nonprofit",
    "government": "public_body",
    "funder": "public_body",
}


@dataclass(frozen=True)
class Told:
    """Two profiles, whether they are of one organisation, and how the second was made."""

    first: Profile
    second: Profile
    is_same: bool
    how: str


def read_records() -> list[dict]:
    return [json.loads(line) for line in RECORDS.read_text(encoding="utf-8").splitlines()]


def telling(record: dict, name: str, number: int) -> Profile:
    """A profile with name, city, territory and kind only: ids, links and relations are hidden."""
    kinds = [KINDS[one] for one in record["types"] if one in KINDS]
    return Profile(
        id=f"told-{number}",
        name=name,
        kind=kinds[0] if kinds else "research_unit",
        territory=record["territory"],
        city=record["city"],
        keywords=("organisation",),
    )


def labels(record: dict, language: str) -> list[str]:
    return [
        one["value"]
        for one in record["names"]
        if one["lang"] == language and {"label", "ror_display"} & set(one["types"])
    ]


def acronyms(record: dict) -> list[str]:
    return [one for one in record["acronyms"] if one != record["name"]]


def retold(record: dict) -> list[tuple[str, str, str]]:
    """How, and both names, for every way the record gives to tell of its organisation twice."""
    name = record["name"]
    form = {"CA": "inc.", "FR": "SAS"}[record["country"]]
    words = name.split()
    found = [
        ("accents dropped", name, plain_form(name)),
        ("legal form", name, f"{name} {form}"),
        ("word order", name, " ".join([*words[1:], words[0]])),
    ]
    found += [
        ("French, English", french, english)
        for french in labels(record, "fr")[:1]
        for english in labels(record, "en")[:1]
        if plain_form(french) != plain_form(english)
    ]
    found += [("acronym", name, short) for short in acronyms(record)[:1]]
    return [one for one in found if one[1] != one[2]]


def pairs() -> list[Told]:
    """Every retelling, and every two organisations of one city and type by every name they have."""
    records = read_records()
    told = [
        Told(telling(one, first, 1), telling(one, second, 2), is_same=True, how=how)
        for one in records
        for how, first, second in retold(one)
    ]
    for one, other in combinations(records, 2):
        if (one["city"], one["types"]) != (other["city"], other["types"]):
            continue
        told += [
            Told(telling(one, first, 1), telling(other, second, 2), is_same=False, how="other")
            for first in names(one)
            for second in names(other)
        ]
    return told


def names(record: dict) -> list[str]:
    every = (record["name"], *labels(record, "fr")[:1], *labels(record, "en")[:1])
    return list(dict.fromkeys((*every, *acronyms(record)[:1])))
