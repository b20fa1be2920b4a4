"""Documents on disk: five plain arrays, opened without being read.

data.npy, indices.npy and indptr.npy are those of a matrix of compressed rows, shape.npy says how
many rows and columns it has, owner.npy whose row each is. Places are in 32 bits while they fit.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import numpy.typing as npt
from scipy import sparse

from matching.index.documents import Documents, csr
from matching.index.runs import Rows

_MOST_32_BITS = np.iinfo(np.int32).max


def save_documents(documents: Documents, folder: Path) -> None:
    """Write ``documents`` into ``folder`` as plain arrays."""
    with DocumentWriter(folder, documents.rows.shape[1]) as writer:
        writer.add(documents.rows)
    writer.finish(documents.owner)


def load_documents(folder: Path) -> Documents:
    """Return what is saved in ``folder``; its rows are read as they are needed."""
    data, indices, indptr, owner = (
        np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
        for name in ("data", "indices", "indptr", "owner")
    )
    width = int(np.load(folder / "shape.npy", allow_pickle=False)[1])
    return Documents(csr(data, indices, indptr, width), owner)


class DocumentWriter:
    """Writes the rows of documents as they come, as ``save_documents`` would write them all."""

    def __init__(self, folder: Path, width: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._width = width
        self._sizes: list[npt.NDArray[np.int64]] = []
        self._data = _ArrayFile(folder / "data.npy", np.dtype(np.float32))
        self._indices = _ArrayFile(folder / "indices.npy", np.dtype(np.int32))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._data.close()
        self._indices.close()

    def add(self, rows: sparse.csr_matrix) -> None:
        """Write ``rows`` after those written before, the columns of each in order."""
        if not rows.has_canonical_format:
            rows = rows.copy()
            rows.sum_duplicates()
        self._data.add(rows.data)
        self._indices.add(rows.indices)
        self._sizes.append(np.diff(rows.indptr).astype(np.int64))

    def finish(self, owner: Rows) -> None:
        """Write what is known at the end: where each row starts, and whose it is."""
        indptr = np.cumsum(np.concatenate([np.zeros(1, np.int64), *self._sizes]))
        if indptr[-1] <= _MOST_32_BITS:
            indptr = indptr.astype(np.int32)
        shape = np.array([len(indptr) - 1, self._width])
        for name, array in (("indptr", indptr), ("shape", shape), ("owner", owner)):
            np.save(self._folder / f"{name}.npy", array, allow_pickle=False)


class _ArrayFile:
    """A one-dimensional array in NumPy's format of which the length is known only at the end."""

    def __init__(self, path: Path, dtype: np.dtype[np.generic]) -> None:
        self._dtype = dtype
        self._length = 0
        self._file: IO[bytes] = path.open("wb")
        self._start = self._write_header()

    def add(self, values: npt.NDArray[np.generic]) -> None:
        self._file.write(np.ascontiguousarray(values, self._dtype).data)
        self._length += len(values)

    def close(self) -> None:
        with self._file:
            self._file.seek(0)
            if self._write_header() != self._start:
                raise ValueError(self._file.name)

    def _write_header(self) -> int:
        # The header is padded, so that one of a longer array takes as many bytes.
        described = np.lib.format.dtype_to_descr(self._dtype)
        header = {"descr": described, "fortran_order": False, "shape": (self._length,)}
        np.lib.format.write_array_header_1_0(self._file, header)
        return self._file.tell()
