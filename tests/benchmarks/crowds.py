"""Crowds like the sample: its sentence vectors, each with noise of their own covariance."""

from __future__ import annotations

import numpy as np

_AT_ONCE = 20_000


def drawn(vectors, count, seed):
    """Rows x / |x| with x = a row of ``vectors`` drawn at random + N(0, their covariance)."""
    random = np.random.default_rng(seed)
    vectors = np.asarray(vectors, np.float32)
    values, directions = np.linalg.eigh(np.cov(vectors.astype(np.float64), rowvar=False))
    root = (directions * np.sqrt(np.maximum(values, 0))).astype(np.float32)
    rows = np.empty((count, vectors.shape[1]), np.float32)
    for start in range(0, count, _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        some[:] = random.standard_normal(some.shape, dtype=np.float32) @ root.T
        some += vectors[random.integers(0, len(vectors), len(some))]
        some /= np.linalg.norm(some, axis=1, keepdims=True)
    return rows
