"""Whatever leaves the index says where it comes from, under which licence, and what is linked.

Every format is found through the registries of the code, every page through the routes, every
command through the command line: whoever adds one meets this test until it carries the credit, or
until it is said here why it names nobody.
"""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pypdf
import pytest
import typer
from icalendar import Calendar
from starlette.testclient import TestClient
from toys import TERRITORIES, ToyEncoder, toy_profiles
from unit.mission import dossier_books

from matching.cli import output
from matching.cli.batch_screen import batch_screen
from matching.cli.canvas import drawn
from matching.cli.decision_screen import decisions_screen
from matching.cli.dedupe_screen import dedupe_screen
from matching.cli.main import app
from matching.cli.mission.plan_screen import plan_screen
from matching.cli.profile_screen import profile_screen, profiles_screen
from matching.cli.suggestion_screen import explanation_screen, suggestions_screen
from matching.config import Settings, load_settings
from matching.engine.building import build_index
from matching.engine.desk import Desk, Wish
from matching.engine.feedback import follow_feedback_up, indexed_parties
from matching.engine.latest import Latest
from matching.engine.matcher import Matcher
from matching.engine.mission.folder import mission_files
from matching.engine.mission.frames import loads_frame, meetings_frame
from matching.entities.resolving import resolve
from matching.feedback.store import FeedbackStore
from matching.mission.book import LeftOut
from matching.profiles.model import Link, Profile
from matching.profiles.writing import write_profiles
from matching.ranking.known_links import KnownLink
from matching.ranking.results import Suggestions
from matching.reports.batch_formats import BATCH_FORMATS
from matching.reports.follow_up.formats import FOLLOW_UP_FORMATS
from matching.reports.formats import (
    SUGGESTION_FORMATS,
    TABLE_FORMATS,
    decisions_bytes,
    pairs_bytes,
    profiles_bytes,
)
from matching.reports.labels import Labels
from matching.territories import Territories
from matching.web.app import ROUTERS, create_app
from matching.web.settings import WebSettings

QUERY = Profile(
    id="imported-a",
    name="Aline Horlogère",
    kind="researcher",
    territory="auville",
    city="Auville",
    domains=("clocks",),
    offers_fr=("Fabrication de échappements de montres",),
    source="Annuaire",
    source_url="https://annuaire.example/aline",
    source_date="2026-01-02",
    licence="Licence Ouverte 2.0",
    attribution="Annuaire de Auville",
    legal_basis="legitimate-interest-public-profession",
    links=(
        Link(
            kind="co_publication",
            partner="imported-b",
            title="Le spiral au froid",
            year=2023,
            url="https://doi.example/10.1/spiral",
        ),
    ),
)
PARTNER = Profile(
    id="imported-b",
    name="Basile Cadran",
    kind="researcher",
    territory="bourg",
    city="Bourg",
    domains=("clocks",),
    offers_fr=("Fabrication de échappements de montres",),
    source="Registre",
    source_url="https://registre.example/basile",
    source_date="2026-02-03",
    licence="CC BY-NC-SA 4.0",
    attribution="Registre de Bourg",
    legal_basis="legitimate-interest-public-profession",
)
FR_FROM_EUROPE, FR_FROM_CANADA = "2002/2/CE", "article 17"
LINK = ("ont publié ensemble en 2023", "Le spiral au froid", "https://doi.example/10.1/spiral")


def credit(profile):
    """What has to be found of ``profile`` wherever it is named."""
    told = [profile.licence, profile.attribution, profile.source_url]
    if "NC" in profile.licence:
        told += ["réutilisation non commerciale seulement", "partage dans les mêmes conditions"]
    return told


BOTH = [*credit(QUERY), *credit(PARTNER)]


def plain(text):
    """A text without what lines, pages and fine typesetting change of it."""
    return re.sub(r"[\s\u00ad-]+", "", html.unescape(text).replace("’", "'").replace("\\", ""))


