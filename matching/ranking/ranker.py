"""The weights of the ranking, read from a readable JSON file (``models/ranker.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.errors import RequestError
from matching.profiles.model import Kind


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

    def given(self, *, centred: bool) -> tuple[float, float]:
        """Return mean and deviation for an index that is too small to measure them."""
        if centred or self.uncentred_mean is None or self.uncentred_deviation is None:
            return self.mean, self.deviation
        return self.uncentred_mean, self.uncentred_deviation


class KindPair(_Part):
    """How well two kinds of organisation complete each other, 0 to 1, whichever way round."""

    kinds: tuple[Kind, Kind]
    value: float = Field(ge=0, le=1)


class Complementarity(_Part):
    """The table of kinds that complete each other; ``default`` for pairs it does not name."""

    default: float = Field(ge=0, le=1)
    pairs: tuple[KindPair, ...]

    @cached_property
    def _table(self) -> Mapping[frozenset[Kind], float]:
        return {frozenset(pair.kinds): pair.value for pair in self.pairs}

    def value(self, one: Kind, other: Kind) -> float:
        """Return how well the two kinds complete each other."""
        return self._table.get(frozenset((one, other)), self.default)


class Retrieval(_Part):
    """How many candidates each channel brings, and the constant of reciprocal rank fusion."""

    depth: int = Field(ge=1)
    constant: int = Field(ge=1)


class Ranker(_Part):
    """Everything that can be learned about ranking; frozen."""

    version: int
    calibrated: bool
    note: str
    intercept: float
    slope: float = Field(gt=0)
    features: dict[str, FeatureWeight]
    complementarity: Complementarity
    retrieval: Retrieval
    variety: float = Field(ge=0, le=1)

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
