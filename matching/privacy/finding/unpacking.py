"""Which container a file is, by its first bytes, and what takes it apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from matching.privacy.finding.archives import packed_parts, tar_parts, zip_parts
from matching.privacy.finding.arrays import (
    FAISS_OTHER,
    FAISS_PLAIN,
    array_parts,
    faiss_parts,
    is_stored_texts,
    stored_text_parts,
)
from matching.privacy.finding.documents import (
    calendar_parts,
    json_parts,
    markup_parts,
    pdf_parts,
)
from matching.privacy.finding.parts import Part, Source, blocks
from matching.privacy.finding.tables import csv_parts, parquet_parts, sqlite_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 8
_HEAD: Final = 8_192
_PACKED: Final = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz"}
_JSON: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_CALENDAR: Final = re.compile(rb"(?:\xef\xbb\xbf)?BEGIN:V", re.I)
_WIDE: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CELLS: Final = (".csv", ".tsv")
_MOST_CONTROLS: Final = 0.02
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r\f")


def parts_of(source: Source) -> Iterator[Part]:
    """Give the parts of ``source`` and of all it contains, at most eight containers deep."""
    if source.depth > _DEEPEST:
        yield source.closed("privacy-closed-deep")
        return
    head = source.head(_HEAD)
    packed = next((kind for mark, kind in _PACKED.items() if head.startswith(mark)), None)
    if not head:
        return
    if packed:
        yield from packed_parts(source, parts_of, packed)
    elif head.startswith((b"PK\3\4", b"PK\5\6")):
        yield from zip_parts(source, parts_of)
    elif head[257:262] == b"ustar":
        yield from tar_parts(source, parts_of)
    elif head.startswith(b"SQLite format 3\0"):
        yield from sqlite_parts(source, parts_of)
    elif head.startswith(b"PAR1"):
        yield from parquet_parts(source, parts_of)
    elif head.startswith(b"%PDF"):
        yield from pdf_parts(source, parts_of)
    elif head.startswith(b"\x93NUMPY"):
        yield from array_parts(source)
    elif head.startswith((*FAISS_PLAIN, *FAISS_OTHER)) and source.name.endswith(".faiss"):
        yield from faiss_parts(source)
    elif is_stored_texts(source):
        yield from stored_text_parts(source)
    else:
        yield from _text_parts(source, head)


def _text_parts(source: Source, head: bytes) -> Iterator[Part]:
    encoding = _WIDE.get(head[:2])
    if encoding is None and _is_binary(head):
        yield from blocks(source, "bytes")
    elif source.name.lower().endswith(_CELLS):
        yield from csv_parts(source, encoding or _narrow(head))
        yield from blocks(source, "bytes" if encoding else "text", whole_words=not encoding)
    elif encoding:
        yield from blocks(source, "bytes")
    elif _CALENDAR.match(head):
        yield from calendar_parts(source)
    elif _JSON.match(head):
        yield from json_parts(source)
    elif _MARKUP.match(head):
        yield from markup_parts(source)
    else:
        yield from _lines(source)


def _lines(source: Source) -> Iterator[Part]:
    yield from blocks(source, "text", whole_words=True)
    source.file.seek(0)
    for number, line in enumerate(source.file, start=1):
        yield source.value(line.decode("utf-8", "replace").strip(), f"{number}")


def _narrow(head: bytes) -> str:
    try:
        head[: head.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\0" in head or controls > _MOST_CONTROLS * len(head)
