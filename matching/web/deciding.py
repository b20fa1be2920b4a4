"""Decisions in words: where a pair stands, since when, and what can be decided next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from babel.dates import format_date

from matching.feedback.model import REASONS, STATUSES
from matching.reports.decision_tables import party_name, reason_label, status_label

if TYPE_CHECKING:
    from matching.feedback.model import ReasonCode, Status
    from matching.feedback.records import Decision, KnownParty, PairState
    from matching.profiles.model import Profile
    from matching.web.asked import Asked
    from matching.web.forms import Fault
    from matching.web.page import Page

LONGEST_NOTE: Final = 1000
LONGEST_AUTHOR: Final = 80
NOBODY: Final = "–"
"""Who decided, where nobody said so: the same in both languages."""


@dataclass(frozen=True)
class Panel:
    """What a card shows of the decisions about its pair."""

    asked: Asked
    partner: Profile
    rank: int
    """Tells the fields of one panel from those of the others."""
    state: PairState | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Words:
    """Names what is decided, in the language of one page."""

    page: Page

    def status(self, status: Status) -> str:
        """Return the words for a status."""
        return status_label(status, self.page.labels)

    def action(self, status: Status) -> str:
        """Return the words of the button that decides it."""
        return self.page.say(f"web-decide-{status}")

    def reason(self, reason: ReasonCode | None) -> str:
        """Return the words for the reason of a refusal; none for none."""
        return reason_label(reason, self.page.labels) if reason else ""

    def party(self, party: KnownParty) -> str:
        """Return the name of a party, or that it was erased."""
        return party_name(party, self.page.labels)

    def author(self, decision: Decision) -> str:
        """Return who decided, or that it was erased."""
        return decision.author or self.page.say("decisions-erased")

    def date(self, decision: Decision) -> str:
        """Return the day of a decision, in the time of this computer."""
        day = decision.at.astimezone().date()
        return format_date(day, format="medium", locale=self.page.language)

    def since(self, decision: Decision) -> str:
        """Return when something was decided, and by whom where that was said."""
        date = self.date(decision)
        if decision.author == NOBODY:
            return self.page.say("web-decide-since", date=date)
        return self.page.say("web-decide-since-by", date=date, author=self.author(decision))

    @property
    def statuses(self) -> list[tuple[str, str]]:
        """Every status with its words, for a form."""
        return [(one, self.status(one)) for one in STATUSES]

    @cached_property
    def actions(self) -> list[tuple[str, str]]:
        """Every status but a refusal with the words of its button."""
        return [(one, self.action(one)) for one in STATUSES if one != "refused"]

    @cached_property
    def reasons(self) -> list[tuple[str, str]]:
        """Every reason of a refusal with its words, for a form."""
        return [(one, self.reason(one)) for one in REASONS]
