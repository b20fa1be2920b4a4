"""From what an address says to the answer of the engine, or to what is wrong with each field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from matching.engine.guests import guest_profile
from matching.errors import RequestError
from matching.profiles.model import KINDS, Kind
from matching.ranking.criteria import Criteria
from matching.ranking.request import Request
from matching.web.forms import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.engine.desk import Answer
    from matching.profiles.model import Profile
    from matching.ranking.results import Suggestion, Suggestions
    from matching.web.asked import Asked
    from matching.web.page import Page


class Unanswerable(Exception):  # noqa: N818 - the fault is in the form
    """A form that cannot be answered: what was asked, and a fault for each field."""

    def __init__(self, asked: Asked, faults: Iterable[Fault]) -> None:
        self.asked = asked
        self.faults = tuple(faults)
        super().__init__(self.faults)


@dataclass(frozen=True)
class Answering:
    """Answers one page."""

    page: Page
    asked: Asked

    def answer(self, *, noted: bool = True) -> Answer:
        """Return the answer, and where the pairs of who asks stand.

        It is recorded as shown where ``noted``.

        Raises:
            Unanswerable: a field is missing or unknown.
            UnknownProfileError: no organisation, or several, are meant.
        """
        page, asked, criteria = self.page, self.asked, self.criteria()
        return page.desk.suggest(
            page.matcher,
            self.query(),
            criteria,
            top=asked.top,
            language=page.language,
            settled=asked.decided,
            noted=noted,
            known_links=asked.known_links or None,
        )

    def suggestions(self) -> Suggestions:
        """Return the suggestions of the answer alone, for whoever has read it before.

        Raises:
            Unanswerable: a field is missing or unknown.
            UnknownProfileError: no organisation, or several, are meant.
        """
        return self.answer(noted=False).suggestions

    def pair(self, partner: str) -> Suggestion:
        """Return the suggestion of one partner, whatever its rank would be.

        Raises:
            Unanswerable: a field is missing or unknown.
            UnknownProfileError: an organisation is unknown.
            RequestError: both are of one territory.
        """
        return self.page.matcher.explain(self.query(), partner, language=self.page.language)

    def asking(self) -> Profile:
        """Return who asks, as a profile.

        Raises:
            Unanswerable: a field is missing or unknown.
            UnknownProfileError: no organisation, or several, are meant.
        """
        query = self.query()
        if isinstance(query, Request):
            return query.to_profile(self.page.language, self.page.desk.territories)
        return query

    def query(self) -> Profile | Request:
        """Return who asks.

        Raises:
            Unanswerable: a field is missing or unknown.
            UnknownProfileError: no organisation, or several, are meant.
        """
        asked = self.asked
        if asked.shape == "organisation":
            if not asked.profile:
                raise Unanswerable(asked, [self._fault("profile", "web-ask-missing-profile")])
            return self.page.matcher.find(asked.profile)
        faults = list(self._place_faults())
        lists = (self._lines(asked.offers), self._lines(asked.seeks))
        told = asked.text or ". ".join([*lists[0], *lists[1]])
        if not any(map(str.isalpha, told)):
            missing = "text" if asked.shape == "need" else "offers"
            faults.append(self._fault(missing, f"web-ask-missing-{missing}"))
        if asked.shape == "profile" and asked.own_kind not in KINDS:
            faults.append(self._fault("own_kind", "web-ask-missing-kind"))
        if asked.shape == "profile" and not asked.name:
            faults.append(self._fault("name", "web-ask-missing-name"))
        if faults:
            raise Unanswerable(asked, faults)
        request = Request(
            asked.territory, told, offers=lists[0], seeks=lists[1], name=asked.name or None
        )
        try:
            return self._guest(request) if asked.shape == "profile" else request
        except RequestError as fault:
            raise Unanswerable(asked, [Fault("offers", fault.text(self.page.language))]) from fault

    def criteria(self) -> Criteria:
        """Return the filters.

        Raises:
            Unanswerable: one names what is not known.
        """
        asked, territories = self.asked, self.page.desk.territories
        known: dict[str, set[str]] = {
            "axis": {one.id for one in territories.axes},
            "domain": {one.id for one in territories.domains},
            "kind": set(KINDS),
            "city": set(self.page.matcher.cities),
        }
        faults = [
            self._fault(name, "web-ask-unknown-choice", given=given)
            for name, names in known.items()
            for given in getattr(asked, name)
            if given not in names
        ]
        if faults:
            raise Unanswerable(asked, faults)
        return Criteria(
            axes=tuple(asked.axis),
            domains=tuple(asked.domain),
            kinds=tuple(asked.kind),
            cities=tuple(asked.city),
        )

    def _guest(self, request: Request) -> Profile:
        territories, language = self.page.desk.territories, self.page.language
        kind, city = cast(Kind, self.asked.own_kind), self.asked.own_city or None
        return guest_profile(request, kind, city, language, territories)

    def _place_faults(self) -> Iterable[Fault]:
        known = {one.id for one in self.page.desk.territories.territories}
        if self.asked.territory not in known:
            yield self._fault("territory", "web-ask-missing-territory")

    def _lines(self, text: str) -> tuple[str, ...]:
        return tuple(filter(None, (line.strip() for line in text.splitlines())))

    def _fault(self, field: str, key: str, **values: object) -> Fault:
        return Fault(field, self.page.say(key, **values))
