"""Calibration: from the harmonic mean of two fits to the probability that both sides gain.

The harmonic mean of two probabilities is not one. The map is increasing and piecewise linear, so
that it never changes an order; its knots come from isotonic regression (Zadrozny & Elkan,
"Transforming classifier scores into accurate multiclass probability estimates", KDD 2002).
"""

from __future__ import annotations

from typing import Self

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, model_validator

Array = npt.NDArray[np.float64]


class Calibration(BaseModel):
    """An increasing map of [0, 1] into itself, linear between its knots; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    harmonic_means: tuple[float, ...]
    probabilities: tuple[float, ...]

    @model_validator(mode="after")
    def _increases(self) -> Self:
        for knots in (self.harmonic_means, self.probabilities):
            if len(knots) < 2 or not all(np.diff(knots) > 0) or min(knots) < 0 or max(knots) > 1:
                raise ValueError("knots must increase within 0 to 1")
        if len(self.harmonic_means) != len(self.probabilities):
            raise ValueError("as many probabilities as harmonic means")
        if (self.harmonic_means[0], self.harmonic_means[-1]) != (0, 1):
            raise ValueError("knots must go from 0 to 1")
        return self

    def apply(self, harmonic_means: Array) -> Array:
        """Return the probability of each harmonic mean, in the same shape."""
        return np.interp(harmonic_means, self.harmonic_means, self.probabilities)
