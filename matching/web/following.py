"""The follow-up: which pairs to show, and the table of them for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from matching.feedback.model import Status
from matching.feedback.records import Filters
from matching.reports.table import Column, Table
from matching.territories.vocabulary import plain_form
from matching.web.asked import without_blanks

if TYPE_CHECKING:
    from matching.feedback.records import PairState
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
        say, words, labels = self.page.say, self.page.words, self.page.labels
        first, second = (one.id for one in self.page.desk.territories.territories)
        columns = (
            Column(say("web-follow-date"), width=12),
            Column(labels.territory(first), width=32),
            Column(labels.territory(second), width=32),
            Column(say("web-follow-status"), width=14),
            Column(say("web-follow-reason"), width=22),
            Column(say("web-decide-note"), width=44),
            Column(say("web-follow-author"), width=20),
            Column(say("web-follow-asker"), width=32),
            Column(say("report-score"), "percent", 12),
            Column(say("web-fit-for", territory=labels.territory(first)), "percent", 12),
            Column(say("web-fit-for", territory=labels.territory(second)), "percent", 12),
            Column(say("report-column-domains"), width=24),
        )
        rows = tuple(
            (
                state.last.at.date().isoformat(),
                words.party(state.last.x),
                words.party(state.last.y),
                words.status(state.status),
                words.reason(state.last.reason) or None,
                state.last.note,
                words.author(state.last),
                words.party(state.last.asker),
                state.last.score,
                state.last.fit_for_x,
                state.last.fit_for_y,
                labels.domains(state.last.shared_domains),
            )
            for state in self.states()
        )
        return Table(say("web-follow-title"), self.page.language, columns, rows)
