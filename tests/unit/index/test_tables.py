from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow.parquet as pq
from unit.ranking.handmade import a_population, a_profile

from matching.index.tables import read_profiles, read_sentences, write_profiles, write_sentences
from matching.profiles.model import Profile

FULL = Profile(
    id="full",
    name="Tout « savoir »",
    kind="researcher",
    territory="auville",
    city="Sainte-Lune",
    axes=("trade", "science"),
    domains=("clocks",),
    summary_fr="Résumé.",
    summary_en="Summary.",
    offers_fr=("a", "b"),
    offers_en=("c",),
    seeks_fr=("d",),
    seeks_en=("e", "f"),
    keywords=("œuf", "漢字"),
    languages=("fr", "en"),
    size="10-49",
    founded=1987,
    website="https://example.org",
    sector_codes=({"nomenclature": "NAF", "code": "62.01Z"},),
    affiliation="full-lab",
    works=({"title": "T", "abstract": "A", "year": 2020}, {"title": "Only a title"}),
    commitments=("inclusion",),
    source="register",
    source_url="https://example.org/full",
    source_date="2024-05",
    licence="CC-BY-4.0",
    legal_basis="public",
    valid_until=date(2030, 1, 31),
)


def test_every_field_of_a_profile_is_read_back(tmp_path):
    assert FULL.model_fields_set == set(Profile.model_fields)
    people = (FULL, a_profile("bare"))
    write_profiles(people, tmp_path / "profiles.parquet")
    assert read_profiles(tmp_path / "profiles.parquet") == people


def test_columns_are_the_fields_of_the_model(tmp_path):
    write_profiles([FULL], tmp_path / "profiles.parquet")
    assert pq.read_schema(tmp_path / "profiles.parquet").names == list(Profile.model_fields)


def test_no_profile_is_a_table_without_rows(tmp_path):
    write_profiles([], tmp_path / "profiles.parquet")
    assert read_profiles(tmp_path / "profiles.parquet") == ()


def test_sentences_are_read_back(tmp_path):
    told = [(0, (1, 0), "need", "fr", "a", True), (1, (0, 1), "work", "en", "b", False)]
    given = a_population(a_profile("a"), a_profile("b"), sentences=told).sentences
    write_sentences(given, tmp_path / "s.parquet")
    found = read_sentences(tmp_path / "s.parquet", given.vectors)
    assert (found.texts, found.places, found.languages) == (
        ("a", "b"), ("need", "work"), ("fr", "en")
    )  # fmt: skip
    assert found.owner.tolist() == [0, 1]
    assert found.owner.dtype == np.intp
    assert found.ranked.tolist() == [True, False]
    assert found.vectors is given.vectors
