"""What is looked for among the profiles, as an address says it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from matching.ranking.criteria import Criteria
from matching.web.asked import Choices, Short


class Browsed(BaseModel):
    """The parameters of an address that lists profiles; every one of them may be missing."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    q: Short = ""
    """Words of a name or an id."""
    territory: Short = ""
    axis: Choices = []
    domain: Choices = []
    kind: Choices = []
    city: Choices = []
    page: Annotated[int, Field(ge=1, le=10**6)] = 1

    @property
    def filtered(self) -> bool:
        """Whether anything but the words narrows the list."""
        return bool(self.territory or self.axis or self.domain or self.kind or self.city)

    @property
    def criteria(self) -> Criteria:
        """The filters, as the engine takes them."""
        return Criteria(
            axes=tuple(self.axis),
            domains=tuple(self.domain),
            kinds=tuple(self.kind),
            cities=tuple(self.city),
        )

    def parameters(self, page: int = 1) -> tuple[tuple[str, str], ...]:
        """Return the parameters that are set, in a fixed order, for one page of the list."""
        single = (("q", self.q), ("territory", self.territory))
        lists = [
            (name, one)
            for name in ("axis", "domain", "kind", "city")
            for one in getattr(self, name)
        ]
        numbered = (("page", str(page)),) if page > 1 else ()
        return (*((name, value) for name, value in single if value), *lists, *numbered)