def text_of(contents):
    """Everything that a file says, whatever its format, addresses of links included."""
    if contents.startswith(b"PK"):
        sheets = openpyxl.load_workbook(io.BytesIO(contents)).worksheets
        cells = (cell for sheet in sheets for row in sheet.values for cell in row)
        return "\n".join(str(cell) for cell in cells if cell is not None)
    if contents.startswith(b"%PDF"):
        pages = pypdf.PdfReader(io.BytesIO(contents)).pages
        links = [
            note.get_object()["/A"].get("/URI", "")
            for page in pages
            for note in page.get("/Annots", ())
            if "/A" in note.get_object()
        ]
        return "\n".join([*(page.extract_text() for page in pages), *map(str, links)])
    if contents.startswith(b"BEGIN:VCALENDAR"):
        events = Calendar.from_ical(contents).walk("VEVENT")
        return "\n".join(str(event["description"]) for event in events)
    return contents.decode("utf-8-sig")


def missing(contents, wanted):
    """Those of ``wanted`` that a file, or a text, does not say."""
    said = plain(contents if isinstance(contents, str) else text_of(contents))
    return [one for one in wanted if plain(one) not in said]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """An index of invented profiles and the two imported ones, between France and Canada."""
    folder = tmp_path_factory.mktemp("credits")
    countries = TERRITORIES.replace('"BE"', '"FR"').replace('"CH"', '"CA"')
    (folder / "territories.toml").write_text(countries, encoding="utf-8")
    # Without a floor everybody is shown, whatever the toy scores are.
    ranker = json.loads(Settings().ranker.read_text(encoding="utf-8")) | {"floor": 0.0}
    (folder / "ranker.json").write_text(json.dumps(ranker), encoding="utf-8")
    settings = load_settings(
        home=folder / "home",
        territories=folder / "territories.toml",
        ranker=folder / "ranker.json",
    )
    write_profiles([*toy_profiles(6), QUERY, PARTNER], folder / "people.jsonl")
    encoder = ToyEncoder()
    build_index([folder / "people.jsonl"], settings, encoder=encoder)
    return Matcher.open(settings=settings, encoder=encoder)


@pytest.fixture(scope="module")
def labels(world):
    return Labels(world.territories, "fr")


@pytest.fixture(scope="module")
def answer(world):
    found = world.suggest(QUERY.id, top=10)
    assert PARTNER.id in {one.partner.id for one in found.suggestions}
    return found


@pytest.fixture(scope="module")
def batch(world):
    return world.suggest_all([QUERY.id, PARTNER.id], top=10)


@pytest.fixture(scope="module")
def desk(world):
    path = world.settings.feedback_file
    path.parent.mkdir(exist_ok=True, parents=True)
    with FeedbackStore.open(path, world.territories) as store:
        desk = Desk(Latest(world), store, lambda: datetime(2026, 5, 11, tzinfo=UTC))
        desk.decide(world, QUERY, PARTNER.id, Wish("proposed", "La Chambre"), "fr")
        yield desk


@pytest.fixture(scope="module")
def book():
    """A mission between Rennes and Québec in which the two imported profiles meet."""
    own = QUERY.model_copy(update={"id": "algue", "territory": "rennes", "domains": ()})
    other = PARTNER.model_copy(update={"id": "labo", "territory": "quebec", "domains": ()})
    people = dossier_books.PROFILES | {"algue": own, "labo": other}
    parties = {
        "xs": (dossier_books.party(own), dossier_books.party(dossier_books.BASTION)),
        "ys": (dossier_books.party(other), dossier_books.party(dossier_books.ATELIER)),
    }
    made = dossier_books.book(
        dossier_books.plan(
            dossier_books.problem(**parties), dossier_books.MEETINGS[:1], {"labo": ("bastion",)}
        ),
        people,
    )
    links = known_links()
    told = {
        pair: replace(one, suggestion=replace(one.suggestion, known_links=links))
        for pair, one in made.introductions.items()
    }
    alone = tuple(LeftOut(name, 0, ("Personne.",)) for name in ("algue", "labo"))
    return replace(made, introductions=told, left_out=alone)


