"""Rows leave files of profiles; every other byte stays, and merges can still be undone."""

from __future__ import annotations

import json

import openpyxl
import pandas as pd
import pytest
from unit.privacy.planted import NAME, SOMEBODY, found

from matching.config import Settings
from matching.entities.records import merges_of, read_merges, undo, write_merges
from matching.entities.resolving import resolve
from matching.privacy.erasing.profile_files import read_profiles, take_out
from matching.privacy.erasing.records import take_out_of_merges, take_out_of_rejects
from matching.privacy.erasing.subject import Subject
from matching.privacy.finding.needles import needles_of
from matching.privacy.finding.text_search import TextSearch
from matching.profiles.model import Link, Profile
from matching.profiles.rejects import Fault, reject, write_rejects
from matching.profiles.writing import write_profiles
from matching.territories import Territories

LINK = Link(kind="co_project", partner="orcid:0000-0001-5109-3700", partner_name=NAME)
KEPT = Link(kind="co_project", partner="ror:04sjchr03", title="Autre")
PERSON = SOMEBODY.model_copy(
    update={"territory": "rennes", "identifiers": ("orcid:0000-0001-5109-3700",)}
)


@pytest.fixture(scope="module")
def territories():
    return Territories.load(Settings().territories)


def other(number, **more):
    values = {"id": f"autre-{number}", "name": f"Autre {number}", "kind": "company"}
    return Profile(
        **{**values, "territory": "rennes", "summary_fr": f"Un texte à soi, n° {number}.", **more}
    )


