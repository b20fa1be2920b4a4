"""Whoever is on the suppression list comes in by no door, and leaves the index when it is built."""

from __future__ import annotations

import json
from datetime import date

import pytest
from unit.sources.source_records import company, search_page

from matching.config import load_settings
from matching.engine.building import build_index
from matching.engine.catalogue.catalogue import Catalogue
from matching.engine.fetching import fetch_profiles
from matching.engine.latest import Latest
from matching.engine.loading import load_profiles
from matching.engine.matcher import Matcher
from matching.engine.privacy.corrections import as_rectified
from matching.errors import RequestError
from matching.feedback.store import FeedbackStore
from matching.language import say
from matching.privacy.suppression import SuppressionList
from matching.profiles.writing import write_profiles

DAY = date(2026, 11, 30)


@pytest.fixture
def file(tmp_path, profiles):
    write_profiles(profiles, tmp_path / "profiles.jsonl")
    return tmp_path / "profiles.jsonl"


@pytest.fixture
def listed(toy_settings):
    return SuppressionList(toy_settings.privacy_folder)


@pytest.fixture
def gone(profiles):
    return profiles[3]


@pytest.fixture
def build(toy_settings, toy_encoder, file):
    def built(files=(file,), **options):
        given = list(files) if files else None
        return build_index(given, toy_settings, encoder=toy_encoder, **options)

    return built


def held(settings, encoder):
    return {one.id for one in Matcher.open(settings=settings, encoder=encoder).profiles}


def test_a_file_is_read_without_them_and_they_are_counted_and_not_named(
    toy_settings, listed, file, profiles, gone
):
    listed.add(gone, DAY)
    loaded = load_profiles(file, toy_settings)
    assert [one.id for one in loaded.profiles] == [p.id for p in profiles if p is not gone]
    (account,) = loaded.files
    assert (account.rows, account.kept, account.rejected, account.withheld) == (48, 47, 0, 1)
    (warning,) = (one for one in loaded.warnings if one.key == "profiles-warning-withheld")
    assert warning.values == {"count": 1}
    told = "".join(one.text("fr") for one in loaded.warnings)
    assert gone.id not in told
    assert gone.name not in told


def test_an_index_leaves_them_out_however_often_it_is_built(
    toy_settings, toy_encoder, listed, build, gone
):
    build()
    listed.add(gone, DAY)
    report = build(None, add=True)
    assert (report.withheld, report.profiles) == (1, 47)
    assert gone.id not in held(toy_settings, toy_encoder)
    assert build(add=True).profiles == 47
    assert build().withheld == 0
    assert gone.id not in held(toy_settings, toy_encoder)
    listed.lift(gone)
    assert build().profiles == 48


def test_the_former_generation_goes_with_them(toy_settings, listed, build, profiles):
    gone = profiles[3]
    build()
    listed.add(gone, DAY)
    build(None, add=True)
    texts = (path.read_bytes() for path in toy_settings.workspace_folder.rglob("*.txt"))
    assert not any(gone.name.encode() in text for text in texts)


def test_the_page_takes_nobody_of_the_list(toy_settings, toy_encoder, build, profiles, file):
    build()
    listed = SuppressionList(toy_settings.privacy_folder)
    latest = Latest(Matcher.open(settings=toy_settings, encoder=toy_encoder))
    territories = latest.matcher().territories
    gone = profiles[3]
    listed.add(gone, DAY)
    with FeedbackStore.open(toy_settings.feedback_file, territories) as store:
        catalogue = Catalogue(latest, store)
        reading = catalogue.read_file("p.jsonl", file.read_bytes())
        assert (reading.rows, len(reading.profiles)) == (48, 47)
        assert reading.warnings[0].key == "profiles-warning-withheld"
        with pytest.raises(RequestError) as refused:
            catalogue.put([gone.model_copy(update={"id": "own-x", "city": None})])
        assert refused.value.key == "privacy-withheld"
        assert gone.name not in refused.value.text("fr")
        catalogue.put([gone, profiles[4]])
        catalogue.close()
        assert list(catalogue.own.read()) == [profiles[4].id]
        catalogue.own.put([gone])
        assert catalogue.pending(latest.matcher()) == {}


def test_a_source_is_fetched_without_them(tmp_path):
    settings = load_settings(home=tmp_path / "home")
    page = tmp_path / "page.json"
    page.write_text(json.dumps(search_page([company(n) for n in range(5)], 1)))
    first = fetch_profiles("companies-fr", settings, files=[page])
    SuppressionList(settings.privacy_folder).add(first.profiles[2], DAY)
    again = fetch_profiles("companies-fr", settings, files=[page])
    assert [one.id for one in again.profiles] == [
        one.id for number, one in enumerate(first.profiles) if number != 2
    ]
    assert again.left_out["source-left-suppressed"] == 1
    assert again.rejects == ()


def test_what_they_rectified_stays_so_whatever_file_is_indexed(
    toy_settings, toy_encoder, build, profiles, file
):
    build()
    latest = Latest(Matcher.open(settings=toy_settings, encoder=toy_encoder))
    before = profiles[3]
    right = as_rectified(before.model_copy(update={"founded": 1912}), DAY, "fr")
    assert right.source == say("privacy-source-rectified", "fr")
    assert right.source_date == "2026-11-30"
    with FeedbackStore.open(toy_settings.feedback_file, latest.matcher().territories) as store:
        catalogue = Catalogue(latest, store)
        catalogue.own.put([right, profiles[5].model_copy(update={"founded": 1800})])
    build()
    matcher = Matcher.open(settings=toy_settings, encoder=toy_encoder)
    assert matcher.by_id(before.id) == right
    # What somebody else typed is told and taken up on demand, as before.
    assert matcher.by_id(profiles[5].id).founded is None