def known_links():
    (link,) = QUERY.links
    text = "ont publié ensemble en 2023 : « Le spiral au froid »"
    return (KnownLink(link.kind, "both", link.title, link.year, link.url, text),)


def test_one_list_of_formats_serves_every_answer():
    assert set(output.FORMATS) - {"table"} == set(SUGGESTION_FORMATS) == set(BATCH_FORMATS)
    assert set(SUGGESTION_FORMATS) == {"json", *TABLE_FORMATS}


@pytest.mark.parametrize("form", SUGGESTION_FORMATS)
def test_suggestions(form, answer, world):
    contents = SUGGESTION_FORMATS[form](answer, world.territories)
    assert missing(contents, [*BOTH, *LINK, FR_FROM_CANADA]) == []
    # Those of Auville read: nothing of theirs leaves.
    assert missing(contents, [FR_FROM_EUROPE]) == [FR_FROM_EUROPE]


@pytest.mark.parametrize("form", SUGGESTION_FORMATS)
def test_whoever_is_nearest_is_credited_though_nobody_is_suggested(form, world):
    nobody = world.suggest(QUERY.id, floor=1)
    assert nobody.suggestions == ()
    credited = replace(nobody, nearest=replace(nobody.nearest, partner=PARTNER))
    contents = SUGGESTION_FORMATS[form](credited, world.territories)
    assert missing(contents, BOTH) == []


def test_suggestions_on_the_screen(answer, world, labels):
    shown = drawn(suggestions_screen(answer, labels), None)
    assert missing(shown, [*BOTH, *LINK, FR_FROM_CANADA]) == []
    pair = world.explain(QUERY.id, PARTNER.id)
    explained = Suggestions(QUERY, "fr", calibrated=True, suggestions=(pair,))
    assert missing(drawn(explanation_screen(explained, labels), None), [*BOTH, *LINK]) == []


def test_the_json_has_every_field_apart(answer):
    document = answer.to_dict()
    (partner,) = [one for one in document["suggestions"] if one["id"] == PARTNER.id]
    for told, profile in ((document["query"], QUERY), (partner, PARTNER)):
        for name in ("source", "source_url", "source_date", "licence", "attribution"):
            assert told[name] == getattr(profile, name)
    assert partner["known_links"] == [
        {
            "kind": "co_publication",
            "between": "both",
            "title": "Le spiral au froid",
            "year": 2023,
            "url": LINK[2],
            "text": "ont publié ensemble en 2023\u00a0: «\u00a0Le spiral au froid\u00a0»",
        }
    ]


