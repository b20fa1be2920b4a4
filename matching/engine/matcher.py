"""The matcher: opens a workspace and answers who should meet whom, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from matching.config import LinkRule, Settings, load_settings
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress
from matching.engine.answers import Scores, WorkspaceInfo
from matching.engine.batch import BATCH_TOP, BatchWish, Lister
from matching.engine.building import build_index
from matching.engine.catalogue.browsing import Leaf, browse
from matching.engine.checks import check_workspace, sample_changed, share, whole
from matching.engine.choosing import Choosing
from matching.engine.link_rules import boost_under, criteria_under
from matching.engine.receiving import Receiving
from matching.engine.suggesting import suggestions_above
from matching.engine.threads import threads_for
from matching.errors import RequestError, WorkspaceMissingError
from matching.index.generation import Contents
from matching.index.manifest import Manifest
from matching.index.population import Population
from matching.index.workspace import Workspace
from matching.language import Language
from matching.profiles.model import Profile
from matching.ranking.batch import BatchSuggestions
from matching.ranking.criteria import Criteria
from matching.ranking.explanation import contribution_table
from matching.ranking.features import Array
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.ranking.request import Request
from matching.ranking.results import Suggestion, Suggestions
from matching.territories import Territories

if TYPE_CHECKING:
    from matching.ranking.everybody import RankedLists


class Matcher:
    """Suggestions, explanations and scores from one generation of a workspace."""

    def __init__(
        self, settings: Settings, manifest: Manifest, contents: Contents, encoder: Encoder
    ) -> None:
        self.settings = settings
        self.territories = Territories.load(settings.territories)
        self._manifest = manifest
        self._contents = contents
        self._ranker = Ranker.load(settings.ranker)
        self.encoder = encoder
        self._choosing = Choosing(contents, self.territories)
        self._receiving = Receiving(self._choosing, encoder)
        self._few_threads = threads_for(contents)

    @classmethod
    def open(
        cls,
        workspace: Path | str | None = None,
        *,
        settings: Settings | None = None,
        encoder: Encoder | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Return a matcher on the generation in use of ``workspace`` (or of the settings').

        The encoder is that of the settings unless one is given, loaded at the first text.

        Raises:
            WorkspaceError: nothing was built there, a file is damaged, or it was built with another
                model, template or pair of territories.
        """
        chosen = settings or load_settings()
        if workspace is not None:
            chosen = chosen.model_copy(update={"workspace": Path(workspace)})
        manifest, contents = Workspace(chosen.workspace_folder).read()
        matcher = cls(chosen, manifest, contents, encoder or open_encoder(chosen, progress))
        folder, model_id = chosen.workspace_folder, matcher.encoder.model_id
        check_workspace(folder, manifest, matcher.territories, model_id)
        return matcher

    @classmethod
    def ensure(
        cls,
        settings: Settings,
        progress: Progress | None = None,
        encoder: Encoder | None = None,
    ) -> Self:
        """Return a matcher as ``open`` does, indexing the sample first where that is what is meant.

        That is: nothing was built yet, or what was built is the sample and the sample or the
        template changed since. An index made with another model is never replaced unasked.
        """
        try:
            manifest = Workspace(settings.workspace_folder).manifest()
        except WorkspaceMissingError:
            build_index(None, settings, progress=progress)
        else:
            same_model = manifest.model_id == open_encoder(settings).model_id
            if manifest.origin_hash and same_model and sample_changed(manifest, settings):
                build_index(None, settings, progress=progress)
        return cls.open(settings=settings, encoder=encoder, progress=progress)

    @property
    def generation(self) -> str:
        """The name of the generation that answers."""
        return self._manifest.generation

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Every profile of both territories, in id order."""
        return self._choosing.admitted(Criteria())

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities that profiles name, in order."""
        return self._choosing.cities

    @cached_property
    def ranking(self) -> Ranking:
        """The index with its weights, ready to rank whom it is given."""
        return Ranking(self._contents, self._ranker, self.territories)

    @property
    def variety(self) -> float:
        """The variety of suggestions where none is asked for, 0 to 1."""
        return self._ranker.variety

    @property
    def floor(self) -> float:
        """The score below which nobody is suggested where none is asked for, 0 to 1."""
        return self._ranker.floor

    def find(self, text: str) -> Profile:
        """Return the profile meant by an id or a name, typos and accents forgiven.

        Raises:
            UnknownProfileError: none, or several, are meant; ``near`` names them.
        """
        return self._choosing.lookup.find(text)

    def holds(self, name: str) -> bool:
        """Return whether a profile of the id ``name`` is indexed."""
        return self.by_id(name) is not None

    def by_id(self, name: str) -> Profile | None:
        """Return the profile of the id ``name``, or none."""
        return self._choosing.lookup.by_id(name)

    def find_all(self, texts: Sequence[str]) -> list[Profile]:
        """Return the profiles meant by ids or names, each once, in that order.

        Raises:
            UnknownProfileError: some mean none, or several; all of those are in the message.
        """
        return self._choosing.lookup.find_all(texts)

    def search(self, text: str, limit: int = 20) -> list[Profile]:
        """Return profiles whose name looks like ``text``, best first."""
        return self._choosing.lookup.search(text, limit)

    def filtered(self, criteria: Criteria) -> tuple[Profile, ...]:
        """Return the profiles that pass ``criteria``, in id order."""
        return self._choosing.admitted(criteria)

    def admitted_ids(self, criteria: Criteria, territory: str) -> tuple[str, ...]:
        """Return the ids of ``territory`` that pass ``criteria``, in order."""
        return self._choosing.admitted_ids(criteria, territory)

    def browse(
        self, text: str, criteria: Criteria, territory: str, *, page: int, size: int
    ) -> Leaf:
        """Return one page of profiles, from 1 on; see ``matching.engine.catalogue.browsing``."""
        return browse(self._choosing, text, criteria, territory, page=page, size=size)

    def suggest(
        self,
        query: str | Profile | Request,
        *,
        top: int | None = None,
        criteria: Criteria | None = None,
        language: Language | None = None,
        variety: float | None = None,
        floor: float | None = None,
        known_links: LinkRule | None = None,
    ) -> Suggestions:
        """Return partners of the counterpart territory for ``query``, best first.

        ``query`` is an id or a name, a profile that need not be indexed, or a request. ``variety``
        (0 to 1) trades score for suggestions that differ; 0 orders by score alone. Nobody whose
        score is below ``floor`` (0 to 1) is suggested; the answer then says who is nearest.
        ``known_links`` keeps who worked with ``query`` already as they rank, brings them forward
        (``boost``) or leaves them out (``leave-out``).

        Raises:
            RequestError: ``top`` is below 1, a share is not one, or a territory is unknown.
            UnknownProfileError: no profile of that id or name.
        """
        spoken = language or self.settings.language
        asked_for = criteria or Criteria()
        count = whole("error-top", top, self.settings.top)
        mix = share("error-variety", variety, self._ranker.variety)
        least = share("error-floor", floor, self._ranker.floor)
        rule = known_links or self.settings.known_links
        own = self._population_of(query, spoken, asked_for.exclude)
        with self._few_threads():
            return suggestions_above(
                least,
                self.ranking,
                own,
                criteria_under(rule, asked_for, own.profiles[0], self.ranking),
                top=count,
                variety=mix,
                language=spoken,
                boost=boost_under(rule, self.settings),
            )

    def suggest_all(
        self,
        only: Sequence[str] | None = None,
        *,
        territory: str | None = None,
        top: int | None = None,
        capacity: int | None = None,
        criteria: Criteria | None = None,
        language: Language | None = None,
        floor: float | None = None,
        balanced: bool = True,
        known_links: LinkRule | None = None,
    ) -> BatchSuggestions:
        """Return a list of ``top`` partners (5 unless said) for everybody, and all their loads.

        Lists are for those ``only`` names, else for all; of ``territory``, else of both.
        ``criteria`` say who may be suggested, ``capacity`` in how many lists at most. ``balanced``
        shares places out (``matching.ranking.balance``); variety plays no part here.
        ``known_links`` is that of ``suggest``, for each pair.

        Raises:
            RequestError: a number is below 1, ``floor`` is no share, or the territory is unknown.
            UnknownProfileError: names of ``only`` are unknown; all of them are in the message.
        """
        spoken = language or self.settings.language
        rule = known_links or self.settings.known_links
        wish = BatchWish(
            top=whole("error-top", top, BATCH_TOP),
            floor=share("error-floor", floor, self._ranker.floor),
            capacity=None if capacity is None else whole("error-capacity", capacity, 1),
            balanced=balanced,
            known_links=rule,
            boost=boost_under(rule, self.settings),
        )
        askers = self.profiles if only is None else self.find_all(only)
        return Lister(self.ranking, wish, spoken).answer(askers, criteria, territory)

    def rank_all(
        self,
        top: int = 20,
        *,
        candidates: int = 50,
        progress: Progress | None = None,
    ) -> tuple[RankedLists, RankedLists]:
        """Return the ``top`` partners of everybody of both territories, as arrays.

        For territories too large for ``suggest_all``: nothing is balanced and nothing explained.
        Each is measured with its best ``candidates`` and with those who have it as theirs; scores
        and fits are those of ``suggest``.

        Raises:
            RequestError: ``top`` or ``candidates`` is below 1.
        """
        from matching.engine.everybody import rank_everybody  # noqa: PLC0415 - for large batches

        count = whole("error-top", top, top)
        return rank_everybody(
            self._contents,
            self._ranker,
            top=count,
            candidates=whole("error-top", candidates, candidates),
            progress=progress,
        )

    def explain(
        self, a: str | Profile | Request, b: str | Profile, *, language: Language | None = None
    ) -> Suggestion:
        """Return the suggestion of ``b`` to ``a``, with its reasons, whatever its rank would be.

        Raises:
            RequestError: both are of one territory.
            UnknownProfileError: no profile of that id or name.
        """
        spoken = language or self.settings.language
        own, other = self._population_of(a, spoken), self._population_of(b, spoken)
        one, two = own.profiles[0], other.profiles[0]
        if one.territory == two.territory:
            label = self.territories.territory(one.territory).label(spoken)
            raise RequestError("error-one-territory", a=one.name, b=two.name, territory=label)
        return self.ranking.explain(own, self.ranking.pair(own, other), spoken)[0]

    def scores(self, xs: Sequence[str] | None = None, ys: Sequence[str] | None = None) -> Scores:
        """Return the fits of every pair of ``xs`` and ``ys`` (ids), rows and columns in that order.

        Without ``xs``, all profiles of the first territory; without ``ys``, all of the counterpart.

        Raises:
            UnknownProfileError: an id is unknown.
            RequestError: ``xs`` or ``ys`` mixes territories, or both are of one.
        """
        own, other = self._choosing.sides(xs, ys)
        _, fits = self.ranking.fit(own, other)
        return Scores(tuple(own.ids), tuple(other.ids), fits.for_x, fits.for_y, fits.score)

    def contributions(
        self, xs: Sequence[str] | None = None, ys: Sequence[str] | None = None
    ) -> dict[str, Array]:
        """Return what each feature adds to the score of every pair, in the shape of ``scores``.

        The baseline comes first; all of them sum to the score (Shapley values). A thousand by a
        thousand pairs take some twenty seconds.

        Raises:
            UnknownProfileError: an id is unknown.
            RequestError: ``xs`` or ``ys`` mixes territories, or both are of one.
        """
        features, _ = self.ranking.fit(*self._choosing.sides(xs, ys))
        return contribution_table(features, self._contents.statistics, self._ranker)

    def info(self, *, verify: bool = False) -> WorkspaceInfo:
        """Return what is known of the workspace in use; ``verify`` checks its large files too.

        Raises:
            WorkspaceDamagedError: a file was altered; only with ``verify``.
        """
        folder, calibrated = self.settings.workspace_folder, self._ranker.calibrated
        return WorkspaceInfo.of(folder, self._manifest, calibrated=calibrated, verify=verify)

    def population(self, territory: str) -> Population:
        """Return the profiles of ``territory`` with their vectors, for analysis."""
        return self._contents.sides[territory].population

    def _population_of(
        self,
        query: str | Profile | Request,
        language: Language,
        left_out: tuple[str, ...] = (),
    ) -> Population:
        if isinstance(query, str):
            return self._choosing.one(self.find(query))
        return self._receiving.population_of(query, language, left_out)
