"""The matcher: opens a workspace and answers who should meet whom, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

from matching.config import Settings, load_settings
from matching.embedding.opening import open_encoder
from matching.embedding.protocol import Encoder, Progress
from matching.engine.answers import Scores, WorkspaceInfo
from matching.engine.building import build_index, origin_hash
from matching.engine.lookup import Lookup
from matching.errors import (
    RequestError,
    UnknownProfileError,
    WorkspaceMismatchError,
    WorkspaceMissingError,
)
from matching.index.generation import Contents
from matching.index.population import Population, assemble, encode_profiles
from matching.index.workspace import Manifest, Workspace
from matching.language import Language
from matching.profiles.facets import TEMPLATE_VERSION
from matching.profiles.model import Profile
from matching.ranking.criteria import Criteria
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.ranking.request import Request
from matching.ranking.results import Suggestion, Suggestions
from matching.territories import Territories

_REMEMBERED = 32
"""Requests whose vectors are remembered: who asks for suggestions then asks why."""


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
        self._encoder = encoder
        self._told = lru_cache(maxsize=_REMEMBERED)(self._encoded)

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

        The encoder is that of the settings unless one is given; it is loaded at the first text.

        Raises:
            WorkspaceError: nothing was built there, a file is damaged, or it was built with another
                model, template or pair of territories.
        """
        chosen = settings or load_settings()
        if workspace is not None:
            chosen = chosen.model_copy(update={"workspace": Path(workspace)})
        manifest, contents = Workspace(chosen.workspace_folder).read()
        matcher = cls(chosen, manifest, contents, encoder or open_encoder(chosen, progress))
        matcher._check()
        return matcher

    @classmethod
    def ensure(cls, settings: Settings, progress: Progress | None = None) -> Self:
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
            if manifest.origin_hash and same_model and _sample_changed(manifest, settings):
                build_index(None, settings, progress=progress)
        return cls.open(settings=settings, progress=progress)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Every profile of both territories, in id order."""
        return tuple(sorted(self._by_id.values(), key=lambda profile: profile.id))

    @property
    def variety(self) -> float:
        """The variety of suggestions where none is asked for, 0 to 1."""
        return self._ranker.variety

    def find(self, text: str) -> Profile:
        """Return the profile meant by an id or a name, typos and accents forgiven.

        Raises:
            UnknownProfileError: none, or several, are meant; ``near`` names them.
        """
        return self._lookup.find(text)

    def search(self, text: str, limit: int = 20) -> list[Profile]:
        """Return profiles whose name looks like ``text``, best first."""
        return self._lookup.search(text, limit)

    def filtered(self, criteria: Criteria) -> tuple[Profile, ...]:
        """Return the profiles that pass ``criteria``, in id order."""
        return tuple(p for p in self.profiles if criteria.admits(p, self.territories))

    def suggest(
        self,
        query: str | Profile | Request,
        *,
        top: int | None = None,
        criteria: Criteria | None = None,
        language: Language | None = None,
        variety: float | None = None,
    ) -> Suggestions:
        """Return partners of the counterpart territory for ``query``, best first.

        ``query`` is an id or a name, a profile that need not be indexed, or a request. ``variety``
        (0 to 1) trades score for suggestions that differ; 0 orders by score alone.

        Raises:
            RequestError: ``top`` is below 1, or a territory is unknown.
            UnknownProfileError: no profile of that id or name.
        """
        spoken = language or self.settings.language
        count = self.settings.top if top is None else top
        if count < 1:
            raise RequestError("error-top", given=str(count))
        asked = self._ranker.variety if variety is None else variety
        if not 0 <= asked <= 1:
            raise RequestError("error-variety", given=str(asked))
        own = self._population_of(query, spoken)
        profile = own.profiles[0]
        counterpart = self.territories.counterpart(profile.territory).id
        partners = self._ranking.rank(
            own, counterpart, criteria or Criteria(), top=count, variety=asked
        )
        found = self._ranking.explain(own, partners, spoken)
        return Suggestions(profile, spoken, self._ranker.calibrated, found)

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
        return self._ranking.explain(own, other, spoken)[0]

    def scores(self, xs: Sequence[str] | None = None, ys: Sequence[str] | None = None) -> Scores:
        """Return the fits of every pair of ``xs`` and ``ys`` (ids), rows and columns in that order.

        Without ``xs``, all profiles of the first territory; without ``ys``, all of the counterpart.

        Raises:
            UnknownProfileError: an id is unknown.
            RequestError: ``xs`` or ``ys`` mixes territories, or both are of one.
        """
        first, second = (territory.id for territory in self.territories.territories)
        if xs is not None:
            own = self._exactly(xs)
            first = own.profiles[0].territory if own.profiles else first
            second = self.territories.counterpart(first).id
        else:
            own = self.population(first)
        other = self.population(second) if ys is None else self._exactly(ys)
        if other.profiles and other.profiles[0].territory != second:
            raise RequestError("error-scores-territories")
        _, fits = self._ranking.fit(own, other)
        return Scores(
            tuple(p.id for p in own.profiles),
            tuple(p.id for p in other.profiles),
            fits.for_x,
            fits.for_y,
            fits.score,
        )

    def info(self) -> WorkspaceInfo:
        """Return what is known of the workspace in use."""
        folder = self.settings.workspace_folder
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        return WorkspaceInfo(folder, self._manifest, self._ranker.calibrated, size)

    def population(self, territory: str) -> Population:
        """Return the profiles of ``territory`` with their vectors, for analysis."""
        return self._contents.sides[territory].population

    @cached_property
    def _by_id(self) -> dict[str, Profile]:
        sides = self._contents.sides.values()
        return {profile.id: profile for side in sides for profile in side.population.profiles}

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self._by_id.values())

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking(self._contents, self._ranker, self.territories)

    def _check(self) -> None:
        folder = str(self.settings.workspace_folder)
        expected = tuple(territory.id for territory in self.territories.territories)
        if self._manifest.territories != expected:
            raise WorkspaceMismatchError(
                "error-workspace-territories",
                folder=folder,
                given=", ".join(self._manifest.territories),
                expected=", ".join(expected),
            )
        known = {one.id for one in (*self.territories.axes, *self.territories.domains)}
        used = {name for profile in self.profiles for name in (*profile.axes, *profile.domains)}
        if used - known:
            raise WorkspaceMismatchError(
                "error-workspace-names", folder=folder, given=", ".join(sorted(used - known))
            )
        given = f"{self._manifest.model_id} ({self._manifest.template_version})"
        wanted = f"{self._encoder.model_id} ({TEMPLATE_VERSION})"
        if given != wanted:
            raise WorkspaceMismatchError(
                "error-workspace-model", folder=folder, given=given, expected=wanted
            )

    def _population_of(self, query: str | Profile | Request, language: Language) -> Population:
        if isinstance(query, str):
            return self._pick(self.find(query).id)
        profile = (
            query.to_profile(language, self.territories) if isinstance(query, Request) else query
        )
        if profile == self._by_id.get(profile.id):
            return self._pick(profile.id)
        return self._told(profile)

    def _encoded(self, profile: Profile) -> Population:
        side = self._contents.sides.get(profile.territory)
        if side is None:
            raise RequestError(
                "error-territory",
                given=profile.territory,
                known=", ".join(self._contents.sides),
            )
        encoded = encode_profiles([profile], self._encoder)
        return assemble(encoded, side.centre, self._contents.characters.rows([profile]))

    def _pick(self, name: str) -> Population:
        population = self.population(self._by_id[name].territory)
        return population.take([population.row_of[name]])

    def _exactly(self, ids: Sequence[str]) -> Population:
        unknown = [name for name in ids if name not in self._by_id]
        if unknown:
            raise UnknownProfileError("error-profile-ids", given=", ".join(unknown))
        territories = {self._by_id[name].territory for name in ids}
        if len(territories) > 1:
            raise RequestError("error-scores-territories")
        own = territories.pop() if territories else self.territories.territories[0].id
        population = self.population(own)
        return population.take([population.row_of[name] for name in ids])


def _sample_changed(manifest: Manifest, settings: Settings) -> bool:
    return (
        manifest.origin_hash != origin_hash(settings.sample)
        or manifest.template_version != TEMPLATE_VERSION
    )