@pytest.mark.parametrize("form", BATCH_FORMATS)
def test_batches(form, batch, world):
    contents = BATCH_FORMATS[form](batch, world.territories)
    assert missing(contents, [*BOTH, *LINK, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


def test_batches_on_the_screen(batch, labels):
    shown = drawn(batch_screen(batch, labels), None)
    assert missing(shown, [*BOTH, *LINK, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


def test_frames(answer, batch, book):
    for frame in (answer.to_frame(), batch.to_frame(), meetings_frame(book)):
        assert missing(frame.to_csv(), [*BOTH, *LINK]) == [], list(frame.columns)
    assert missing(loads_frame(book).to_csv(), BOTH) == []


@pytest.mark.parametrize("form", ["json", *TABLE_FORMATS])
def test_profiles(form, world):
    contents = profiles_bytes(form, [QUERY, PARTNER], world.territories, "fr")
    assert missing(contents, [*BOTH, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


def test_profiles_on_the_screen(labels):
    shown = drawn(profiles_screen([QUERY, PARTNER], labels), None)
    assert missing(shown, [*BOTH, FR_FROM_CANADA, FR_FROM_EUROPE]) == []
    for one in (QUERY, PARTNER):
        assert missing(drawn(profile_screen(one, labels), None), credit(one)) == []


@pytest.mark.parametrize("form", ["json", *TABLE_FORMATS])
def test_decisions(form, desk, world, labels):
    states = desk.store.current()
    indexed = indexed_parties(states, world.settings)
    contents = decisions_bytes(form, states, labels, indexed)
    assert missing(contents, [*BOTH, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


def test_decisions_on_the_screen(desk, world, labels):
    states = desk.store.current()
    indexed = indexed_parties(states, world.settings)
    shown = drawn(decisions_screen(states, labels, indexed), None)
    assert missing(shown, [*BOTH, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


@pytest.mark.parametrize("form", ["json", *TABLE_FORMATS])
def test_compared_pairs(form, labels):
    # The same page of a registry tells that both are one.
    twin = PARTNER.model_copy(update={"territory": "auville", "identifiers": ("hal:aline-h",)})
    found = resolve(
        [QUERY.model_copy(update={"identifiers": ("hal:aline-h",)}), twin], lambda a, b: a == b
    )
    assert len(found.pairs) == 1
    assert missing(pairs_bytes(form, found.pairs, labels), [*BOTH, FR_FROM_EUROPE]) == []
    assert missing(drawn(dedupe_screen(found, labels), None), BOTH) == []


def test_every_file_of_a_mission(book):
    territories = dossier_books.TERRITORIES
    of_both = {"xlsx", "json"}
    seen = set()
    for path, contents in mission_files(book, territories):
        kind = path.suffix.removeprefix(".")
        notices = [FR_FROM_CANADA, FR_FROM_EUROPE]
        if kind not in of_both:
            if path.stem not in ("algue", "labo"):
                continue
            notices = [FR_FROM_CANADA if path.stem == "algue" else FR_FROM_EUROPE]
        seen.add(kind)
        found = [*BOTH, *LINK, *notices]
        if kind == "json":
            # The plan holds whole profiles; licences are told in words where persons read them.
            found = [one for one in found if not one.startswith(("réutilisation", "partage"))]
        assert missing(contents, found) == [], path
    assert seen == {"xlsx", "json", "ics", "html", "pdf"}


def test_a_mission_on_the_screen(book):
    labels = Labels(dossier_books.TERRITORIES, "fr")
    shown = drawn(plan_screen(book, labels), None)
    assert missing(shown, [*BOTH, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


@pytest.mark.parametrize("form", FOLLOW_UP_FORMATS)
def test_the_report_names_nobody_and_so_credits_nobody(form, desk, world, labels):
    found = follow_feedback_up(date(2026, 1, 1), date(2026, 12, 31), world.settings)
    said = plain(text_of(FOLLOW_UP_FORMATS[form](found, labels)))
    for one in (QUERY, PARTNER):
        assert plain(one.name) not in said
        assert plain(one.id) not in said


ASKED = f"profile={QUERY.id}&lang=fr&top=20"
PAGES = {
    "/suggestions": f"/suggestions?{ASKED}",
    "/dossier": f"/dossier?{ASKED}",
    "/suggestions.xlsx": f"/suggestions.xlsx?{ASKED}",
    "/suggestions.csv": f"/suggestions.csv?{ASKED}",
    "/compare": f"/compare?{ASKED}&partner={PARTNER.id}&partner=bourg-00",
}
FOLLOWED = {name: f"{name}?lang=fr" for name in ("/follow-up", "/follow-up.xlsx", "/follow-up.csv")}
ELSEWHERE = {
    "/": "a form",
    "/search": "names to choose from while somebody types",
    "/explore": "names that lead to pages which carry it",
    "/login": "a form",
    "/mission": "a form",
    "/mission/mission.toml": "nobody is in it",
    "/mission/delegates.xlsx": "nobody is in it",
    "/mission/{key}": "as the screen of a mission, with the macro of the follow-up",
    "/mission/{key}/progress": "nobody is in it",
    "/mission/{key}/folder.zip": "the files of a mission",
    "/profiles": "names that lead to pages which carry it",
    "/profiles/{name}": "tested below",
    "/profiles/{name}/edit": "a form with every field of provenance",
    "/profiles/{name}/remove": "a question",
    "/add": "a form",
    "/template.xlsx": "nobody is in it",
    "/upload": "a form",
    "/upload/{key}": "the file that one sent oneself",
    "/upload/{key}/rows/{line}": "the file that one sent oneself",
    "/upload/{key}/rejects.csv": "the file that one sent oneself",
    "/work/{number}": "nobody is in it",
    "/static/{name:path}": "nobody is in it",
}


@pytest.fixture
def client(desk):
    return TestClient(create_app(desk, WebSettings(secret=b"x")), base_url="http://127.0.0.1")


def test_every_page_is_known_here():
    routes = {route.path for router in ROUTERS for route in router.routes if "GET" in route.methods}
    assert routes == {*PAGES, *FOLLOWED, *ELSEWHERE}


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_an_answer(path, client):
    contents = client.get(PAGES[path]).content
    assert missing(contents, [*BOTH, *LINK, FR_FROM_CANADA]) == []


@pytest.mark.parametrize("path", FOLLOWED)
def test_pages_of_what_was_decided(path, client):
    contents = client.get(FOLLOWED[path]).content
    assert missing(contents, [*BOTH, FR_FROM_CANADA, FR_FROM_EUROPE]) == []


def test_the_page_of_a_profile(client):
    for one in (QUERY, PARTNER):
        assert missing(client.get(f"/profiles/{one.id}?lang=fr").content, credit(one)) == []


COMMANDS = {
    "suggest": "suggestions, batches",
    "explain": "suggestions",
    "profiles list": "profiles",
    "profiles search": "profiles",
    "profiles show": "profiles",
    "feedback list": "decisions",
    "feedback export": "lines to be imported elsewhere, of ids, names and decisions alone",
    "feedback import": "counts",
    "report": "names nobody",
    "classify": "whole profiles; the screen tells of domains",
    "privacy find": "files and places",
    "privacy erase": "what was done, and files and places",
    "privacy show": "source, licence and credit of each profile, tested with the command",
    "privacy export": "whole profiles with what is held on them, tested with the command",
    "privacy notice": "the source of each profile, tested with the command",
    "privacy notices": "the source of each profile, tested with the command",
    "privacy anonymise": "nobody may be recognised, so that no source is named",
    "privacy purge": "ids and days, for whoever keeps the profiles",
    "privacy rectify": "what was changed",
    "privacy object": "what was done",
    "privacy lift": "what was done",
    "privacy consent": "what was agreed to",
    "privacy audit": "acts and hashes",
    "privacy fields": "sources, with licence and credit of each",
    "dedupe": "pairs; what it writes are whole profiles",
    "fetch": "whole profiles",
    "mission plan": "missions",
    "mission replan": "missions; the screen tells what changes in an agenda",
    "mission check": "rules of a timetable",
    "mission whatif": "figures",
    "mission new": "nobody is in it",
    "check": "what is wrong in the rows of one's own file",
    "index": "what is wrong in the rows of one's own file",
    "evaluate": "figures",
    "learn": "figures",
    "serve": "pages",
    "info": "figures",
}


def test_every_command_is_known_here():
    def names(command, before=()):
        if isinstance(command, typer.core.TyperGroup):
            for name, one in command.commands.items():
                yield from names(one, (*before, name))
        else:
            yield " ".join(before)

    assert set(names(typer.main.get_command(app))) == set(COMMANDS)


def test_a_machine_reads_notices_apart(answer, world):
    document = json.loads(SUGGESTION_FORMATS["json"](answer, world.territories))
    assert [FR_FROM_CANADA in one for one in document["notices"]] == [True]
    assert Territories.load(world.settings.territories).territory("bourg").country == "CA"
