"""How sure a figure is: bootstrap intervals over queries, and paired tests by exchange.

interval   percentiles 2.5 and 97.5 of the figure over samples of the queries, drawn with
           replacement (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993; for
           retrieval, Sakai, SIGIR 2006)
test       the two rankings of each query are exchanged or not, at random: p is the share of
           exchanges whose difference is at least as far from 0 as the one seen (Smucker, Allan
           & Carterette, "A Comparison of Statistical Significance Tests", CIKM 2007); for a
           mean over queries that is flipping signs. Two-sided, (1 + hits) / (1 + exchanges)
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Interval = tuple[float, float]
LEVEL = 95.0
"""Per cent of the samples an interval holds."""
_SAME = 1e-12
"""Differences this near are equal: sums in another order differ by as much."""


def samples(queries: int, count: int, seed: int) -> Array:
    """Return how many times each query is drawn: one row per sample, one column per query."""
    source = np.random.default_rng([seed, 0])
    even = np.full(queries, 1 / queries)
    return source.multinomial(queries, even, size=count).astype(np.float64)


def exchanges(queries: int, count: int, seed: int) -> Array:
    """Return 1 where the two rankings of a query are exchanged, else 0; shaped as ``samples``."""
    source = np.random.default_rng([seed, 1])
    return source.integers(0, 2, size=(count, queries)).astype(np.float64)


def means(values: Array, drawn: Array) -> Array:
    """Return the mean of ``values`` in each sample; NaN values are passed over."""
    known = ~np.isnan(values)
    weights = drawn[:, known]
    total = weights.sum(axis=1)
    found = np.full(len(drawn), np.nan)
    np.divide(weights @ values[known], total, out=found, where=total > 0)
    return found


def interval(drawn: Array) -> Interval:
    """Return between what figures the middle 95 % of ``drawn`` lie; NaN where none is known."""
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return np.nan, np.nan
    low, high = np.percentile(known, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return float(low), float(high)


def centred_interval(value: float, drawn: Array, lowest: float, highest: float) -> Interval:
    """Return the interval of ``drawn`` moved so that it is centred on ``value``, cut at the bounds.

    For figures of all lists together: a sample holds about 63 % of the queries, so that it covers
    less by its make, whatever the ranking. Only its spread is of use.
    """
    low, high = interval(drawn - drawn.mean() + value)
    return max(low, lowest), min(high, highest)


def sign_flip_test(differences: Array, exchanged: Array) -> float:
    """Return the p-value of the mean of paired ``differences`` (NaN passed over); 1 without any."""
    known = ~np.isnan(differences)
    if not known.any():
        return 1.0
    flipped = (1 - 2 * exchanged[:, known]) @ differences[known] / known.sum()
    return exchange_test(float(differences[known].mean()), flipped)


def exchange_test(seen: float, exchanged: Array) -> float:
    """Return how often an exchange gives a difference as far from 0 as the one ``seen``."""
    hits = int((np.abs(exchanged) >= abs(seen) - _SAME).sum())
    return (1 + hits) / (1 + len(exchanged))
