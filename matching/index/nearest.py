"""The FAISS index of one territory and facet; cosines leave it as scores, higher is better.

Small, it compares a query with every row. Above ``EXACT_UP_TO`` rows it looks only at the lists of
rows nearest to the query (see ``matching.index.lists``), and ``recall`` says what that finds.
Opened, its file is mapped into memory: what is not searched is not read.

<facet>.faiss      what FAISS writes
<facet>.json       {"recall": ...}, null where it is exact
"""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.index.centring import Vectors
from matching.index.lists import Cells, build_lists, cells_of
from matching.index.pair_scores import Rows
from matching.index.sweeping import parts, taken

EXACT_UP_TO = 50_000
"""Rows: one query is compared with so many in about ten milliseconds."""
_AT_ONCE = 32_768
_BY_LIST = 1
"""FAISS: the lists of one query are shared out over the processors, as nobody waits for two."""
_QUERIES_AT_ONCE = 16
"""From twenty FAISS multiplies matrices, which rounds differently than for one."""


@dataclass(frozen=True)
class Nearest:
    """Search by inner product over unit vectors; ``rows`` maps a position to its row."""

    index: Any
    rows: Rows
    recall: float | None = None
    """The share of the nearest 20 that an approximate index finds; None of an exact one."""

    @classmethod
    def build(
        cls,
        vectors: Vectors,
        known: npt.NDArray[np.bool_],
        asked: Vectors | None = None,
        *,
        exact_up_to: int = EXACT_UP_TO,
    ) -> Nearest:
        """Return the index of the rows of ``vectors`` that are ``known``.

        ``vectors`` may be mapped. Above ``exact_up_to`` rows the index is approximate; ``asked``
        are then vectors such as it will be searched for, a sample of which says how many rows must
        be looked at. Same input, same index.
        """
        import faiss  # noqa: PLC0415 - only the index opens FAISS

        rows = np.flatnonzero(known)
        if len(rows) > exact_up_to:
            index, recall = build_lists(vectors, rows, asked)
            return cls(index, rows, recall)
        index = faiss.IndexFlatIP(max(1, vectors.shape[1]))
        for some in parts(rows, _AT_ONCE):
            index.add(np.ascontiguousarray(taken(vectors, some)))
        return cls(index, rows)

    @classmethod
    def open(cls, path: Path, known: npt.NDArray[np.bool_]) -> Nearest:
        """Return the index saved at ``path``, of the rows that are ``known``.

        Raises:
            OSError: a file is absent.
        """
        import faiss  # noqa: PLC0415

        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        path.stat()  # FAISS raises something else where there is no file
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        if about["recall"] is not None:
            index.parallel_mode = _BY_LIST
        return cls(index, np.flatnonzero(known), about["recall"])

    def save(self, path: Path) -> None:
        """Write the index at ``path`` (a .faiss file), and its recall beside it.

        Raises:
            OSError: the disk is full or the folder cannot be written.
        """
        import faiss  # noqa: PLC0415

        with path.open("wb") as file:
            try:
                faiss.write_index(self.index, faiss.PyCallbackIOWriter(file.write))
            except (RuntimeError, SystemError) as fault:
                raise OSError(errno.EIO, str(fault), str(path)) from fault
        path.with_suffix(".json").write_text(json.dumps({"recall": self.recall}), encoding="utf-8")

    @cached_property
    def cells(self) -> Cells:
        """The lists of an index that is not exact."""
        return cells_of(self.index, self.rows)

    def search(
        self, query: Vectors, depth: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> list[int]:
        """Return the ``depth`` rows nearest to one ``query`` vector, best first, ties by row.

        With ``allowed``, one truth value for each row of the vectors, only among those; the fewer
        they are, the more lists an approximate index looks at.
        """
        return self.search_each(query[None], depth, allowed)[0]

    def search_each(
        self, queries: Vectors, depth: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> list[list[int]]:
        """Return for each of ``queries`` what ``search`` returns; what they share is done once."""
        among = None if allowed is None else allowed[self.rows]
        count = len(self.rows) if among is None else int(np.count_nonzero(among))
        if not count:
            return [[] for _ in queries]
        only = None if among is None else self._only(among, count)
        found = []
        for some in parts(np.arange(len(queries)), _QUERIES_AT_ONCE):
            asked = np.ascontiguousarray(queries[some], np.float32)
            scores, positions = self.index.search(asked, min(depth, count), params=only)
            for query, score, position in zip(asked, scores, positions, strict=True):
                rows = self.rows[position[position >= 0]]
                best = np.lexsort((rows, -score[position >= 0]))
                found.append(rows[best].tolist() if np.any(query) else [])
        return found

    def _only(self, among: npt.NDArray[np.bool_], count: int) -> Any:
        import faiss  # noqa: PLC0415

        selector = faiss.IDSelectorBitmap(np.packbits(among, bitorder="little"))
        if self.recall is None:
            return faiss.SearchParameters(sel=selector)
        visits = -(-self.index.nprobe * len(among) // count)
        return faiss.SearchParametersIVF(sel=selector, nprobe=min(self.index.nlist, visits))
