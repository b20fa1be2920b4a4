"""One decision, or one list that was shown, as a line of a file that can be read elsewhere.

    {"schema": 1, "type": "decision", "uid", "at", "author", "author_key",
     "asker": {"key", "id", "name", "kind", "territory", "axes", "domains"}, "partner": {…},
     "status", "undoes", "reason", "note",
     "origin": {"how", "rank", "listed", "propensity"},
     "grounds": {"score", "fit_for_asker", "fit_for_partner", "contributions", "generation",
                 "reason_for_asker", "reason_for_partner", "evidence"}}
    {"schema": 1, "type": "shown", "uid", "at", "asker": {…}, "generation",
     "places": [{"partner": {…}, "origin": {…}, "score"}]}

What is None, empty or as usual is left out. ``uid`` makes reading a file twice harmless; a line
somebody wrote by hand may leave out ``uid`` and ``key``. Who was erased has a key and no id.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from matching.feedback.model import (
    Grounds,
    Moment,
    Origin,
    Record,
    Said,
    Share,
    Status,
    Traits,
    Word,
)
from matching.feedback.records import Decision, KnownParty, ShownList
from matching.profiles.model import Identifier

SCHEMA = 1
"""Version of the lines; it changes when a field changes meaning."""
RandomKey = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class PartyLine(Traits):
    """One of a pair; neither id nor name where it was erased."""

    key: RandomKey | None = None
    id: Identifier | None = None
    name: Annotated[str, Field(min_length=1, max_length=300)] | None = None

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> Self:
        if (self.id is None) != (self.name is None) or (self.id is None and self.key is None):
            raise PydanticCustomError(
                "feedback-row-party", "a party has an id and a name, or a key"
            )
        return self


class DecisionLine(Said):
    """A decision, or the undoing of the one whose uid is ``undoes``."""

    schema_: Literal[1] = Field(alias="schema")
    type: Literal["decision"]
    uid: RandomKey | None = None
    author: Word | None = None
    author_key: RandomKey | None = None
    asker: PartyLine
    partner: PartyLine
    status: Status | None = None
    undoes: RandomKey | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.status is None) != (self.undoes is not None):
            raise PydanticCustomError("feedback-row-undoes", "a status, or what it undoes")
        if self.author is None and self.author_key is None:
            raise PydanticCustomError("feedback-row-author", "an author, or the key of one")
        return self


class PlaceLine(Record):
    """One partner of a list."""

    partner: PartyLine
    origin: Origin
    score: Share | None = None


class ShownLine(Record):
    """A list somebody was shown."""

    schema_: Literal[1] = Field(alias="schema")
    type: Literal["shown"]
    uid: RandomKey | None = None
    at: Moment
    asker: PartyLine
    generation: Word | None = None
    places: Annotated[tuple[PlaceLine, ...], Field(min_length=1)]


def decision_line(decision: Decision, undoes: str | None, author_key: str) -> DecisionLine:
    """Return ``decision`` as a line; ``undoes`` is the uid of the one it undoes."""
    fits = (decision.fit_for_x, decision.fit_for_y)
    reasons = (decision.reason_for_x, decision.reason_for_y)
    if decision.asked_by == "y":
        fits, reasons = fits[::-1], reasons[::-1]
    return DecisionLine(
        schema=SCHEMA,
        type="decision",
        uid=decision.uid,
        at=decision.at,
        author=decision.author,
        author_key=author_key,
        asker=_party(decision.asker),
        partner=_party(decision.partner),
        status=decision.status,
        undoes=undoes,
        reason=decision.reason,
        note=decision.note,
        origin=decision.origin,
        grounds=Grounds(
            score=decision.score,
            fit_for_asker=fits[0],
            fit_for_partner=fits[1],
            contributions=decision.contributions,
            generation=decision.generation,
            reason_for_asker=reasons[0],
            reason_for_partner=reasons[1],
            evidence=decision.evidence,
        ),
    )


def shown_line(shown: ShownList) -> ShownLine:
    """Return ``shown`` as a line."""
    return ShownLine(
        schema=SCHEMA,
        type="shown",
        uid=shown.uid,
        at=shown.at,
        asker=_party(shown.asker),
        generation=shown.generation,
        places=tuple(
            PlaceLine(partner=_party(one.partner), origin=one.origin, score=one.score)
            for one in shown.places
        ),
    )


def _party(party: KnownParty) -> PartyLine:
    return PartyLine.model_validate(party.__dict__)
