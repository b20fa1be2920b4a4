"""What is decided about a pair, before it is kept: checked records, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from matching.profiles.model import REQUEST_ID, Identifier, Kind, Profile

Status = Literal["proposed", "accepted", "refused", "met", "agreement"]
"""What became of a pair: told to a party, wanted, not wanted, sat together, signed something."""
STATUSES: tuple[Status, ...] = get_args(Status)
SETTLED: frozenset[Status] = frozenset({"refused", "met", "agreement"})
"""Statuses after which a pair is not to be suggested again."""
ReasonCode = Literal[
    "off_topic",
    "no_need",
    "competitor",
    "already_in_touch",
    "no_capacity",
    "bad_timing",
    "no_answer",
    "other",
]
"""Why a pair was refused."""
REASONS: tuple[ReasonCode, ...] = get_args(ReasonCode)
How = Literal["ranked", "named", "random"]
"""How a pair came to be looked at: by its rank, by name, or in the slot left to chance."""
HOWS: tuple[How, ...] = get_args(How)

LONGEST_NOTE = 4_000
"""Characters a note, a reason or a quotation may have."""
LONGEST_LABEL = 200
"""Characters the label of an author may have."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Chance = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Word = Annotated[str, Field(min_length=1, max_length=LONGEST_LABEL)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_NOTE)]


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment with its time zone, turned to UTC."""


class Record(BaseModel):
    """Frozen, and nothing in it that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Traits(Record):
    """What is kept of a party for good: nothing that says who it is."""

    kind: Kind
    territory: Word
    axes: tuple[Word, ...] = ()
    domains: tuple[Word, ...] = ()


class Party(Traits):
    """One of the two of a pair as it is now; identifier and name can be erased later."""

    id: Identifier
    name: Annotated[str, Field(min_length=1, max_length=300)]

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Return the party that ``profile`` is; what a request is called is not kept."""
        return cls(
            id=profile.id,
            name=profile.id if profile.is_request else profile.name,
            kind=profile.kind,
            territory=profile.territory,
            axes=profile.axes,
            domains=profile.domains,
        )

    @property
    def is_request(self) -> bool:
        """Whether this is a need told in a sentence, of which nothing else is known."""
        return self.id == REQUEST_ID


class Origin(Record):
    """How a pair came to be looked at, and how likely that was.

    ``propensity`` is the probability that whoever made the list put this partner at this place:
    1 for a ranked place, 1 / (number of candidates) for the slot left to chance. A pair asked for
    by name was put nowhere: it has neither rank nor propensity.
    """

    how: How = "named"
    rank: Count | None = None
    """Place in the list, from 1 on."""
    listed: Count | None = None
    """Length of the list."""
    propensity: Chance | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.how == "named":
            if (self.rank, self.listed, self.propensity) != (None, None, None):
                raise PydanticCustomError("feedback-row-named", "a name has no place in a list")
        elif self.rank is None or self.listed is None or self.propensity is None:
            raise PydanticCustomError("feedback-row-place", "a place has a rank and a propensity")
        elif self.rank > self.listed:
            raise PydanticCustomError("feedback-row-rank", "the rank is beyond the list")
        return self


class Grounds(Record):
    """What the engine said of the pair at that moment: numbers stay, texts can be erased."""

    score: Share | None = None
    fit_for_asker: Share | None = None
    fit_for_partner: Share | None = None
    contributions: Mapping[Word, Number] = {}
    """What each feature added to the score."""
    generation: Word | None = None
    """The generation of the index that was asked."""
    reason_for_asker: Text | None = None
    reason_for_partner: Text | None = None
    evidence: tuple[Text, ...] = ()
    """Sentences of both profiles."""


class Said(Record):
    """What a decision says, whoever it is about; the undoing of another has no status."""

    status: Status | None
    at: Moment
    reason: ReasonCode | None = None
    """Given where the pair is refused, and only there."""
    note: Text | None = None
    origin: Origin = Origin()
    grounds: Grounds = Grounds()

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if (self.status == "refused") != (self.reason is not None):
            raise PydanticCustomError(
                "feedback-row-reason", "a refusal, and no other, has a reason"
            )
        return self


class NewDecision(Said):
    """One decision about one pair; ``asker`` is who the list or the question was for."""

    asker: Party
    partner: Party
    status: Status
    author: Word
    """Who decided, in few words: a body rather than a person."""

    @model_validator(mode="after")
    def _is_about_profiles(self) -> Self:
        if self.asker.is_request or self.partner.is_request:
            raise PydanticCustomError("feedback-row-request", "nobody meets a request")
        return self


class Place(Record):
    """One partner of a list that was shown."""

    partner: Party
    origin: Origin
    score: Share | None = None


class NewShown(Record):
    """A list somebody was shown: what could be chosen, and with which chance it came there."""

    asker: Party
    at: Moment
    places: Annotated[tuple[Place, ...], Field(min_length=1)]
    generation: Word | None = None
