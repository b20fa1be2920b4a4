"""Vectors kept on the disk, so that no text is read twice by the same model."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import TYPE_CHECKING, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matching.errors import WorkspaceWriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from matching.embedding.protocol import Precision

Vector = npt.NDArray[np.float32]
_Result = TypeVar("_Result")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    model_id TEXT NOT NULL,
    precision TEXT NOT NULL,
    template_version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    vector BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (model_id, precision, template_version, text_hash)
)
"""
_GET = """
SELECT text_hash, vector, checksum FROM vectors
WHERE model_id = ? AND precision = ? AND template_version = ?
AND text_hash IN (SELECT value FROM json_each(?))
"""
_PUT = "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?, ?, ?)"
_KEEP = """
DELETE FROM vectors
WHERE template_version <> ? OR text_hash NOT IN (SELECT value FROM json_each(?))
"""
_OF_TEXTS = """
SELECT vector FROM vectors WHERE text_hash IN (SELECT value FROM json_each(?))
ORDER BY model_id, precision, template_version, text_hash
"""
_DIMENSION = "SELECT length(vector) / 4 FROM vectors WHERE model_id = ? LIMIT 1"

_DISK = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
)
_SECONDS_TO_WAIT = 30.0


class VectorCache:
    """The SQLite file ``cache/vectors.sqlite``: a vector by model, precision, template and text.

    It may be killed at any time: a batch is stored whole or not at all. A damaged file is thrown
    away and begun again, a damaged vector counts as absent: all of it can be computed anew.
    """

    def __init__(self, path: Path) -> None:
        """Open the cache, or create it and its folder.

        Raises:
            WorkspaceWriteError: the folder or the file cannot be written.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise self._refusal(fault.strerror or str(fault)) from fault
        self._connection: sqlite3.Connection | None = None
        self._run(lambda connection: None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put is already on the disk."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get_many(
        self, model_id: str, precision: Precision, template_version: str, hashes: Iterable[str]
    ) -> dict[str, Vector]:
        """Return the vectors that are known among ``hashes``; the others are simply not there.

        Raises:
            WorkspaceWriteError: the file cannot be read.
        """
        wanted = (model_id, precision, template_version, json.dumps(list(hashes)))
        rows = self._run(lambda connection: connection.execute(_GET, wanted).fetchall())
        return {
            text_hash: np.frombuffer(vector, dtype="<f4").astype(np.float32)
            for text_hash, vector, checksum in rows
            if zlib.crc32(vector) == checksum
        }

    def put_many(
        self,
        model_id: str,
        precision: Precision,
        template_version: str,
        vectors: Mapping[str, Vector],
    ) -> None:
        """Store vectors under their hashes, all in one transaction.

        Raises:
            WorkspaceWriteError: the disk is full or the file read-only.
        """
        rows = []
        for text_hash, vector in vectors.items():
            blob = np.ascontiguousarray(vector, dtype="<f4").tobytes()
            rows.append((model_id, precision, template_version, text_hash, blob, zlib.crc32(blob)))

        def put(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany(_PUT, rows)

        self._run(put)

    def keep_only(self, template_version: str, hashes: Iterable[str]) -> int:
        """Forget the vectors of all other texts, whatever the model; return how many went.

        What is forgotten is overwritten in the file, not merely marked as free.

        Raises:
            WorkspaceWriteError: the disk is full or the file read-only.
        """
        kept = (template_version, json.dumps(list(hashes)))

        def keep(connection: sqlite3.Connection) -> int:
            with connection:
                return connection.execute(_KEEP, kept).rowcount

        return self._run(keep)

    def scrub(self) -> None:
        """Write the file anew without the room of what was forgotten.

        Raises:
            WorkspaceWriteError: the disk is full or the file read-only.
        """
        self._run(lambda connection: connection.execute("VACUUM"))

    def vectors_of(self, hashes: Iterable[str]) -> tuple[Vector, ...]:
        """Return every vector of these texts, whatever the model.

        Raises:
            WorkspaceWriteError: the file cannot be read.
        """
        wanted = (json.dumps(list(hashes)),)
        rows = self._run(lambda connection: connection.execute(_OF_TEXTS, wanted).fetchall())
        return tuple(np.frombuffer(vector, dtype="<f4").astype(np.float32) for (vector,) in rows)

    def dimension(self, model_id: str) -> int | None:
        """Return the length of the vectors kept for a model, or none where there is no vector.

        Raises:
            WorkspaceWriteError: the file cannot be read.
        """
        row = self._run(lambda connection: connection.execute(_DIMENSION, (model_id,)).fetchone())
        return None if row is None else int(row[0])

    def _run(self, operation: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Return what ``operation`` returns, on a fresh file if the present one is damaged."""
        try:
            try:
                return operation(self._open())
            except sqlite3.DatabaseError as fault:
                # The low byte is the kind of error, the rest its detail.
                if getattr(fault, "sqlite_errorcode", 0) & 0xFF in _DISK:
                    raise
            self.close()
            self._path.unlink(missing_ok=True)
            self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
            return operation(self._open())
        except sqlite3.Error as fault:
            self.close()
            raise self._refusal(str(fault)) from fault
        except OSError as fault:
            raise self._refusal(fault.strerror or str(fault)) from fault

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, timeout=_SECONDS_TO_WAIT)
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute(_SCHEMA)
        return self._connection

    def _refusal(self, reason: str) -> WorkspaceWriteError:
        return WorkspaceWriteError("error-encoder-cache-write", path=str(self._path), reason=reason)