HEADER = "id;nom;type;territoire;résumé;links"
LINKS = (
    '"[{""kind"":""co_project"",""partner"":""bourg-zm""},'
    '{""kind"":""co_project"",""partner"":""x""}]"'
)
CSV = [
    "sep=;",
    HEADER,
    'a;Premier;entreprise;rennes;"Un texte',
    'sur deux lignes";',
    f'bourg-zm;{NAME};chercheur;rennes;"Des girafes',
    'bleues";',
    'b;"Der;nier";entreprise;rennes;Texte;' + LINKS,
    f"mauvais identifiant;{NAME};chercheur;rennes;Texte;",
    'c"d;une ligne;mal;coupée',
    "d;Quatre;entreprise;rennes;Fin;",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_of_a_csv_file_leave_and_the_others_stay_byte_by_byte(
    tmp_path, territories, encoding, end
):
    path = tmp_path / "profils.csv"
    path.write_bytes(end.join(CSV).encode(encoding))
    taken = take_out(path, Subject([PERSON]), territories)
    assert (taken.rows, len(taken.unlinked)) == (2, 1)
    left = path.read_bytes().decode(encoding)
    changed = (
        'b;"Der;nier";entreprise;rennes;Texte;"[{""kind"": ""co_project"", ""partner"": ""x""}]"'
    )
    assert left.split(end) == [*CSV[:4], changed, *CSV[8:]]
    assert found(path, somebody=PERSON) == set()
    again = take_out(path, Subject([PERSON]), territories)
    assert (again.rows, again.unlinked) == (0, {})


def test_lines_of_json_leave_and_the_others_stay_as_they_are(tmp_path, territories):
    path = tmp_path / "profils.jsonl"
    lines = [
        '{"id": "a",  "name": "Premier", "kind": "company", "territory": "rennes", "summary": "T"}',
        "pas du JSON",
        json.dumps(PERSON.model_dump(mode="json", exclude_defaults=True)),
        "",
        other(2, links=(LINK, KEPT)).model_dump_json(exclude_defaults=True),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    taken = take_out(path, Subject([PERSON]), territories)
    assert taken.rows == 1
    assert path.read_text(encoding="utf-8").split("\n") == [
        *lines[:2],
        "",
        other(2, links=(KEPT,)).model_dump_json(exclude_defaults=True),
    ]
    assert list(taken.unlinked.values()) == [other(2, links=(KEPT,))]


def test_a_row_of_a_workbook_is_emptied_and_formulas_stay(tmp_path, territories):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Mes profils"])
    sheet.append(["id", "nom", "type", "territoire", "résumé", "links", "calcul"])
    sheet.append(["bourg-zm", NAME, "chercheur", "rennes", "Des girafes bleues", None, 1])
    links = json.dumps([LINK.model_dump(exclude_none=True), KEPT.model_dump(exclude_none=True)])
    sheet.append(["a", "Un autre", "entreprise", "rennes", "Texte", links, "=UPPER(B4)"])
    sheet["B3"].comment = openpyxl.comments.Comment(f"Vu {NAME}", "moi")
    book.create_sheet("Notes")["A1"] = "à garder"
    path = tmp_path / "profils.xlsx"
    book.save(path)
    assert take_out(path, Subject([PERSON]), territories).rows == 1
    after = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in after.active.iter_rows(min_row=3)]
    kept = json.dumps([KEPT.model_dump(exclude_none=True)], ensure_ascii=False)
    assert rows == [
        [None] * 7,
        ["a", "Un autre", "entreprise", "rennes", "Texte", kept, "=UPPER(B4)"],
    ]
    assert after["Notes"]["A1"].value == "à garder"
    assert found(path, somebody=PERSON) == set()


def test_rows_of_a_parquet_file_leave(tmp_path, territories):
    rows = [
        one.model_dump(mode="json", exclude_defaults=True)
        for one in (PERSON, other(1, links=(LINK, KEPT)), other(2))
    ]
    path = tmp_path / "profils.parquet"
    pd.DataFrame(rows).to_parquet(path)
    before = read_profiles(path, territories)
    assert take_out(path, Subject([PERSON]), territories).rows == 1
    after = read_profiles(path, territories)
    assert after == (before[1].model_copy(update={"links": (KEPT,)}), before[2])
    assert found(path, somebody=PERSON) == set()


def test_a_file_that_is_no_file_of_profiles_is_left_alone(tmp_path, territories):
    path = tmp_path / "notes.csv"
    path.write_text(f"jour;avec\n1;{NAME}\n", encoding="utf-8")
    assert take_out(path, Subject([PERSON]), territories).rows == 0
    assert NAME in path.read_text(encoding="utf-8")


def test_a_namesake_is_somebody_else_and_a_number_of_a_registry_is_not():
    subject = Subject([PERSON])
    namesake = PERSON.model_copy(update={"id": "x", "identifiers": ()})
    assert not subject.is_same(namesake)
    assert subject.is_namesake(namesake)
    assert subject.is_same(other(1, identifiers=PERSON.identifiers))


def test_merges_about_somebody_leave_and_the_others_can_still_be_undone(tmp_path, territories):
    def pair(number, **more):
        one = other(number, identifiers=(f"ror:{number}",), **more)
        return [
            one.model_copy(update={"identifiers": ("siren:552100554",)}),
            one.model_copy(update={"id": f"encore-{number}", "identifiers": ("siren:552100554",)}),
        ]

    theirs = [PERSON, PERSON.model_copy(update={"id": "z-autre", "summary_en": "Blue giraffes."})]
    given = [*pair(1, links=(LINK, KEPT)), *theirs, other(5)]
    resolved = resolve(given, lambda one, two: one == two)
    files, record = tmp_path / "un.jsonl", tmp_path / "un.jsonl.merges"
    write_merges(merges_of(resolved, given), record)
    write_profiles(resolved.profiles, files)
    assert len(read_merges(record)) == 2
    subject = Subject(theirs)
    taken = take_out(files, subject, territories)
    assert taken.rows == 1
    assert take_out_of_merges(record, subject, taken.unlinked) == 1
    assert found(tmp_path, somebody=PERSON) == set()
    undone = undo(read_profiles(files, territories), read_merges(record))
    assert {one.id: one.links for one in undone.profiles} == {
        "autre-1": (KEPT,),
        "encore-1": (KEPT,),
        "autre-5": (),
    }
    assert take_out_of_merges(record, subject, {}) == 0


def test_rejected_rows_about_somebody_leave(tmp_path):
    path = tmp_path / "x.rejects.csv"
    fault = Fault("kind", "manège", "profiles-row-invalid", {"column": "kind", "value": "manège"})
    row = {"id": "bourg-zm", "name": NAME.upper()}
    rows = [reject("x.csv", 2, row, fault), reject("x.csv", 3, {"id": "b", "name": "B"}, fault)]
    write_rejects(rows[1:], path, "fr")
    expected = path.read_bytes()
    write_rejects(rows, path, "fr")
    texts = TextSearch(needles_of([PERSON]))
    assert take_out_of_rejects(path, texts) == 1
    assert path.read_bytes() == expected
    assert take_out_of_rejects(path, texts) == 0
