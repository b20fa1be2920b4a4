"""JSON Lines: one object a line; a line that is none is a rejected row."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any

from matching.errors import FileUnreadableError
from matching.profiles.file_contents import read_text_bytes
from matching.profiles.rejects import Fault, Reject, reject, shortened
from matching.profiles.table import Row, Table

if TYPE_CHECKING:
    from pathlib import Path


def read_jsonl(path: Path) -> Table:
    """Return the objects of the file at ``path``.

    Raises:
        FileUnreadableError: the file is empty or no text, or no line of it is an object.
    """
    contents = read_text_bytes(path).removeprefix(codecs.BOM_UTF8)
    rows: list[Row] = []
    rejects: list[Reject] = []
    columns: dict[str, None] = {}
    for number, line in enumerate(contents.split(b"\n"), start=1):
        if not line.strip():
            continue
        found = _read_object(line)
        if isinstance(found, dict):
            rows.append(Row(number, found))
            columns.update(dict.fromkeys(found))
        else:
            text = line.decode("utf-8", errors="backslashreplace").strip()
            fault = Fault("", shortened(text), found, {})
            rejects.append(reject(str(path), number, text, fault))
    if not rows:
        raise FileUnreadableError("profiles-file-no-object", path=str(path))
    return Table(str(path), tuple(columns), tuple(rows), tuple(rejects), has_header=False)


def _read_object(line: bytes) -> dict[str, Any] | str:
    """Return the object of a line, else the key of the sentence that says why there is none."""
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "profiles-row-not-utf8"
    except (ValueError, RecursionError):
        return "profiles-row-not-json"
    return found if isinstance(found, dict) else "profiles-row-not-object"
