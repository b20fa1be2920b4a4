"""The bytes of a file, refused where its name lies about them, and the text of a text file."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import charset_normalizer

from matching.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

_OLD_OR_SEALED = b"\xd0\xcf\x11\xe0"
_SIGNATURES = {
    b"PK\x03\x04": "ZIP, Excel (.xlsx)",
    b"PK\x05\x06": "ZIP",
    b"%PDF": "PDF",
    b"PAR1": "Parquet (.parquet)",
    _OLD_OR_SEALED: "Excel 97-2003 (.xls)",
    b"\x1f\x8b": "gzip (.gz)",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"SQLite format": "SQLite",
    b"{\\rtf": "RTF",
}
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b", re.I | re.S
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What spreadsheets write besides UTF-8: Windows, then the older Mac ones, then consoles.
_SINGLE_BYTE_ENCODINGS = ["cp1252", "mac_roman", "cp850"]
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LOOKED_AT = 4096
"""Bytes of the head of a file in which a web page shows itself."""
_MOST_CONTROLS = 0.02
"""The share of control signs above which it is not a text; random bytes have a tenth."""


def read_bytes(path: Path) -> bytes:
    """Return the contents of the file at ``path``.

    Raises:
        FileUnreadableError: it may not be read, or is empty.
    """
    try:
        contents = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise FileUnreadableError("profiles-file-denied", path=str(path), reason=reason) from fault
    if not contents.strip():
        raise FileUnreadableError("profiles-file-empty", path=str(path))
    return contents


def read_text_bytes(path: Path) -> bytes:
    """Return the contents of the text file at ``path``, not decoded.

    Raises:
        FileUnreadableError: as ``read_bytes``, or it is a binary file under the name of a text.
    """
    contents = read_bytes(path)
    check_signature(contents, path)
    if b"\0" in contents and not contents.startswith(_WIDE_MARKS):
        raise FileUnreadableError("profiles-file-binary", path=str(path), suffix=path.suffix)
    return contents


def check_signature(contents: bytes, path: Path, own: bytes = b"") -> None:
    """Refuse contents whose first bytes are those of another format than its name says.

    ``own`` is how the format begins, where it always begins in the same way.

    Raises:
        FileUnreadableError: the contents are of another format, a web page among them.
    """
    if own and contents.startswith((own, _OLD_OR_SEALED)):
        return  # a workbook with a password begins as the old ones do
    found = [looks for signature, looks in _SIGNATURES.items() if contents.startswith(signature)]
    if _MARKUP.match(contents[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8)):
        found.append("HTML")
    if found:
        raise FileUnreadableError(
            "profiles-file-other-format", path=str(path), suffix=path.suffix, looks=found[0]
        )


def decode(contents: bytes, path: Path) -> str:
    """Return the text of ``contents``: UTF-8 with or without mark, UTF-16 with mark, Windows-1252.

    The older encodings of the Mac and of consoles, which some spreadsheets still write, are told
    from Windows-1252 by the letters they give.

    Raises:
        FileUnreadableError: it is UTF-8 with stray bytes, or no text in any of these encodings.
    """
    if contents.startswith(_WIDE_MARKS):
        text = contents.decode("utf-16", errors="replace")
    else:
        try:
            text = contents.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            text = _decode_single_byte(contents, path, fault.start)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise FileUnreadableError("profiles-file-binary", path=str(path), suffix=path.suffix)
    return text


def _decode_single_byte(contents: bytes, path: Path, stray: int) -> str:
    lenient = contents.decode("utf-8", errors="replace")
    strays = lenient.count("�")
    accented = sum(sign > "\x7f" for sign in lenient) - strays
    line = contents.count(b"\n", 0, stray) + 1
    # An accented letter of Windows-1252 is a stray byte of UTF-8 and nearly never two that fit.
    if accented > strays:
        raise FileUnreadableError("profiles-file-stray-bytes", path=str(path), line=str(line))
    found = charset_normalizer.from_bytes(contents, cp_isolation=_SINGLE_BYTE_ENCODINGS).best()
    if found is None:
        raise FileUnreadableError("profiles-file-encoding", path=str(path), line=str(line))
    return contents.decode(found.encoding)
