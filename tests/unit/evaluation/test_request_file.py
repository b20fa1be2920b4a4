"""Free-text queries from JSON Lines; what cannot be used is rejected with its reason."""

from __future__ import annotations

import pytest

from matching.errors import FileUnreadableError
from matching.evaluation.request_file import read_requests

GOOD = {"id": "r1", "territory": "auville", "lang": "en", "text": "We make\nclocks."}


def test_a_request(written):
    found = read_requests(written("r.jsonl", [GOOD]))
    (one,) = found.requests
    assert (one.id, one.territory, one.language, one.line) == ("r1", "auville", "en", 1)
    assert one.text == "We make\nclocks."
    assert found.rejects == ()


def test_territory_and_language_may_be_missing(written):
    (one,) = read_requests(written("r.jsonl", [{"id": "r1", "text": "Clocks"}])).requests
    assert (one.territory, one.language) == (None, None)


@pytest.mark.parametrize(
    ("change", "field", "part"),
    [
        ({"id": ""}, "id", "id"),
        ({"text": " "}, "text", "text"),
        ({"text": "12 34"}, "text", "La demande est vide"),
        ({"text": "a" * 20_001}, "text", "20\N{NARROW NO-BREAK SPACE}001"),
        ({"text": ["a"]}, "text", "text"),
        ({"lang": "de"}, "lang", "fr, en"),
        ({"id": "r1"}, "id", "ligne 1"),
    ],
)
def test_a_bad_request_is_left_out(change, field, part, written):
    rows = [GOOD, {**GOOD, "id": "r2", **change}, {**GOOD, "id": "r3"}]
    found = read_requests(written("r.jsonl", rows))
    assert [one.id for one in found.requests] == ["r1", "r3"]
    assert {(one.line, one.field) for one in found.rejects} == {(2, field)}
    assert part in found.rejects[0].reason("fr")


def test_a_line_that_is_no_json(written):
    found = read_requests(written("r.jsonl", '{"id": "r1", "text": "Clocks"}\nnonsense\n'))
    assert len(found.requests) == 1
    assert [one.line for one in found.rejects] == [2]


@pytest.mark.parametrize(("text", "part"), [(None, "n'existe pas"), ("", "est vide")])
def test_a_file_that_is_no_requests(text, part, written, tmp_path):
    path = tmp_path / "absent.jsonl" if text is None else written("r.jsonl", text)
    with pytest.raises(FileUnreadableError, match=part):
        read_requests(path)
