"""Files that are sent: what is read, what is refused and why, and for how long it waits."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import urlsplit

import pytest
from openpyxl import Workbook, load_workbook
from starlette.testclient import TestClient
from web_browser import Browser

from matching.engine.catalogue.reading_apart import FileReading, Most
from matching.web import limits
from matching.web.app import create_app
from matching.web.errors import Refused
from matching.web.settings import WebSettings
from matching.web.waiting import A_WHILE, LARGEST, MOST, MOST_OF_ONE, Uploads

HEAD = ["id", "nom", "type", "territoire", "résumé fr"]
ROW = ["neu-1", "Atelier neuf", "entreprise", "Bourg", "Un atelier qui polit des verres."]


def csv(*rows) -> bytes:
    return "\n".join(";".join(row) for row in (HEAD, *rows)).encode()


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(contents: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(contents)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, part)
    return made.getvalue()


def send(browser, name, contents):
    form = browser.open("/upload").one("form", method="post")
    return browser.submit(form, files={"file": (name, contents)})


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    b"<worksheet>&c;</worksheet>"
)


@pytest.mark.parametrize(
    ("name", "contents", "said"),
    [
        ("page.xlsx", b"<!DOCTYPE html><html><table>", "au format HTML"),
        ("a.xlsx", b"id;nom\n", "ne peut pas être lu"),
        ("a.pdf", b"%PDF-1.7", "extension"),
        ("a.parquet", b"PAR1", "extension"),
        ("a", b"id", "extension"),
        ("a.csv", b"x;y\n1;2\n", "colonnes obligatoires"),
        ("b.xlsx", with_part(workbook(ROW), SHEET, b" " * 20_000_000), "fois sa taille"),
        ("b.xlsx", with_part(workbook(ROW), SHEET, LAUGHS), "entités XML"),
    ],
)
def test_files_that_are_refused_are_named_with_their_reason(toy_browser, name, contents, said):
    page = send(toy_browser, name, contents)
    assert toy_browser.status == 422
    (fault,) = page.one(id="faults").all("a")
    assert said in fault.text
    assert fault["href"] == "#file"
    assert page.one(id="file")["aria-invalid"] == "true"
    assert "matching-upload" not in page.text
    assert name.rpartition(".")[0] in fault.text


def test_no_file_is_asked_for(toy_browser):
    form = toy_browser.open("/upload").one("form", method="post")
    page = toy_browser.submit(form, files={"nothing": ("", b"")})
    assert page.one(id="faults").all("a")[0].text == "Choisissez un fichier."


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (Most(rows=1), "compte 2 lignes"),
        (Most(unzipped=2_000), "une fois ouvert"),
        (Most(parts=3), "parties"),
        (Most(answer=200), "une fois ouvert"),
        (Most(seconds=0.05), "plus de 0.05 secondes"),
        (Most(memory=30_000_000), "mémoire permise"),
    ],
)
def test_each_limit_of_reading(toy_desk, toy_browser, most, said):
    toy_desk.catalogue.most = most
    page = send(toy_browser, "a.xlsx", workbook(ROW, ["neu-2", *ROW[1:]]))
    assert said in page.one(id="faults").text


def test_a_workbook_as_large_as_allowed(toy_desk, toy_browser):
    contents = workbook(ROW, ["neu-2", *ROW[1:]])
    with zipfile.ZipFile(io.BytesIO(contents)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    toy_desk.catalogue.most = Most(rows=2, unzipped=sum(sizes), parts=len(sizes))
    page = send(toy_browser, "a.xlsx", contents)
    assert page.with_class("lead")[0].text.startswith("2 lignes sont prêtes")


def test_bytes_of_a_file(toy_desk):
    small = limits.Most(file=3_000)
    app = create_app(toy_desk, WebSettings(), small)
    browser = Browser(TestClient(app, base_url="http://127.0.0.1"))
    assert send(browser, "a.csv", csv(ROW)).with_class("lead")
    page = send(browser, "a.csv", csv(ROW) + b" " * 3_000)
    assert browser.status == 413
    assert "limite" in page.one("main").text
    send(browser, "a.csv", b" " * 8 * 3_000)  # not even read to its end
    assert browser.status == 413


def test_a_file_only_comes_with_its_seal_and_alone(toy_browser):
    client = toy_browser.client
    toy_browser.open("/upload")
    answer = client.post("/upload", data={"csrf": "0" * 64}, files={"file": ("a.csv", csv(ROW))})
    assert answer.status_code == 403
    seal = toy_browser.page.one("input", name="csrf")["value"]
    two = [("file", ("a.csv", csv(ROW))), ("file", ("b.csv", csv(ROW)))]
    assert client.post("/upload", data={"csrf": seal}, files=two).status_code == 400
    assert client.post("/add", data={"csrf": seal}, files=two[:1]).status_code == 415
    assert toy_browser.open("/upload").with_class("plain-list") == []


def test_what_waits_belongs_to_one_session(toy_browser):
    send(toy_browser, "a.csv", csv(ROW))
    address = toy_browser.address
    other = Browser(TestClient(toy_browser.client.app, base_url="http://127.0.0.1"))
    other.open(address)
    assert other.status == 404
    seal = other.open("/upload").one("input", name="csrf")["value"]
    for end in ("index", "drop", "rows/2"):
        path = f"{address}/{end}"
        answer = other.client.post(path, data={"csrf": seal}, follow_redirects=False)
        assert answer.status_code == (303 if end == "drop" else 404)
    assert toy_browser.open(address).with_class("lead")[0].text.startswith("Une ligne est prête")
    form = toy_browser.page.all("form")[1]
    toy_browser.submit(form)
    toy_browser.open(address)
    assert toy_browser.status == 404
    for key in ("x" * 32, "..%2f..%2fetc%2fpasswd", "x"):
        toy_browser.open(f"/upload/{key}")
        assert toy_browser.status in (404, 422)


def reading(size=10, name="a.csv"):
    return FileReading(name, 1, (), (), (), size)


def test_what_waits_goes_after_an_hour():
    now = [0.0]
    uploads = Uploads(clock=lambda: now[0])
    key = uploads.add("one", reading()).key
    now[0] = A_WHILE - 1
    assert uploads.get("one", key).reading == reading()
    now[0] = A_WHILE
    with pytest.raises(Refused) as refused:
        uploads.get("one", key)
    assert refused.value.status == 404


def test_no_more_wait_than_the_server_can_hold():
    uploads = Uploads(clock=lambda: 0.0)
    keys = [uploads.add("one", reading(name=str(n))).key for n in range(MOST_OF_ONE + 1)]
    assert [one.key for one in uploads.of("one")] == keys[1:]
    for n in range(MOST - MOST_OF_ONE):
        uploads.add(f"session {n}", reading())
    with pytest.raises(Refused) as refused:
        uploads.add("last", reading())
    assert refused.value.status == 503
    with pytest.raises(Refused):
        Uploads(clock=lambda: 0.0).add("one", reading(LARGEST + 1))
    assert Uploads(clock=lambda: 0.0).add("one", reading(LARGEST)).session == "one"


def test_rows_of_every_kind_are_corrected_where_they_stand(toy_browser, toy_desk):
    told = '"kind": "company", "territory": "bourg"'
    lines = [
        f'{{"id": "n-1", "name": "Un", {told}, "domains": ["clocks", "sun"], "summary_fr": "A"}}',
        '{"id": "n-1", "name": "Deux"',
        f'{{"name": "Trois", {told}, "summary_fr": "Des montres."}}',
        f'{{"id": "n-1", "name": "Sûr", {told}, "summary_fr": "Oui."}}',
    ]
    page = send(toy_browser, "a.jsonl", "\n".join(lines).encode())
    assert page.with_class("lead")[0].text == "Une ligne est prête, 3 sont à revoir."
    first, second, third = page.with_class("row")
    assert first.one("textarea").children[0].split() == ["clocks", "sun"]
    assert second.with_class("bare")[0].text == lines[1]
    name = third.all("input", type="text")
    assert [one["value"] for one in name][:1] == [""]  # the id, which the file lacks

    field = first.one("textarea")["name"]
    page = toy_browser.submit(first.one("form"), **{field: "clocks\ncheese"})
    # Its id is taken meanwhile by the fourth.
    assert toy_browser.status == 422
    row = page.with_class("row")[0]
    assert "déjà celui d'une autre ligne" in row.one("tbody").text
    assert row.one("textarea").children[0].split() == ["clocks", "cheese"]
    # The address of a row leads back to the file for whoever asks for it by itself.
    file, _, line = urlsplit(toy_browser.address).path.partition("/rows/")
    again = toy_browser.client.get(toy_browser.address, follow_redirects=False)
    assert line == "1"
    assert again.headers["location"] == f"{file}?rows=1#rejected"
    (wrong,) = [one for one in row.all("input") if one.get("aria-invalid")]
    page = toy_browser.submit(row.one("form"), **{wrong["name"]: "n-2"})
    assert page.with_class("lead")[0].text == "2 lignes sont prêtes, 2 sont à revoir."

    row = page.with_class("row")[0]
    fields = {one.one("label").text: one.one("input")["name"] for one in row.with_class("field")}
    typed = {"Identifiant": "n-3", "Nom": "Deux", "Type": "entreprise", "Ville": "Bourg"}
    typed |= {"Résumé en français": "Des réveils."}
    page = toy_browser.submit(row.one("form"), **{fields[k]: v for k, v in typed.items()})
    assert page.with_class("lead")[0].text == "3 lignes sont prêtes, une est à revoir."

    told = toy_browser.client.get(f"{toy_browser.address.partition('?')[0]}/rejects.csv")
    assert told.content.decode("utf-8-sig").splitlines()[1].startswith("a.jsonl;3;id;;")
    assert 'filename="lignes-a-revoir-de-a-jsonl.csv"' in told.headers["content-disposition"]

    toy_browser.submit(page.all("form")[0])
    assert toy_desk.catalogue.worker.wait(60)
    profiles = toy_desk.matcher()
    assert profiles.by_id("n-2").domains == ("clocks", "cheese")
    assert profiles.by_id("n-3").territory == "bourg"
    # What is still to be corrected waits on.
    (item,) = toy_browser.open("/upload").with_class("plain-list")[0].all("li")
    assert item.text == "a.jsonl aucun profil à indexer, une ligne à revoir"
    page = toy_browser.open(item.one("a")["href"])
    assert page.all("form", action="index") == []


def test_what_is_known_already_is_told(toy_browser, profiles):
    same, changed = profiles[0], profiles[1].model_copy(update={"city": "Sainte-Lune"})
    twin = profiles[2].model_copy(update={"id": "twin"})
    lines = [one.model_dump_json(exclude_defaults=True) for one in (same, changed, twin)]
    page = send(toy_browser, "a.jsonl", "\n".join(lines).encode())
    becomes = [row.all("td")[-1].text for row in page.all("tbody")[-1].all("tr")]
    assert becomes == ["déjà là, tel quel", "remplace une fiche", "nouveau"]
    assert "Un nouveau profil ; un remplace une fiche connue ; un est déjà là" in page.text
    (warning,) = page.with_class("told")[0].all("li")
    assert warning.text.startswith("« Atelier 2 de Auville » (twin) ressemble à")
    assert warning.one("a")["href"] == "/profiles/auville-02"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_template_can_be_filled_in_and_sent(toy_browser, language):
    answer = toy_browser.client.get(f"/template.xlsx?lang={language}")
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    told = {"id": "n-9", "name": "Neuf", "kind": "entreprise", "territory": "bourg"}
    told |= {"summary_en": "A workshop of watch hands.", "size": "1-9", "seeks_en": "Brass; steel"}
    places = {"id": 1, "name": 2, "kind": 3, "territory": 4, "summary_en": 9, "seeks_en": 13}
    places |= {"size": headings.index({"fr": "Taille", "en": "Number of employees"}[language]) + 1}
    for field, value in told.items():
        sheet.cell(2, places[field]).value = value
    made = io.BytesIO()
    book.save(made)
    page = send(toy_browser, "rempli.xlsx", made.getvalue())
    assert page.with_class("row") == []
    assert page.all("tbody")[-1].all("td")[2].text == "n-9"
    assert [one for one in page.with_class("told") if "inconnues" in one.text] == []
