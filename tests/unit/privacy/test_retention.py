"""Until when a profile may be kept: figures a person can check on a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from matching.config import Settings
from matching.errors import RequestError
from matching.privacy.retention import End, Retention, last_day_of, years_later
from matching.profiles.model import Consent, Profile

PUBLIC = "legitimate-interest-public-profession"


@pytest.fixture(scope="module")
def rules():
    return Retention.load(Settings().retention)


def profile(kind="researcher", **values):
    base = {"id": "p", "name": "Maëlle Kerivel", "kind": kind, "territory": "nord"}
    return Profile.model_validate({**base, "keywords": ("algues",), **values})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("2024-02", date(2024, 2, 29)),
        ("2023", date(2023, 12, 31)),
        ("2024-03-05T10:00:00Z", date(2024, 3, 5)),
        ("2024-13", None),
        ("2024-02-30", None),
        ("mars 2024", None),
        ("20240305", None),
    ],
)
def test_a_date_of_a_source_stands_for_its_last_day(text, day):
    assert last_day_of(text) == day


def test_years_are_counted_on_the_calendar():
    assert years_later(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert years_later(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("values", "end"),
    [
        (
            {"legal_basis": PUBLIC, "source_date": "2023"},
            End(date(2026, 12, 31), "basis"),
        ),
        ({"source_date": "2024-06-15"}, End(date(2027, 6, 15), "basis")),
        ({"legal_basis": PUBLIC}, End(None, "undated")),
        (
            {"legal_basis": PUBLIC, "keep_until": "2025-01-01"},
            End(date(2025, 1, 1), "stated"),
        ),
        (
            {"legal_basis": PUBLIC, "source_date": "2023", "keep_until": "2030-01-01"},
            End(date(2026, 12, 31), "basis"),
        ),
        (
            {"kind": "company", "legal_basis": "organisation-facts", "source_date": "1996"},
            End(None, "unlimited"),
        ),
        ({"kind": "company", "source_date": "1996"}, End(None, "unlimited")),
        (
            {"kind": "company", "legal_basis": f"organisation-facts + {PUBLIC}"}
            | {"source_date": "2024"},
            End(date(2027, 12, 31), "basis"),
        ),
        (
            {
                "legal_basis": "consent",
                "consent": Consent(scope="mission", given_on=date(2026, 1, 2)),
            },
            End(date(2029, 1, 2), "consent"),
        ),
        (
            {
                "legal_basis": "consent",
                "consent": Consent(
                    scope="mission", given_on=date(2026, 1, 2), until=date(2026, 6, 1)
                ),
            },
            End(date(2026, 6, 1), "consent"),
        ),
    ],
)
def test_the_end_is_what_the_record_says_or_the_rule_of_its_legal_basis(rules, values, end):
    assert rules.end_of(profile(**values)) == end


def test_the_last_day_is_not_past_yet():
    end = End(date(2026, 12, 31), "basis")
    assert not end.is_past(date(2026, 12, 31))
    assert end.is_past(date(2027, 1, 1))
    assert not End(None, "undated").is_past(date(2999, 1, 1))


@pytest.mark.parametrize(
    "text", ["rules = 3", "[[rules]]\nyears = 3", "[[rules]]\nbasis = 'x'\nyears = -1"]
)
def test_a_file_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "r.toml").write_text(text)
    with pytest.raises(RequestError) as refused:
        Retention.load(tmp_path / "r.toml")
    assert refused.value.key == "privacy-retention-file"
