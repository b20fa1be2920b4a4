"""Parquet: the rows of the file, lists and records as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from matching.errors import FileUnreadableError
from matching.profiles.file_contents import read_bytes
from matching.profiles.rejects import shortened
from matching.profiles.table import Row, Table

if TYPE_CHECKING:
    from pathlib import Path

# The column in which pandas keeps the numbers of its rows.
_INDEX_COLUMN = "__index_level_0__"


def read_parquet(path: Path) -> Table:
    """Return the rows of the Parquet file at ``path``, numbered from 1.

    Raises:
        FileUnreadableError: the file is empty or no sound Parquet.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to import, only for Parquet
    import pyarrow.parquet as pq  # noqa: PLC0415

    contents = read_bytes(path)
    try:
        # One thread: the rows come in the same order, and memory stays small.
        table = pq.read_table(io.BytesIO(contents), use_threads=False)
        found = table.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise FileUnreadableError(
            "profiles-file-damaged",
            path=str(path),
            format="Parquet (.parquet)",
            reason=shortened(str(fault)),
        ) from fault
    columns = tuple(name for name in table.column_names if name != _INDEX_COLUMN)
    rows = tuple(
        Row(number, {name: cells[name] for name in columns})
        for number, cells in enumerate(found, start=1)
    )
    return Table(str(path), columns, rows)
