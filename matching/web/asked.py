"""What is asked of the desk, as an address says it: who asks, and for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from matching.config import LinkRule

LONGEST_NEED = 2000
"""Characters of a need told in a sentence, and of each list of a short profile."""
MOST_ASKED = 50
USUAL = 10
Shape = Literal["organisation", "need", "profile"]
"""The three ways to say who asks."""
_FILTERS = {"axis", "domain", "kind", "city", "known_links", "decided", "top"}
_OF_A_PROFILE = {"own_kind", "own_city", "offers", "seeks"}


def without_blanks(given: object) -> object:
    """Return ``given`` without its blank texts: a form sends its empty fields too."""
    if isinstance(given, list):
        return [one for one in given if not isinstance(one, str) or one.strip()]
    return given


Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=LONGEST_NEED)]
Choices = Annotated[
    list[Annotated[str, Field(max_length=120)]],
    BeforeValidator(without_blanks),
    Field(max_length=20),
]


class Asked(BaseModel):
    """The parameters of an address that asks for partners; every one of them may be missing."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    profile: Short = ""
    """Id or name of an organisation of the index."""
    territory: Short = ""
    text: Long = ""
    """A need told in a sentence."""
    name: Short = ""
    own_kind: Short = ""
    own_city: Short = ""
    offers: Long = ""
    """One a line."""
    seeks: Long = ""
    """One a line."""
    axis: Choices = []
    domain: Choices = []
    kind: Choices = []
    city: Choices = []
    known_links: LinkRule | Literal[""] = ""
    """What becomes of partners that worked with who asks already; empty for the setting."""
    decided: bool = False
    """Whether partners that were refused or met are shown again."""
    top: Annotated[int, Field(ge=1, le=MOST_ASKED)] = USUAL

    @property
    def shape(self) -> Shape:
        """The way in which it says who asks."""
        if "profile" in self.model_fields_set:
            return "organisation"
        return "profile" if self.model_fields_set & _OF_A_PROFILE else "need"

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.axis or self.domain or self.kind or self.city)

    def parameters(self, **changed: object) -> tuple[tuple[str, str], ...]:
        """Return the parameters that are set, in a fixed order; ``changed`` replaces some."""
        usual = Asked()
        values = self.model_dump() | changed
        found: list[tuple[str, str]] = []
        for name in Asked.model_fields:
            value = values[name]
            if value == getattr(usual, name):
                continue
            listed = value if isinstance(value, list) else [value]
            found += [(name, "1" if one is True else str(one)) for one in listed]
        return tuple(found)

    def of_who_asks(self) -> tuple[tuple[str, str], ...]:
        """Return the parameters that say who asks, without the filters."""
        return tuple(pair for pair in self.parameters() if pair[0] not in _FILTERS)


class Read(Asked):
    """An address that asks for an answer, and may say what was just decided about it."""

    noted: Annotated[int | None, Field(ge=1, le=2**53)] = None
    """The number of a decision."""


class Compared(Asked):
    """An address that asks for some partners by name, to compare them."""

    partner: Choices = []
