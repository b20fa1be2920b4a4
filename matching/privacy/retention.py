"""Until when a profile may be kept: what it says itself, else the rule of its legal basis."""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.errors import RequestError
from matching.privacy.marks import group_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from matching.profiles.model import Profile

Reason = Literal["stated", "consent", "basis", "unlimited", "undated"]
CONSENT = "consent"
"""The legal basis of what is kept because somebody agreed to it."""
_ANY = "*"
_BETWEEN = " + "
"""What parts the legal bases of a profile that is made of several."""


@dataclass(frozen=True)
class End:
    """The last day something may be kept, and why then.

    ``unlimited``: no rule sets an end. ``undated``: a rule does, and nothing says since when.
    """

    day: date | None
    reason: Reason

    def is_past(self, as_of: date) -> bool:
        """Return whether the last day lies before ``as_of``."""
        return self.day is not None and self.day < as_of


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    basis: str
    of: Literal["person", "organisation"] | None = None
    years: Annotated[int, Field(ge=0, le=100)] | None = None
    since: Literal["source_date", "consent"] = "source_date"


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[_Rule, ...]


class Retention:
    """The rules of a file; the first that fits a legal basis and a kind is used."""

    def __init__(self, rules: tuple[_Rule, ...]) -> None:
        self._rules = rules

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the rules of the file at ``path``.

        Raises:
            RequestError: it cannot be read, or is no such file.
        """
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls(_Rules.model_validate(values).rules)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as fault:
            reason = str(fault).splitlines()[0]
            raise RequestError("privacy-retention-file", path=str(path), reason=reason) from fault

    def end_of(self, profile: Profile) -> End:
        """Return the last day ``profile`` may be kept: of several ends the earliest.

        A legal basis without a date to count from is told as such where no other sets an end.
        """
        ends = [End(profile.keep_until, "stated")] if profile.keep_until else []
        bases = (profile.legal_basis or _ANY).split(_BETWEEN)
        ends += [self._end(profile, basis) for basis in bases]
        dated = [one for one in ends if one.day is not None]
        if dated:
            return min(dated, key=lambda one: one.day or date.max)
        return next((one for one in ends if one.reason == "undated"), End(None, "unlimited"))

    def _end(self, profile: Profile, basis: str) -> End:
        rule = next((one for one in self._fitting(profile, basis)), None)
        if rule is None:
            return End(None, "unlimited")
        if rule.since == "consent" and profile.consent and profile.consent.until:
            return End(profile.consent.until, "consent")
        if rule.years is None:
            return End(None, "unlimited")
        since = _since(profile, rule)
        if since is None:
            return End(None, "undated")
        reason: Reason = "consent" if rule.since == "consent" else "basis"
        return End(years_later(since, rule.years), reason)

    def _fitting(self, profile: Profile, basis: str) -> Iterable[_Rule]:
        group = group_of(profile)
        for wanted in (basis, _ANY):
            yield from (r for r in self._rules if r.basis == wanted and r.of in (None, group))


def _since(profile: Profile, rule: _Rule) -> date | None:
    if rule.since == "consent":
        return profile.consent.given_on if profile.consent else None
    return last_day_of(profile.source_date) if profile.source_date else None


def last_day_of(text: str) -> date | None:
    """Return the day that ``text`` tells, or the last of the month or year; none where it is none.

    ``2024`` is the last of December, as whoever read the source then may have read it that day.
    """
    found = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T|$)", text.strip())
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    try:
        day = int(found[3]) if found[3] else calendar.monthrange(year, month)[1]
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def years_later(day: date, years: int) -> date:
    """Return the same day ``years`` later; the last of February stays so."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
