"""The spelling of each profile: rows over character n-grams, one per document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Documents:
    """Unit-length TF-IDF rows; ``owner`` says whose, in order.

    A profile is one document, all its texts in one; but where it tells nothing except works, each
    work is a document, since a person may work on several things.
    """

    rows: sparse.csr_matrix
    owner: Rows

    @property
    def single(self) -> bool:
        """Whether each profile is exactly one document."""
        return len(self.owner) == 0 or bool(np.all(np.diff(self.owner) == 1) and not self.owner[0])

    def of(self, count: int) -> sparse.csr_matrix:
        """Return one unit row per profile of ``count``: the mean of its documents."""
        if self.single and len(self.owner) == count:
            return self.rows
        gather = sparse.csr_matrix(
            (np.ones(len(self.owner)), (self.owner, np.arange(len(self.owner)))),
            shape=(count, len(self.owner)),
        )
        return unit_rows(sparse.csr_matrix(gather @ self.rows))

    def take(self, profiles: Sequence[int] | Rows) -> Documents:
        """Return the documents of those profiles, in the order given."""
        starts = np.searchsorted(self.owner, profiles, side="left")
        stops = np.searchsorted(self.owner, profiles, side="right")
        picked = [np.arange(start, stop) for start, stop in zip(starts, stops, strict=True)]
        flat = np.concatenate([*picked, np.zeros(0, np.intp)]).astype(np.intp)
        owner = np.repeat(np.arange(len(picked)), [len(one) for one in picked])
        return Documents(self.rows[flat], owner)


def unit_rows(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return ``rows`` scaled to length one; a zero row stays zero."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros(len(lengths)), where=lengths > 1e-12)
    return sparse.csr_matrix(sparse.diags(scale) @ rows, dtype=np.float32)
