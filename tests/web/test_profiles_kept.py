"""What people entered stays, whatever becomes of the index; on invented territories."""

from __future__ import annotations

from starlette.testclient import TestClient
from web_browser import Browser

from matching.engine.building import build_index
from matching.index.workspace import Workspace
from matching.web.app import create_app
from matching.web.settings import WebSettings

NAME = "auville-03"


def filled_in(browser, **changed):
    form = browser.page.one("form", method="post")
    return browser.submit(form, **changed)


def arrived(browser, desk):
    assert "/work/" in browser.address
    assert desk.catalogue.worker.wait(60)
    return browser.open(browser.address)


def corrected(browser, **changed):
    browser.open(f"/profiles/{NAME}/edit")
    return filled_in(browser, **changed)


def pending(browser):
    page = browser.open("/profiles")
    return page.all("form", action="/pending")


def test_another_program_that_builds_is_told_and_nothing_is_lost(
    toy_browser, toy_desk, toy_settings
):
    browser, desk = toy_browser, toy_desk
    with Workspace(toy_settings.workspace_folder).building():
        corrected(browser, city="Sainte-Lune")
        page = arrived(browser, desk)
    assert "Un autre programme" in page.one(id="work").text
    assert desk.matcher().by_id(NAME).city == "Auville"
    page = browser.open(f"/profiles/{NAME}")
    assert "pas encore dans l'index" in page.text
    assert "Sainte-Lune" in page.text
    (form,) = pending(browser)
    assert "Un profil saisi ici n'est pas dans l'index" in browser.page.one("main").text
    browser.submit(form)
    arrived(browser, desk)
    assert desk.matcher().by_id(NAME).city == "Sainte-Lune"
    assert pending(browser) == []


def test_an_index_built_from_other_files_is_told_and_taken_back(
    toy_browser, toy_desk, toy_settings, toy_encoder, toy_file
):
    browser, desk = toy_browser, toy_desk
    corrected(browser, city="Sainte-Lune")
    arrived(browser, desk)
    assert pending(browser) == []
    build_index([toy_file], toy_settings, encoder=toy_encoder)
    (form,) = pending(browser)
    assert desk.matcher().by_id(NAME).city == "Auville"
    browser.submit(form)
    arrived(browser, desk)
    assert desk.matcher().by_id(NAME).city == "Sainte-Lune"
    # The file of own profiles is named once, however often it was read.
    assert desk.matcher().info().manifest.origin == (
        str(toy_file),
        str(toy_settings.own_profiles_file),
    )


def test_who_is_erased_on_the_command_line_leaves_what_was_entered(
    toy_browser, toy_desk, toy_settings, toy_encoder
):
    corrected(toy_browser, city="Sainte-Lune")
    arrived(toy_browser, toy_desk)
    build_index(None, toy_settings, remove=[NAME], encoder=toy_encoder)
    assert toy_desk.catalogue.own.read() == {}
    toy_browser.open(f"/profiles/{NAME}")
    assert toy_browser.status == 404


def test_two_who_correct_the_same_profile(toy_browser, toy_desk):
    browser = toy_browser
    other = Browser(TestClient(create_app(toy_desk, WebSettings()), base_url="http://127.0.0.1"))
    for one in (browser, other):
        one.open(f"/profiles/{NAME}/edit")
    filled_in(other, city="Sainte-Lune")
    arrived(other, toy_desk)
    page = filled_in(browser, founded="1907")
    assert browser.status == 409
    assert "modifiée par quelqu'un d'autre" in page.with_class("bad")[0].text
    assert page.one("input", name="founded")["value"] == "1907"
    assert toy_desk.matcher().by_id(NAME).founded is None
    filled_in(browser)  # asked once more, it is saved as typed
    arrived(browser, toy_desk)
    profile = toy_desk.matcher().by_id(NAME)
    assert (profile.founded, profile.city) == (1907, "Auville")


def test_a_failure_nobody_foresaw_is_told_and_the_next_work_goes_on(
    toy_browser, toy_desk, toy_settings, caplog
):
    kept = toy_settings.ranker
    broken = toy_settings.workspace_folder / "cache"
    assert kept.exists()
    for path in broken.iterdir():
        path.unlink()
    (broken / "vectors.sqlite").mkdir()
    corrected(toy_browser, city="Sainte-Lune")
    page = arrived(toy_browser, toy_desk)
    assert "n'a pas abouti" in page.one(id="work").text
    assert toy_desk.matcher().by_id(NAME).city == "Auville"
    (broken / "vectors.sqlite").rmdir()
    (form,) = pending(toy_browser)
    toy_browser.submit(form)
    arrived(toy_browser, toy_desk)
    assert toy_desk.matcher().by_id(NAME).city == "Sainte-Lune"


def test_a_damaged_file_of_own_profiles_is_named_and_what_is_typed_stays(toy_browser, toy_desk):
    toy_browser.open("/add")
    toy_desk.catalogue.own.path.write_bytes(b'{"id": ')
    page = filled_in(
        toy_browser, name="Neuf", kind="company", territory="bourg", summary_fr="Un atelier."
    )
    assert toy_browser.status == 409
    assert "own-profiles.jsonl" in page.with_class("bad")[0].text
    assert page.one("textarea", name="summary_fr").text == "Un atelier."
    assert toy_desk.catalogue.own.path.read_bytes() == b'{"id": '
    assert "own-profiles.jsonl" in toy_browser.open("/profiles").with_class("bad")[0].text
    assert toy_browser.open(f"/profiles/{NAME}").one("h1").text == "Atelier 3 de Auville"


def removed(browser, desk, **ticked):
    browser.open(f"/profiles/{NAME}/remove")
    filled_in(browser, **ticked)
    return arrived(browser, desk)


def test_who_is_taken_out_comes_back_with_the_file_unless_it_was_asked_for(
    toy_browser, toy_desk, toy_settings, toy_encoder, toy_file
):
    assert "C'est fait" in removed(toy_browser, toy_desk).one(id="work").text
    build_index([toy_file], toy_settings, encoder=toy_encoder)
    assert toy_desk.matcher().holds(NAME)
    assert "C'est fait" in removed(toy_browser, toy_desk, asked="true").one(id="work").text
    build_index([toy_file], toy_settings, encoder=toy_encoder)
    assert not toy_desk.matcher().holds(NAME)
    assert not (toy_settings.privacy_folder / "erasing").exists()
