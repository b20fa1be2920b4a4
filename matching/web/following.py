"""The follow-up: which pairs to show, and the table of them for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from matching.feedback.model import Status
from matching.feedback.records import Filters
from matching.reports.decision_tables import decision_table
from matching.territories.vocabulary import plain_form
from matching.web.asked import without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.feedback.records import PairState
    from matching.profiles.model import Profile
    from matching.reports.table import Table
    from matching.web.page import Page


class Followed(BaseModel):
    """The parameters of an address that asks for pairs somebody decided about."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    q: Annotated[str, Field(max_length=300)] = ""
    """Part of a name."""
    status: Annotated[list[Status], BeforeValidator(without_blanks), Field(max_length=10)] = []
    axis: Annotated[list[str], BeforeValidator(without_blanks), Field(max_length=20)] = []
    domain: Annotated[list[str], BeforeValidator(without_blanks), Field(max_length=20)] = []

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.q or self.status or self.axis or self.domain)

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Return the parameters that are set, in a fixed order."""
        lists = [
            (name, one) for name in ("status", "axis", "domain") for one in getattr(self, name)
        ]
        return (*((("q", self.q),) if self.q else ()), *lists)


@dataclass(frozen=True)
class FollowUp:
    """The pairs that one page follows."""

    page: Page
    followed: Followed

    def states(self) -> tuple[PairState, ...]:
        """Return the pairs, the latest decided first."""
        followed = self.followed
        filters = Filters(
            statuses=tuple(followed.status),
            axes=tuple(followed.axis),
            domains=tuple(followed.domain),
        )
        wanted = plain_form(followed.q)
        return tuple(
            state
            for state in self.page.desk.store.current(filters)
            if any(wanted in plain_form(one.name or "") for one in (state.last.x, state.last.y))
        )

    def table(self) -> Table:
        """Return one row per pair, in the order of ``states``."""
        states = self.states()
        return decision_table(states, self.page.labels, self.indexed(states))

    def indexed(self, states: Iterable[PairState]) -> dict[str, Profile]:
        """Return the parties of ``states`` that are indexed, by id."""
        parties = (party for one in states for party in (one.last.x, one.last.y))
        found = (self.page.matcher.by_id(party.id) for party in parties if party.id)
        return {profile.id: profile for profile in found if profile}
