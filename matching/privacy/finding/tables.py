"""Databases and tables: every value of every row, then what the bytes of the file hold besides."""

from __future__ import annotations

import csv
import io
import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Final

from matching.privacy.finding.json_strings import strings_in
from matching.privacy.finding.parts import MOST_AT_ONCE, Part, Source, as_source, blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAL_BYTES: Final = slice(18, 20)
"""Where the header of a database says that it has a write-ahead log."""
_SEPARATORS: Final = ";,\t"
_ZLIB: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def sqlite_parts(source: Source, within: Callable[[Source], Iterator[Part]]) -> Iterator[Part]:
    """Give each value of a SQLite file, then its bytes: free pages and what was cut off too.

    The file is read where it lies and never written. Its log and its journal are files of their
    own, of which the bytes are searched.
    """
    try:
        with closing(_opened(source)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            names = "SELECT name FROM sqlite_schema WHERE type = 'table'"
            for (table,) in connection.execute(names).fetchall():
                yield from _rows(connection, table, source, within)
    except (sqlite3.Error, OverflowError, MemoryError):
        yield source.closed("privacy-closed-damaged")
    yield from blocks(source, "remnant")


def parquet_parts(source: Source, within: Callable[[Source], Iterator[Part]]) -> Iterator[Part]:
    """Give each value of a Parquet file, then its bytes, which hold the least and the greatest."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, only for Parquet
    import pyarrow.parquet as pq  # noqa: PLC0415

    source.file.seek(0)
    try:
        table = pq.ParquetFile(source.file)
        for name, text in (table.metadata.metadata or {}).items():
            yield source.value(text.decode("utf-8", "replace"), name.decode("utf-8", "replace"))
        for batch in table.iter_batches(batch_size=1_000):
            for name, column in zip(batch.schema.names, batch.columns, strict=True):
                for value in column.to_pylist():
                    yield from _values(value, name, source, within)
    except (pa.ArrowException, OSError, ValueError):
        yield source.closed("privacy-closed-damaged")
    yield from blocks(source, "remnant")


def csv_parts(source: Source, encoding: str) -> Iterator[Part]:
    """Give each cell of a CSV file, with its line."""
    source.file.seek(0)
    text = io.TextIOWrapper(_kept_open(source), encoding, errors="replace", newline="")
    first = text.readline()
    separator = max(_SEPARATORS, key=first.count)
    text.seek(0)
    limit = csv.field_size_limit(MOST_AT_ONCE)
    try:
        for line, cells in enumerate(csv.reader(text, delimiter=separator), start=1):
            for cell in cells:
                yield source.value(cell, f"{line}")
    except csv.Error:
        return  # the bytes are searched as running text besides
    finally:
        csv.field_size_limit(limit)
        text.detach()


def _opened(source: Source) -> sqlite3.Connection:
    if source.path is not None:
        beside = source.path.with_name(f"{source.path.name}-wal")
        address = source.path.absolute().as_uri()
        # What is in the log only would be passed over by a connection that takes no notice of it.
        mode = "mode=ro" if beside.exists() else "mode=ro&immutable=1"
        return sqlite3.connect(f"{address}?{mode}", uri=True, timeout=10)
    contents = bytearray(source.whole())
    contents[_WAL_BYTES] = b"\1\1"
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(contents))
    return connection


def _rows(
    connection: sqlite3.Connection,
    table: str,
    source: Source,
    within: Callable[[Source], Iterator[Part]],
) -> Iterator[Part]:
    quoted = table.replace('"', '""')
    found = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a quoted name
    columns = [one[0] for one in found.description]
    for row in found:
        for column, value in zip(columns, row, strict=True):
            yield from _values(value, f"{table}.{column}", source, within)


def _values(
    value: object, where: str, source: Source, within: Callable[[Source], Iterator[Part]]
) -> Iterator[Part]:
    if isinstance(value, str):
        yield source.value(value, where, kind="cell")
        for text in strings_in(value):
            if text != value:
                yield source.value(text, where)
    elif isinstance(value, bytes):
        yield from within(as_source(where, _inflated(value), (*source.trail, where)))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _values(one, where, source, within)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _values(one, where, source, within)


def _inflated(value: bytes) -> bytes:
    if value.startswith(_ZLIB):
        unpacking = zlib.decompressobj()
        try:
            return unpacking.decompress(value, MOST_AT_ONCE)
        except zlib.error:
            return value
    return value


def _kept_open(source: Source) -> io.BufferedReader:
    return source.file  # type: ignore[return-value]  # every kind of file that sources have reads
