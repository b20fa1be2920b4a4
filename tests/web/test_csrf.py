"""Seals of forms, by themselves."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from matching.web import csrf
from matching.web.errors import Refused

SECRET = b"secret"


def test_a_seal_is_an_hmac_of_the_session():
    expected = hmac.new(SECRET, b"form:abc", hashlib.sha256).hexdigest()
    assert csrf.seal("abc", SECRET) == expected
    csrf.check_seal(expected, "abc", SECRET)


@pytest.mark.parametrize(
    ("given", "session"),
    [
        (None, "abc"),
        ("", "abc"),
        ("é", "abc"),
        (csrf.seal("abc", SECRET), "abd"),
        (csrf.seal("abc", b"other"), "abc"),
        (csrf.seal("abc", SECRET).upper(), "abc"),
        (csrf.seal("", SECRET), ""),
        (csrf.seal("", SECRET), None),
    ],
)
def test_any_other_seal_is_refused(given, session):
    with pytest.raises(Refused) as refused:
        csrf.check_seal(given, session, SECRET)
    assert refused.value.status == 403


def test_sessions_differ():
    assert len({csrf.new_session() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "localhost:1", "origin": "http://localhost:1"},
        {"host": "localhost:1", "sec-fetch-site": "same-origin"},
        {"host": "localhost:1", "sec-fetch-site": "none"},
    ],
)
def test_a_form_from_here_passes(headers):
    assert csrf.check_origin(headers) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost:1", "origin": "http://localhost:2"},
        {"host": "localhost:1", "origin": "null"},
        {"host": "localhost:1", "origin": "http://localhost:1.evil.example"},
        {"host": "localhost:1", "sec-fetch-site": "cross-site"},
        {"host": "localhost:1", "origin": "http://localhost:1", "sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(headers):
    with pytest.raises(Refused):
        csrf.check_origin(headers)
