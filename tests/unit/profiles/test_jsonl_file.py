import json

import pytest

from matching.errors import FileUnreadableError

GOOD = {
    "id": "a1",
    "name": "Boréal",
    "kind": "company",
    "territory": "quebec",
    "keywords": ["robots; serres", "IA"],
    "works": [{"title": "Un bras", "year": 2020}],
    "founded": None,
    "source_date": 2024,
}


def lines(*found):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in found) + "\n"


def test_lists_are_lists_and_numbers_become_text_where_text_is_asked(load):
    (profile,) = load("p.jsonl", lines(GOOD)).profiles
    assert profile.keywords == ("robots; serres", "IA")
    assert profile.works[0].year == 2020
    assert profile.source_date == "2024"
    assert profile.founded is None


def test_bad_lines_are_rejected_rows(load):
    other = {**GOOD, "id": "a2", "name": "Austral", "travaux": "Deux"}
    contents = lines(GOOD, "", "{oups", "[1, 2]", '"texte"', "[" * 5000, other).encode()
    loaded = load("p.jsonl", b"\xef\xbb\xbf" + contents + b'{"id": "caf\xe9"}\n')
    assert [profile.id for profile in loaded.profiles] == ["a1", "a2"]
    assert [(one.line, one.key) for one in loaded.rejects] == [
        (3, "profiles-row-not-json"),
        (4, "profiles-row-not-object"),
        (5, "profiles-row-not-object"),
        (6, "profiles-row-not-json"),
        (8, "profiles-row-not-utf8"),
    ]
    assert loaded.rejects[-1].row == '"{\\"id\\": \\"caf\\\\xe9\\"}"'
    assert (loaded.files[0].rows, loaded.files[0].kept, loaded.files[0].rejected) == (7, 2, 5)


def test_a_missing_field_is_a_fault_of_its_row(load):
    loaded = load("p.jsonl", lines({"id": "a1", "keywords": ["x"]}))
    assert [(one.line, one.field) for one in loaded.rejects] == [
        (1, "name"),
        (1, "kind"),
        (1, "territory"),
    ]


def test_a_value_of_the_wrong_shape_is_named(load):
    (found,) = load("p.jsonl", lines({**GOOD, "name": ["Boréal"]})).rejects
    assert (found.field, found.value) == ("name", '["Boréal"]')
    assert "« name »".replace(" ", "\u00a0") in found.reason("fr")


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        (b"", "profiles-file-empty"),
        (b"[\n1,\n2\n]\n", "profiles-file-no-object"),
        (b"id;nom\n", "profiles-file-no-object"),
        (b"PK\x03\x04", "profiles-file-other-format"),
        (b"{\0}", "profiles-file-binary"),
    ],
)
def test_files_without_objects(load, contents, key):
    with pytest.raises(FileUnreadableError) as fault:
        load("p.jsonl", contents)
    assert fault.value.key == key
    assert "p.jsonl" in fault.value.text("fr")
