"""Assigns domains to profiles that have none, learns how to, and measures how well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.domains.assigning import Classifier, unassigned
from matching.domains.evidence import gather
from matching.domains.model import DomainModel
from matching.domains.sector_table import SectorTable
from matching.embedding.opening import open_encoder
from matching.engine.judged import remembering
from matching.errors import RequestError
from matching.learning.domains import (
    FOLDS,
    SEED,
    Agreement,
    cross_validate,
    figures,
    learn,
    named,
    profiles_hash,
    resembling,
    stated_domains,
)
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matching.config import Settings
    from matching.embedding.protocol import Encoder, Progress
    from matching.learning.domains import Array, Flags
    from matching.profiles.model import Profile


@dataclass(frozen=True)
class Classified:
    """Profiles in the order they were given, with the domains assigned to those without."""

    profiles: tuple[Profile, ...]
    stated: int
    """Profiles whose source states domains: left as they were."""
    ignored: tuple[str, ...]
    """Domains of the table of codes that the territories do not have."""
    other_encoder: str | None
    """The encoder the weights are for, where another one read the texts."""

    @property
    def assigned(self) -> tuple[Profile, ...]:
        """The profiles that were assigned at least one domain."""
        return tuple(p for p in self.profiles if p.assigned_domains)

    @property
    def without(self) -> int:
        """How many profiles still have no domain."""
        return sum(not profile.domains for profile in self.profiles)


def classify(
    profiles: Sequence[Profile],
    settings: Settings,
    *,
    threshold: float | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Classified:
    """Return ``profiles`` with domains assigned to those whose source states none.

    ``threshold`` is that of the model unless given.

    Raises:
        RequestError: the table of codes or the model cannot be read.
        EncoderError: the encoder cannot be had.
    """
    domains = Territories.load(settings.territories).domains
    table = SectorTable.load(settings.sector_domains, [domain.id for domain in domains])
    model = DomainModel.load(settings.domain_model)
    reader = encoder or open_encoder(settings, progress)
    found = remembering(
        reader,
        settings,
        lambda cached: Classifier(domains, table, model, cached).classify(
            profiles, threshold, progress
        ),
    )
    return Classified(
        found,
        sum(bool(unassigned(profile).domains) for profile in profiles),
        table.unknown,
        None if model.encoder == reader.model_id else model.encoder,
    )


@dataclass(frozen=True)
class Measured:
    """How what is assigned agrees with what profiles state, their own domains hidden.

    ``ways`` are agreements by name: ``resembling`` and ``named`` learn nothing; ``unseen`` learned
    from other profiles and other domains; ``learned`` from other profiles; ``shipped`` is the
    model of the settings, absent where these are the profiles it learned from.
    """

    profiles: int
    folds: int
    ways: Mapping[str, Agreement]
    by_domain: Mapping[str, Agreement]
    """Of ``learned``, by domain."""
    figures: Mapping[str, float]
    """Of ``learned``: also the Brier score and the calibration error."""


def measure(
    profiles: Sequence[Profile],
    settings: Settings,
    *,
    threshold: float | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Measured:
    """Return how texts alone tell the domains that ``profiles`` state.

    Those that state none do not count. What is learned is learned anew, in folds by profile: no
    profile is judged by weights it had a part in.

    Raises:
        RequestError: too few profiles state domains.
        EncoderError: the encoder cannot be had.
    """
    model = DomainModel.load(settings.domain_model)
    least = model.threshold if threshold is None else threshold
    told, names, features, stated, _ = _examples(profiles, settings, encoder, progress)
    try:
        found = cross_validate(features, stated, [one.id for one in told])
    except ValueError as fault:
        raise _too_few(told) from fault
    learned = found.probabilities >= least
    ways = {
        "resembling": Agreement.between(resembling(features), stated),
        "named": Agreement.between(named(features), stated),
        "unseen": Agreement.between(found.unseen >= least, stated),
        "learned": Agreement.between(learned, stated),
    }
    if model.training is None or model.training.profiles_hash != profiles_hash(told):
        shipped = model.probabilities(features) >= least
        ways["shipped"] = Agreement.between(shipped, stated)
    return Measured(
        len(told),
        FOLDS,
        ways,
        {
            name: Agreement.between(learned[:, column], stated[:, column])
            for column, name in enumerate(names)
        },
        figures(found.probabilities, stated, least),
    )


def learn_domains(
    profiles: Sequence[Profile],
    settings: Settings,
    *,
    threshold: float | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> DomainModel:
    """Return the model learned from the domains that ``profiles`` state.

    Raises:
        RequestError: too few profiles state domains.
        EncoderError: the encoder cannot be had.
    """
    least = _EVEN if threshold is None else threshold
    told, _, features, stated, model_id = _examples(profiles, settings, encoder, progress)
    try:
        return learn(features, stated, told, encoder=model_id, threshold=least, seed=SEED)
    except ValueError as fault:
        raise _too_few(told) from fault


_EVEN = 0.5
"""What is more likely right than wrong is assigned."""


def _examples(
    profiles: Sequence[Profile],
    settings: Settings,
    encoder: Encoder | None,
    progress: Progress | None,
) -> tuple[list[Profile], list[str], Array, Flags, str]:
    """Return the profiles that state domains, these, the numbers, the truth and the encoder."""
    domains = Territories.load(settings.territories).domains
    told = [bare for one in profiles if (bare := unassigned(one)).domains]
    if len(told) < FOLDS:
        raise _too_few(told)
    reader = encoder or open_encoder(settings, progress)
    evidence = remembering(reader, settings, lambda cached: gather(told, domains, cached, progress))
    names = [domain.id for domain in domains]
    return told, names, evidence.features, stated_domains(told, names), reader.model_id


def _too_few(told: Sequence[Profile]) -> RequestError:
    return RequestError("domains-too-few", profiles=len(told), least=FOLDS)
