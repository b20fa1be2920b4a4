"""From what texts say of a domain to the probability that it is right (``models/domains.json``).

A logistic regression whose weights are the same for every domain: what it learned of some domains
holds for others, and for another file of domains.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.domains.evidence import FEATURES, Feature
from matching.errors import RequestError
from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from matching.domains.domain_vectors import Array


SUREST: Final = 0.99
"""No text makes surer: of the hundred surest out of fold all were right, which promises 101/102."""


class Training(BaseModel):
    """What the weights were learned from, and how well they did on profiles they had not seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profiles_hash: str
    """SHA-256 of the ids of the profiles with their domains, whatever their order."""
    profiles: int
    folds: int
    seed: int
    figures: dict[str, float]


class DomainModel(BaseModel):
    """The weights of the numbers in ``FEATURES``; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    note: str
    encoder: str
    """The model whose cosines the weights are for."""
    threshold: float = Field(ge=0, le=1)
    """From this probability on a domain is assigned."""
    intercept: float
    weights: dict[Feature, float]
    training: Training | None = None

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the model of the JSON file at ``path``.

        Raises:
            RequestError: the file cannot be read or is no such model.
        """
        try:
            found = cls.model_validate_json(path.read_bytes())
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise RequestError("domains-model", path=str(path), reason=reason) from fault
        except ValidationError as fault:
            first = fault.errors()[0]
            reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise RequestError("domains-model", path=str(path), reason=reason) from fault
        return found

    def save(self, path: Path) -> None:
        """Write the model to ``path`` as JSON a person can read, whole or not at all.

        Raises:
            RequestError: the file cannot be written.
        """
        content = self.model_dump(mode="json", exclude_none=True)
        text = json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False)
        write_atomically(path, f"{text}\n".encode())

    def probabilities(self, features: Array) -> Array:
        """Return one row a profile and one column a domain; 0 where there is nothing to go by.

        p = 1 / (1 + exp(-(intercept + Σ weight · number))), and at most ``SUREST``.
        """
        weights = np.array([self.weights.get(name, 0.0) for name in FEATURES])
        logits = self.intercept + features @ weights
        found = 1.0 / (1.0 + np.exp(-logits))
        return np.asarray(np.minimum(np.nan_to_num(found, nan=0.0), SUREST), np.float64)
