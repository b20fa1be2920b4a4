"""The sample, its provenance and what data/README.md says of them agree."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from matching.profiles.model import COMMITMENTS, KINDS, Profile
from matching.territories import Territories

DATA = Path(__file__).parents[2] / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")
PUBLIC_PROFESSION = "legitimate-interest-public-profession"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    paths = sorted((DATA / "profiles").glob("*.jsonl"))
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def profiles(lines: list[str]) -> list[Profile]:
    return [Profile.model_validate_json(line) for line in lines]


@pytest.fixture(scope="module")
def territories() -> Territories:
    return Territories.load(DATA / "territories.toml")


def rows_of_tables(text: str) -> list[list[str]]:
    """Return the cells of every table row, without back quotes or stars."""
    rows = [line.strip("|\n ").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip(" `*") for cell in row] for row in rows]


def test_every_row_is_a_profile_with_its_own_id(profiles: list[Profile]) -> None:
    assert len(profiles) == 347
    assert len({profile.id for profile in profiles}) == 347


def test_rows_are_plain_json_in_the_order_of_the_model(lines: list[str]) -> None:
    order = list(Profile.model_fields)
    for line in lines:
        row = json.loads(line)
        assert list(row) == [field for field in order if field in row]
        assert None not in row.values()
        assert line == json.dumps(row, ensure_ascii=False)


def test_axes_domains_and_territories_are_known(
    profiles: list[Profile], territories: Territories
) -> None:
    known = {axis.id for axis in territories.axes} | {one.id for one in territories.domains}
    for profile in profiles:
        assert profile.axes
        assert profile.domains
        assert known.issuperset(profile.axes + profile.domains)
        assert territories.territory(profile.territory)


def test_every_city_lies_in_its_territory(
    profiles: list[Profile], territories: Territories
) -> None:
    for profile in profiles:
        assert profile.city
        assert territories.territory_of_city(profile.city) == profile.territory, profile.id
    around = {profile.city for profile in profiles if profile.city} & {
        place.name for one in territories.territories for place in one.cities if place.periphery
    }
    assert around == {"Noyal-sur-Vilaine", "Servon-sur-Vilaine", "Bréal-sous-Montfort", "Lévis"}


def test_every_row_says_where_it_comes_from(profiles: list[Profile]) -> None:
    for profile in profiles:
        host = urlsplit(profile.source_url or "").hostname or ""
        page = host.rstrip(".").removeprefix("www.")
        assert page, profile.id
        assert profile.source == f"page publique ({page})"
        assert profile.licence == "CC-BY-4.0"
        assert profile.source_date is None or re.fullmatch(r"(19|20)\d\d", profile.source_date)


def test_people_stand_on_another_legal_basis(profiles: list[Profile]) -> None:
    bases = Counter(profile.legal_basis for profile in profiles)
    assert set(bases) == {"organisation-facts", PUBLIC_PROFESSION}
    people = [profile for profile in profiles if profile.kind == "researcher"]
    assert {profile.legal_basis for profile in people} == {PUBLIC_PROFESSION}
    # A researcher of the sample named by another row puts that row on the same basis.
    names = [profile.name for profile in people]
    for profile in profiles:
        texts = " ".join([profile.summary("fr") or "", profile.summary("en") or ""])
        if any(name in texts for name in names):
            assert profile.legal_basis == PUBLIC_PROFESSION, profile.id
    for basis, count in bases.items():
        assert re.search(rf"`{basis}`.*\({count} rows\)", README)
    assert f"{len(people)} rows are public research leaders" in README
    assert f"{bases[PUBLIC_PROFESSION] - len(people)} rows of organisations name" in README


def test_commitments_are_those_of_the_documented_list(profiles: list[Profile]) -> None:
    documented = {(row[0], row[1]) for row in rows_of_tables(README) if row[0] in COMMITMENTS}
    recorded = {(one, profile.id) for profile in profiles for one in profile.commitments}
    assert recorded == documented
    assert len(recorded) == 18


def test_the_counts_of_the_readme_are_true(profiles: list[Profile]) -> None:
    counts = Counter((profile.kind, profile.territory) for profile in profiles)
    places = Counter(profile.territory for profile in profiles)
    told = {row[0]: row[1:] for row in rows_of_tables(README)}
    for kind in KINDS:
        here, there = counts[kind, "rennes"], counts[kind, "quebec"]
        assert told[kind] == [str(here), str(there), str(here + there)]
    assert told["all"] == [str(places["rennes"]), str(places["quebec"]), str(len(profiles))]
    for path in (DATA / "profiles").glob("*.jsonl"):
        assert told[path.name] == [str(len(path.read_text(encoding="utf-8").splitlines()))]
    dated = sorted(profile.source_date for profile in profiles if profile.source_date)
    assert f"({len(dated)} rows)" in README
    assert f"facts date from {dated[0]} to {dated[-1]}" in README
    french = README.split("| what")[0]
    for count in (len(profiles), places["rennes"], places["quebec"]):
        assert str(count) in french


def test_relays_lead_to_the_same_body_in_the_sample(
    profiles: list[Profile], territories: Territories
) -> None:
    known = {profile.id: profile for profile in profiles}
    linked = [relay for relay in territories.relays if relay.profile_id]
    assert len(linked) == len(territories.relays) - 1  # the WTC is part of the CCI
    for relay in linked:
        assert known[str(relay.profile_id)].territory == relay.territory
