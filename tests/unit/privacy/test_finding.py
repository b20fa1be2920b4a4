"""The search finds somebody in every container and every spelling, and nobody else."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import unicodedata
import zipfile
import zlib
from urllib.parse import quote

import numpy as np
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from unit.privacy.planted import NAME, SENTENCE, SOMEBODY, VECTOR, found, kinds

from matching.privacy.finding.needles import needles_of, text_needles, without_shared
from matching.privacy.finding.parts import BLOCK
from matching.privacy.finding.searching import search
from matching.privacy.finding.spelling import fold

NFD = unicodedata.normalize("NFD", NAME)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"avec {NAME}.", "exact"),
        (f"avec {NFD}.", "nfd"),
        (json.dumps(f"avec {NAME}."), "json"),
        (json.dumps(f"avec {NFD}."), "json"),
        (json.dumps(json.dumps(f"avec {NAME}.")), "json"),
        ("avec Z&eacute;phyrine M&#226;chefer.", "html"),
        ("avec Z&amp;eacute;phyrine M&amp;#xE2;chefer.", "html"),
        (f"https://example.org/?q={quote(NAME)}&n=1", "percent"),
        (f"avec {NAME.upper()}.", "respelt"),
        ("avec zephyrine  machefer.", "respelt"),
        ("avec zephyrine-\nmachefer_", "respelt"),
        ("avec Zéphy\u00adrine Mâchefer", "respelt"),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "csv", "log"])
def test_a_name_is_found_however_it_is_spelt(tmp_path, text, form, ending):
    path = tmp_path / f"file.{ending}"
    path.write_text(text, encoding="utf-8")
    assert found(path) == {("name", form)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_every_encoding_of_spreadsheets(tmp_path, encoding):
    path = tmp_path / "table.csv"
    path.write_text(f"id;nom;mot\n1;{NAME};girafes bleues\n", encoding=encoding)
    assert kinds(path) == {"name", "phrase"}


def test_a_short_text_counts_as_a_value_and_not_inside_the_texts_of_others(tmp_path):
    value, inside = tmp_path / "value.json", tmp_path / "inside.json"
    value.write_text(json.dumps({"mots": ["Girafes bleues"]}), encoding="utf-8")
    inside.write_text(json.dumps({"mots": ["Élevage de girafes bleues"]}), encoding="utf-8")
    assert found(value) == {("phrase", "respelt")}
    assert found(inside) == set()


def test_a_name_is_not_found_inside_longer_words(tmp_path):
    path = tmp_path / "file.txt"
    path.write_text("L'orangerie et ses oranges", encoding="utf-8")
    one = SOMEBODY.model_copy(update={"name": "Orange"})
    assert found(path, somebody=one) == set()
    path.write_text("L'orangerie d'Orange", encoding="utf-8")
    assert found(path, somebody=one) == {("name", "exact")}


def packed(contents: bytes, name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, contents)
    return made.getvalue()


def workbook(text: str) -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["id", text])
    book.save(made)
    return made.getvalue()


def tarred(contents: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo("notes.txt")
        member.size = len(contents)
        archive.addfile(member, io.BytesIO(contents))
    return made.getvalue()


@pytest.mark.parametrize("text", [NAME, NFD])
@pytest.mark.parametrize(
    "contents",
    [
        lambda text: gzip.compress(text.encode()),
        lambda text: bz2.compress(text.encode()),
        lambda text: lzma.compress(text.encode()),
        lambda text: packed(text.encode(), "a/b.txt"),
        lambda text: packed(packed(gzip.compress(json.dumps(text).encode()), "c.gz"), "d.zip"),
        workbook,
        lambda text: packed(workbook(text), "feuilles.xlsx"),
        lambda text: tarred(text.encode()),
    ],
)
def test_containers_are_unpacked_however_deep(tmp_path, contents, text):
    path = tmp_path / "file.bin"
    path.write_bytes(contents(text))
    assert kinds(path) == {"name"}


def test_a_word_document_is_read_across_its_runs(tmp_path):
    runs = "<w:p><w:r><w:t>Zéphyrine Mâ</w:t></w:r><w:r><w:t>chefer</w:t></w:r></w:p>"
    body = f'<?xml version="1.0"?><w:document xmlns:w="w"><w:p>Avant</w:p>{runs}</w:document>'
    path = tmp_path / "lettre.docx"
    path.write_bytes(packed(body.encode(), "word/document.xml"))
    assert found(path) == {("name", "exact")}


def test_names_of_files_and_members_count(tmp_path):
    folder = tmp_path / "dossiers"
    folder.mkdir()
    (folder / "bourg-zm.txt").write_text("rien", encoding="utf-8")
    (tmp_path / "envoi.zip").write_bytes(packed(b"rien", "dossiers/bourg-zm.html"))
    searched = search([tmp_path], needles_of([SOMEBODY]))
    assert [hit.path.name for hit in searched.hits] == ["bourg-zm.txt", "envoi.zip"]


def test_calendar_lines_are_unfolded_and_pages_freed_of_their_tags(tmp_path):
    line = f"DESCRIPTION:Rencontre avec {NAME}\\, à neuf heures".encode()
    cut = line.index("Mâ".encode()) + 2  # in the middle of a letter
    folded = b"\r\n".join([b"BEGIN:VCALENDAR", line[:cut] + b"\r\n " + line[cut:], b"END"])
    (tmp_path / "a.ics").write_bytes(folded)
    (tmp_path / "b.html").write_text(
        "<p>avec <b>Z&eacute;phy</b>rine <i>Mâchefer</i></p>", encoding="utf-8"
    )
    assert kinds(tmp_path / "a.ics") == {"name"}
    assert kinds(tmp_path / "b.html") == {"name"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"#set page(width: 5cm)\nUne rencontre entre {NAME} et nous.", {"name"}),
        (
            f'#set page(width: 4cm)\n#set text(hyphenate: true, lang: "fr")\n{SENTENCE}.',
            {"sentence"},
        ),
        (f'#set document(title: "Fiche de {NAME}")\nRien.', {"name"}),
    ],
)
def test_a_pdf_is_read_as_it_is_printed_with_what_it_does_not_show(tmp_path, source, expected):
    import typst  # noqa: PLC0415

    (tmp_path / "a.typ").write_text(source, encoding="utf-8")
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(typst.compile(str(tmp_path / "a.typ")))
    assert kinds(pdf) == expected


def database(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement, *values in statements:
        connection.execute(statement, values)
    return connection


TABLE = ("CREATE TABLE notes (author TEXT, note TEXT, extra BLOB)",)


def test_values_of_a_database_are_found_and_so_is_what_its_free_pages_keep(tmp_path):
    path = tmp_path / "notes.sqlite"
    connection = database(
        path,
        ("PRAGMA secure_delete = OFF",),
        TABLE,
        ("INSERT INTO notes VALUES ('CCI', ?, ?)", f"avec {NFD}", zlib.compress(SENTENCE.encode())),
    )
    assert found(path) == {("name", "nfd"), ("sentence", "exact")}
    connection.execute("DELETE FROM notes")
    connection.close()
    assert found(path) == {("name", "bytes")}
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("VACUUM")
    connection.close()
    assert found(path) == set()


def test_values_that_follow_one_another_without_a_space_are_found(tmp_path):
    path = tmp_path / "notes.sqlite"
    database(
        path,
        ("PRAGMA secure_delete = OFF",),
        TABLE,
        ("INSERT INTO notes VALUES (?, ?, NULL)", f"secret{NAME}", "puis"),
        ("DELETE FROM notes",),
    ).close()
    assert found(path) == {("name", "bytes")}


def test_longer_words_of_a_database_are_no_remnant_of_a_name(tmp_path):
    one = SOMEBODY.model_copy(update={"name": "Orange"})
    path = tmp_path / "notes.sqlite"
    connection = database(path, TABLE, ("INSERT INTO notes VALUES ('CCI', 'orangerie', NULL)",))
    connection.close()
    assert found(path, somebody=one) == set()


def test_the_log_of_a_database_is_searched(tmp_path):
    path = tmp_path / "notes.sqlite"
    connection = database(
        path,
        ("PRAGMA journal_mode = WAL",),
        TABLE,
        ("INSERT INTO notes VALUES ('CCI', ?, NULL)", NAME),
        ("UPDATE notes SET note = 'rien'",),
    )
    searched = search([tmp_path], needles_of([SOMEBODY]))
    assert {hit.path.name for hit in searched.hits} == {"notes.sqlite-wal"}
    connection.close()


def test_a_database_inside_an_archive_is_read(tmp_path):
    inner = tmp_path / "notes.sqlite"
    database(
        inner, ("PRAGMA journal_mode = WAL",), TABLE, ("INSERT INTO notes VALUES (?, '', '')", NAME)
    ).close()
    path = tmp_path / "sauvegarde.zip"
    path.write_bytes(packed(inner.read_bytes(), "notes.sqlite"))
    inner.unlink()
    assert found(path) == {("name", "exact")}


def test_parquet_and_arrays_of_texts_are_read(tmp_path):
    rows = [{"nom": NFD, "mots": ["autre", "girafes bleues"]}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", compression="zstd")
    np.save(tmp_path / "b.npy", np.array(["autre", NAME]))
    np.savez_compressed(tmp_path / "c.npz", noms=np.array([NAME.encode("utf-8")]))
    assert kinds(tmp_path / "a.parquet") == {"name", "phrase"}
    assert kinds(tmp_path / "b.npy") == {"name"}
    assert kinds(tmp_path / "c.npz") == {"name"}


def test_an_array_of_objects_is_never_unpickled_and_still_searched(tmp_path):
    class Trap:
        def __reduce__(self):
            return print, (NAME,)

    np.save(tmp_path / "a.npy", np.array([Trap()], dtype=object), allow_pickle=True)
    assert found(tmp_path / "a.npy") == {("name", "bytes")}


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("float32", VECTOR.tobytes()),
        ("float16", VECTOR.astype(np.float16).tobytes()),
        ("bfloat16", (VECTOR.view(np.uint32) >> 16).astype(np.uint16).tobytes()),
    ],
)
@pytest.mark.parametrize("before", [0, 1, 2, 3, 4 * BLOCK - 100])
def test_a_vector_is_found_wherever_it_begins(tmp_path, form, written, before):
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(before) + written + b"\0\1")
    assert found(path, vectors=[VECTOR]) == {("vector", form)}
    path.write_bytes(bytes(before) + written[:-4] + b"\0\1\2\3")
    assert found(path, vectors=[VECTOR]) == set()


def test_vectors_are_found_in_index_files_and_a_quantised_one_is_told(tmp_path):
    import faiss  # noqa: PLC0415

    random = np.random.default_rng(5)
    rows = random.standard_normal((400, 64)).astype(np.float32)
    rows[123] = VECTOR
    flat = faiss.IndexFlatIP(64)
    lists = faiss.IndexIVFFlat(faiss.IndexFlatIP(64), 64, 8, faiss.METRIC_INNER_PRODUCT)
    lists.train(rows)
    packed_rows = faiss.IndexScalarQuantizer(64, faiss.ScalarQuantizer.QT_8bit)
    packed_rows.train(rows)
    for name, index in (("flat", flat), ("lists", lists), ("packed", packed_rows)):
        index.add(rows)
        faiss.write_index(index, str(tmp_path / f"{name}.faiss"))
    assert found(tmp_path / "flat.faiss", vectors=[VECTOR]) == {("vector", "float32")}
    assert found(tmp_path / "lists.faiss", vectors=[VECTOR]) == {("vector", "float32")}
    searched = search([tmp_path / "packed.faiss"], (), [VECTOR])
    assert [one.reason for one in searched.closed] == ["privacy-closed-quantised"]


@pytest.mark.parametrize("size", [BLOCK - 9, BLOCK, 2 * BLOCK + 3])
def test_what_lies_across_two_blocks_is_found_once(tmp_path, size):
    path = tmp_path / "long.txt"
    path.write_text("x " * (size // 2) + f"{SENTENCE} " + "y " * 1000, encoding="utf-8")
    assert found(path) == {("sentence", "exact")}


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed(b"x" * 1000, "x.txt")[:60])
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\nhalf")
    searched = search([tmp_path], needles_of([SOMEBODY]))
    assert {one.path.name for one in searched.closed} == {"a.zip", "b.pdf"}


def test_what_others_say_too_is_not_theirs(tmp_path):
    other = SOMEBODY.model_copy(
        update={
            "id": "bourg-autre",
            "name": "Autre",
            "identifiers": (),
            "works": (),
            "summary_fr": f"Avec Zéphyrine Mâchefer. {SENTENCE} !",
        }
    )
    kept, shared = without_shared(needles_of([SOMEBODY]), [other])
    assert {one.text for one in shared if one.kind in ("sentence", "phrase")} == {
        SENTENCE,
        "girafes bleues",
    }
    assert set(shared.values()) == {"bourg-autre"}
    assert {one.kind for one in kept} >= {"name", "identifier", "sentence", "fingerprint"}


def test_a_text_given_by_hand_counts_anywhere(tmp_path):
    (tmp_path / "a.csv").write_text("girafes bleues et vertes", encoding="utf-8")
    searched = search([tmp_path], text_needles(["girafes bleues"]))
    assert [hit.form for hit in searched.hits] == ["exact"]


def test_cells_of_a_table_name_their_line(tmp_path):
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["nom", "mot"], ["x", "y"], ["z", "girafes bleues"]])
    searched = search([tmp_path], needles_of([SOMEBODY]))
    assert [hit.trail for hit in searched.hits] == [("3",)]


def test_fold_keeps_letters_of_every_script_and_drops_how_they_are_written():
    assert (
        fold("L’ÉTÉ — cœur, ﬁn\u200b") == fold("l'E\u0301TE\u0301 COEUR fin") == "l ete coeur fin"
    )
    assert fold("Δελφοί") == "δελφοι"
