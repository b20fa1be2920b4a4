"""Profiles, texts and traits as they are kept on the disk: read one by one, found by id."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from unit.ranking.handmade import a_profile

from matching.index.picked import Picked
from matching.index.stored_profiles import Sorted, StoredProfiles, ids_of, names_of, write_profiles
from matching.index.stored_texts import StoredTexts, write_texts
from matching.index.traits import REQUEST, Traits
from matching.profiles.model import KINDS, REQUEST_ID, Profile

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
    identifiers=("siren:732829320",),
    affiliation="full-lab",
    affiliation_ids=("ror:04sjchr03",),
    links=({"kind": "co_publication", "partner": "ror:015m7wh34", "title": "T", "year": 2023},),
    assigned_domains=(
        {"domain": "health", "ground": "sector_code", "confidence": 0.9, "because": "NAF 86.10Z"},
    ),
    works=({"title": "T", "abstract": "A", "year": 2020}, {"title": "Only a title"}),
    commitments=("inclusion",),
    source="register",
    source_url="https://example.org/full",
    source_date="2024-05",
    licence="CC-BY-4.0",
    attribution="Un éditeur",
    raw_hash="00ff",
    legal_basis="public",
    consent={"scope": "introductions", "given_on": date(2026, 1, 2)},
    keep_until=date(2029, 1, 31),
    valid_until=date(2030, 1, 31),
)


def stored(people, folder):
    write_profiles(people, folder)
    return StoredProfiles.open(folder)


def test_every_field_of_a_profile_is_read_back(tmp_path):
    assert FULL.model_fields_set == set(Profile.model_fields)
    people = (a_profile("bare"), FULL)
    found = stored(people, tmp_path)
    assert tuple(found) == people
    assert found[-1] == FULL
    assert found[:1] == people[:1]
    assert found[1] is found[1]


def test_ids_and_plain_names_are_read_without_the_profiles(tmp_path):
    people = (a_profile("bare", name="L'Hermitage – Pôle ÉCO"), FULL)
    found = stored(people, tmp_path)
    assert list(found.ids) == list(ids_of(found)) == ids_of(people) == ["bare", "full"]
    assert list(names_of(found)) == names_of(people) == ["l hermitage pole eco", "tout savoir"]


def test_no_profile_is_an_empty_sequence(tmp_path):
    found = stored((), tmp_path)
    assert (len(found), list(found)) == (0, [])
    with pytest.raises(IndexError):
        found[0]


def test_rows_are_found_by_id():
    rows = Sorted(["a", "b", "é"])
    assert dict(rows) == {"a": 0, "b": 1, "é": 2}
    assert rows.get("c") is None
    assert "z" not in rows


def test_texts_are_decoded_where_they_stand(tmp_path):
    write_texts(iter(["é", "", "漢字\n"]), tmp_path / "t")
    texts = StoredTexts.open(tmp_path / "t")
    assert (texts[0], texts[1], texts[-1], texts[1:]) == ("é", "", "漢字\n", ("", "漢字\n"))
    for beyond in (3, -4):
        with pytest.raises(IndexError):
            texts[beyond]
    picked = Picked(texts, np.array([2, 0]))
    assert (list(picked), picked[:1]) == (["漢字\n", "é"], ("漢字\n",))


def test_traits_are_read_back_and_taken(tmp_path):
    asked = a_profile(REQUEST_ID, city="Bourg")
    works = Profile(id="w", name="W", kind="company", territory="a", works=({"title": "T"},))
    traits = Traits.of([FULL, asked, works])
    traits.save(tmp_path)
    for found in (traits, Traits.load(tmp_path), traits.take([2, 1, 0]).take([2, 1, 0])):
        assert found.kinds.tolist() == [KINDS.index("researcher"), REQUEST, 0]
        assert found.works_only.tolist() == [False, False, True]
        assert found.in_cities(("Bourg", "Paris")).tolist() == [False, True, False]
        assert found.axes.any_of(("trade",)).tolist() == [True, False, False]
        assert found.domains.any_of(("clocks", "boats")).tolist() == [True, False, False]
        assert found.commitments.any_of(()).tolist() == [False, False, False]
