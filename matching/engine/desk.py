"""The desk: the matcher of the day and what people decided, for whoever serves many at once."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING, Self

from matching.engine.catalogue.catalogue import Catalogue
from matching.engine.chance import Listed, with_chance
from matching.engine.latest import Latest
from matching.engine.link_rules import criteria_under
from matching.engine.showing import Showing
from matching.errors import MatchingError
from matching.feedback.model import Grounds, NewDecision, Party
from matching.feedback.store import FeedbackStore
from matching.profiles.language_detection import load_in_background
from matching.profiles.model import Profile
from matching.ranking.criteria import Criteria

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from matching.config import LinkRule, Settings
    from matching.embedding.protocol import Progress
    from matching.engine.matcher import Matcher
    from matching.feedback.model import ReasonCode, Status
    from matching.feedback.records import Decision, PairState
    from matching.language import Language
    from matching.ranking.request import Request
    from matching.ranking.results import Suggestion, Suggestions
    from matching.territories import Territories

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wish:
    """What somebody decides about a pair."""

    status: Status
    author: str
    reason: ReasonCode | None = None
    note: str | None = None


@dataclass(frozen=True)
class Answer:
    """An answer of the desk: suggestions, and where pairs of who asked stand."""

    suggestions: Suggestions
    standing: Mapping[str, PairState]
    """By the id of the partner."""
    left_out: int
    """How many partners are not suggested again because the pair is settled."""
    by_chance: Suggestion | None = None
    """One of those that are not suggested, drawn by chance."""


class Desk:
    """Answers, and remembers what was made of its answers."""

    def __init__(
        self,
        latest: Latest,
        store: FeedbackStore,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        chance: bool = True,
    ) -> None:
        """Take the index and the store; ``chance`` keeps a place in every list for anybody."""
        self._latest = latest
        self._clock = clock
        self._chance = chance
        self._showing = Showing(store)
        self.store = store
        self.catalogue = Catalogue(latest, store, clock=clock)
        self.territories: Territories = latest.matcher().territories

    @classmethod
    def open(
        cls,
        settings: Settings,
        progress: Progress | None = None,
        *,
        ensure: bool = False,
        chance: bool = True,
    ) -> Self:
        """Return the desk of ``settings``; ``ensure`` indexes the sample first where it must be.

        Raises:
            WorkspaceError: the workspace or the file of decisions cannot be used.
        """
        latest = Latest.open(settings, progress, ensure=ensure)
        territories = latest.matcher().territories
        store = FeedbackStore.open(settings.feedback_file, territories)
        return cls(latest, store, chance=chance)

    def close(self) -> None:
        """Wait for what is being indexed, and close the file of decisions."""
        self.catalogue.close()
        self._showing.close()
        self.store.close()

    def matcher(self) -> Matcher:
        """Return the matcher on the generation in use; ask it once for each request."""
        return self._latest.matcher()

    def warm(self) -> Thread:
        """Start loading what the first need told in a sentence waits for, and return the thread."""
        load_in_background()
        thread = Thread(target=self._load_encoder, daemon=True)
        thread.start()
        return thread

    def suggest(
        self,
        matcher: Matcher,
        query: Profile | Request,
        criteria: Criteria,
        *,
        top: int,
        language: Language,
        settled: bool = False,
        noted: bool = True,
        known_links: LinkRule | None = None,
    ) -> Answer:
        """Return partners for ``query``, those it settled with left out unless ``settled``.

        ``known_links`` says what becomes of those it worked with, as ``Matcher.suggest`` does.

        What is shown to an indexed profile or a request is recorded, and the first may be shown
        one more partner by chance, drawn anew each day; neither where ``noted`` is false.

        Raises:
            RequestError: the text or the territory of a request cannot be used.
        """
        standing = self.standing(query)
        over = () if settled else tuple(name for name, state in standing.items() if state.settled)
        asked_for = replace(criteria, exclude=(*criteria.exclude, *sorted(over)))
        found = matcher.suggest(
            query, top=top, criteria=asked_for, language=language, known_links=known_links
        )
        # Whoever is left out is not drawn by chance either.
        rule = known_links or matcher.settings.known_links
        asked_for = criteria_under(rule, asked_for, found.query, matcher.ranking)
        listed = self._listed(matcher, found, asked_for) if noted else Listed.ranked(found)
        return Answer(found, standing, len(over), listed.by_chance)

    def standing(self, query: Profile | Request) -> Mapping[str, PairState]:
        """Return where the pairs of ``query`` stand, by the partner's id; a request has none."""
        return self.store.standing_with(query.id) if isinstance(query, Profile) else {}

    def decide(
        self,
        matcher: Matcher,
        query: Profile,
        partner: str,
        wish: Wish,
        language: Language,
        *,
        turn: AbstractContextManager[object] | None = None,
    ) -> Decision:
        """Record a decision with what the engine says of the pair now; it is kept on return.

        What is said is worked out within ``turn``, which is over before the disk is waited for.

        Raises:
            UnknownProfileError: ``partner`` is not indexed any more.
            RequestError: both are of one territory.
            WorkspaceError: the file of decisions cannot be written.
        """
        with turn or nullcontext():
            seen = matcher.explain(query, partner, language=language)
        asker, other = Party.of(query), Party.of(seen.partner)
        self._showing.settle()
        return self.store.decide(
            NewDecision(
                asker=asker,
                partner=other,
                status=wish.status,
                author=wish.author,
                at=self._clock(),
                reason=wish.reason,
                note=wish.note,
                origin=self.store.last_place(asker, other),
                grounds=_grounds(seen, matcher.generation),
            )
        )

    def undo(self, decision: int, author: str) -> Decision:
        """Take a decision back; it stays in the history.

        Raises:
            RequestError: there is none of that number, or it was undone before.
            WorkspaceError: the file of decisions cannot be written.
        """
        return self.store.undo(decision, author, self._clock())

    def _listed(self, matcher: Matcher, found: Suggestions, criteria: Criteria) -> Listed:
        """Return the list of an answer, after noting it where it may be kept."""
        query, now = found.query, self._clock()
        indexed = matcher.by_id(query.id) is not None
        if indexed and found.suggestions and self._chance:
            listed = with_chance(matcher, found, criteria, f"{now.date()} {query.id}")
        else:
            listed = Listed.ranked(found)
        # Of a guest nothing is kept before something is decided.
        if listed.suggestions and (indexed or query.is_request):
            self._showing.note(listed.shown(found, now, matcher.generation))
        return listed

    def _load_encoder(self) -> None:
        try:
            self.matcher().encoder.encode(["."], "query")
        except MatchingError as fault:
            _log.warning("the encoder is not ready: %s", fault)


def _grounds(seen: Suggestion, generation: str) -> Grounds:
    return Grounds(
        score=seen.score,
        fit_for_asker=seen.fit_for_query,
        fit_for_partner=seen.fit_for_partner,
        contributions={part.name: part.value for part in seen.contributions},
        generation=generation,
        reason_for_asker=seen.reasons.for_query,
        reason_for_partner=seen.reasons.for_partner,
        evidence=tuple(quoted.text for quoted in seen.evidence),
    )
