from __future__ import annotations

import json

import pytest

from matching.reports.json_report import json_bytes


def test_json_keeps_letters_and_order(suggestions):
    contents = json_bytes(suggestions.to_dict())
    assert "Québec".encode() in contents
    assert contents.endswith(b"}\n")
    document = json.loads(contents)
    assert list(document)[:5] == ["schema", "language", "calibrated", "query", "suggestions"]
    assert document["suggestions"][0]["score"] == 0.83


def test_a_lone_surrogate_is_written_as_its_escape():
    assert json.loads(json_bytes({"a": "x\ud800"})) == {"a": "x\ud800"}


def test_a_number_that_json_cannot_say_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        json_bytes({"score": float("nan")})
