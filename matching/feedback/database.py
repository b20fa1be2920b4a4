"""The SQLite file behind the feedback store: opened, written whole or not at all, emptied for good.

Write-ahead log with ``synchronous = FULL``: what is committed is on the disk before the call
returns, and a process killed at any moment leaves what was committed before. One connection serves
all threads of a process that write, in turn, and another one those that read: who reads waits for
nobody that writes. Processes that write wait for one another.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from matching.errors import (
    MatchingError,
    WorkspaceBusyError,
    WorkspaceDamagedError,
    WorkspaceMismatchError,
    WorkspaceMissingError,
    WorkspaceWriteError,
)
from matching.feedback.schema import APPLICATION, STATEMENTS, VERSION

SECONDS_TO_WAIT = 30.0
"""How long a process waits for another that writes."""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_CLOSED_TO_WRITING = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_DISK = (*_CLOSED_TO_WRITING, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Database:
    """One open file."""

    def __init__(self, path: Path, *, create: bool, seconds: float = SECONDS_TO_WAIT) -> None:
        """Open the file at ``path``; with ``create`` it is made where it is absent.

        Raises:
            WorkspaceMissingError: it is absent, and is not to be made.
            WorkspaceMismatchError: another version of the program, or another program, wrote it.
            WorkspaceDamagedError: it is no database any more.
            WorkspaceWriteError: it cannot be made or read.
        """
        self.path = path
        self._seconds = seconds
        self._lock = threading.RLock()
        self._reading_lock = threading.RLock()
        if not create and not path.is_file():
            raise WorkspaceMissingError("feedback-missing", path=str(path))
        with self._refusals():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._opened()
        try:
            with self._refusals():
                self._prepare()
                self._reader = self._opened()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; what was committed is already on the disk."""
        with self._lock, self._reading_lock:
            self._reader.close()
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for questions that all see the same moment."""
        with self._reading_lock, self._refusals(), _transaction(self._reader, "BEGIN"):
            yield self._reader

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for changes that are all on the disk at the end, or none is.

        Raises:
            WorkspaceBusyError: another process kept writing for too long.
            WorkspaceWriteError: the disk is full or the file cannot be written.
        """
        with self._lock, self._refusals(), _transaction(self._connection, "BEGIN IMMEDIATE"):
            yield self._connection

    def scrub(self) -> None:
        """Write the file anew without what was taken out, and empty its log.

        Raises:
            WorkspaceBusyError: another process reads or writes; nothing is lost, ask again.
            WorkspaceWriteError: there is no room on the disk to write the file anew.
        """
        # A question that is being answered would keep the log from being emptied.
        with self._lock, self._reading_lock, self._refusals():
            self._connection.execute("VACUUM")
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise WorkspaceBusyError("feedback-busy", path=str(self.path))

    def faults(self) -> tuple[str, ...]:
        """Return what the file's own checks find wrong, nothing where it is sound."""
        with self.reading() as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        kept = [] if found == ["ok"] else found
        return (*kept, *(f"{table}, {row}: {parent}" for table, row, parent, _ in lost))

    def _opened(self) -> sqlite3.Connection:
        """Return a connection, read-only where no other can be had."""
        address = self.path.absolute().as_uri()
        try:
            return self._connect(f"{address}?mode=rwc")
        except sqlite3.OperationalError:
            if not self.path.is_file():
                raise
        with suppress(sqlite3.OperationalError):
            return self._connect(f"{address}?mode=ro")
        if self.path.with_name(f"{self.path.name}-wal").exists():
            # What is in the log only would be passed over.
            return self._connect(f"{address}?mode=ro")
        return self._connect(f"{address}?mode=ro&immutable=1")

    def _connect(self, address: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=self._seconds, isolation_level=None, check_same_thread=False
        )
        try:
            for setting in (
                "foreign_keys = ON",
                "recursive_triggers = ON",
                "secure_delete = ON",
                "synchronous = FULL",
                "temp_store = MEMORY",
            ):
                connection.execute(f"PRAGMA {setting}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        connection.row_factory = sqlite3.Row
        return connection

    def _prepare(self) -> None:
        """Make the tables of a new file; check that another one is ours."""
        if self._version() == (0, 0) and self._is_empty():
            self._use_the_log()
            with _transaction(self._connection, "BEGIN IMMEDIATE"):
                if self._is_empty():  # nobody else made them meanwhile
                    _run_all(self._connection, STATEMENTS)
        if self._version() != (APPLICATION, VERSION):
            application, version = self._version()
            given = str(version) if application == APPLICATION else "?"
            raise WorkspaceMismatchError(
                "feedback-schema", path=str(self.path), given=given, known=str(VERSION)
            )

    def _version(self) -> tuple[int, int]:
        read = self._connection.execute
        application: int = read("PRAGMA application_id").fetchone()[0]
        version: int = read("PRAGMA user_version").fetchone()[0]
        return application, version

    def _is_empty(self) -> bool:
        found = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return bool(found[0] == 0)

    def _use_the_log(self) -> None:
        """Switch a new file to the write-ahead log; SQLite does not wait for others by itself."""
        end = time.monotonic() + self._seconds
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > end:
                    raise
                time.sleep(0.01)
            else:
                return

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """Turn the faults of SQLite and of the system into sentences."""
        try:
            yield
        except sqlite3.DatabaseError as fault:
            refusal = self._refusal(getattr(fault, "sqlite_errorcode", 0) & 0xFF, str(fault))
            if refusal is None:
                raise
            raise refusal from fault
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise WorkspaceWriteError(
                "feedback-write", path=str(self.path), reason=reason
            ) from fault

    def _refusal(self, code: int, reason: str) -> MatchingError | None:
        path = str(self.path)
        if code in _DAMAGE:
            return WorkspaceDamagedError("feedback-damaged", path=path, reason=reason)
        if code in _BUSY:
            return WorkspaceBusyError("feedback-busy", path=path)
        if code in _DISK:
            return WorkspaceWriteError("feedback-write", path=path, reason=reason)
        return None


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run_all(connection: sqlite3.Connection, statements: str) -> None:
    """Run ``statements`` one by one; ``executescript`` would end the transaction."""
    pending = ""
    for line in statements.splitlines():
        pending += f"{line}\n"
        if sqlite3.complete_statement(pending):
            connection.execute(pending)
            pending = ""
