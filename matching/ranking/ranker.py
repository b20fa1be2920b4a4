"""The weights of the ranking, read from a readable JSON file (``models/ranker.json``)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.errors import RequestError
from matching.index.traits import REQUEST
from matching.profiles.model import KINDS, Kind, Profile
from matching.ranking.calibration import Calibration

Array = npt.NDArray[np.float64]
REQUESTS = "request"
"""The group of requests, which do not say what kind of organisation makes them."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FeatureWeight(_Part):
    """The weight of a feature, and what standardises it where an index is too small to say."""

    weight: float = Field(ge=0)
    mean: float
    deviation: float = Field(gt=0)
    uncentred_mean: float | None = None
    """For vectors that are not centred; ``mean`` serves where this is absent."""
    uncentred_deviation: float | None = Field(default=None, gt=0)
    fixed: bool = False
    """Whether mean and deviation belong to the weight, and are never measured on an index."""

    def given(self, *, centred: bool) -> tuple[float, float]:
        """Return mean and deviation for an index that is too small to measure them."""
        if centred or self.uncentred_mean is None or self.uncentred_deviation is None:
            return self.mean, self.deviation
        return self.uncentred_mean, self.uncentred_deviation


class KindPair(_Part):
    """How well two kinds of organisation complete each other, 0 to 1, whichever way round."""

    kinds: tuple[Kind, Kind]
    value: float = Field(ge=0, le=1)


class Gains(_Part):
    """What one group of kinds usually gains from another, beyond what the texts say; learned.

    In units of the logit of the fit, from the side of whoever gains: a laboratory may bring a
    company more than the company brings the laboratory.
    """

    groups: dict[Kind, str]
    values: dict[str, dict[str, float]]
    """By group of who gains, then by group of who brings; 0 for pairs it does not name."""

    def between(self, own: str, other: str) -> float:
        """Return what the group ``own`` usually gains from the group ``other``."""
        return self.values.get(own, {}).get(other, 0.0)

    def group(self, profile: Profile) -> str:
        """Return the group that ``profile`` belongs to."""
        return REQUESTS if profile.is_request else self.groups[profile.kind]


class Complementarity(_Part):
    """The table of kinds that complete each other; ``default`` for pairs it does not name."""

    default: float = Field(ge=0, le=1)
    pairs: tuple[KindPair, ...]
    gains: Gains

    @cached_property
    def _table(self) -> Mapping[frozenset[Kind], float]:
        return {frozenset(pair.kinds): pair.value for pair in self.pairs}

    def value(self, one: Kind, other: Kind) -> float:
        """Return how well the two kinds complete each other."""
        return self._table.get(frozenset((one, other)), self.default)

    @property
    def kinds_table(self) -> Array:
        """How well kinds complete each other, by their codes (``matching.index.traits``).

        NaN for a request, which does not say what kind of organisation makes it.
        """
        rows = [(*(self.value(x, y) for y in KINDS), math.nan) for x in KINDS]
        return np.array([*rows, (math.nan,) * (REQUEST + 1)])

    @property
    def gains_table(self) -> Array:
        """What who has the code of the row usually gains from who has that of the column."""
        # Made anew each time: a copy of this that is given other gains would keep what was kept.
        groups = [*(self.gains.groups[kind] for kind in KINDS), REQUESTS]
        return np.array([[self.gains.between(x, y) for y in groups] for x in groups])


class Retrieval(_Part):
    """How many candidates each channel brings, and the constant of reciprocal rank fusion."""

    depth: int = Field(ge=1)
    constant: int = Field(ge=1)


class Training(_Part):
    """What the weights were learned from, and how well they did on queries they had not seen."""

    judgements: str
    """SHA-256 of the judged pairs, whatever their order."""
    pairs: int
    queries: int
    folds: int
    seed: int
    figures: dict[str, float]
    decided: int | None = None
    """Pairs people decided about that were learned from besides; None where none was."""


class Ranker(_Part):
    """Everything that can be learned about ranking; frozen."""

    version: int
    note: str
    intercept: float
    slope: float = Field(gt=0)
    features: dict[str, FeatureWeight]
    complementarity: Complementarity
    retrieval: Retrieval
    variety: float = Field(ge=0, le=1)
    floor: float = Field(default=0.0, ge=0, le=1)
    """The score below which nobody is suggested."""
    calibration: Calibration | None = None
    """From the harmonic mean of both fits to the shown score; None leaves that mean as it is."""
    training: Training | None = None

    @property
    def calibrated(self) -> bool:
        """Whether the shown score is a measured probability."""
        return self.calibration is not None

    @classmethod
    def load(cls, path: Path) -> Ranker:
        """Return the ranker written at ``path``.

        Raises:
            RequestError: the file is absent or does not hold a ranker.
        """
        try:
            return cls.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, ValidationError) as fault:
            reason = str(fault).splitlines()[0]
            raise RequestError("error-ranker", path=str(path), reason=reason) from fault
