"""Documents: PDF, web pages and the parts of office files, JSON, calendars."""

from __future__ import annotations

import io
import json
import re
import zlib
from typing import TYPE_CHECKING, Final

from matching.privacy.finding.json_strings import strings_in
from matching.privacy.finding.parts import MOST_AT_ONCE, Part, Source, as_source, blocks
from matching.privacy.finding.text_search import decodings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STREAM: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_ENDS_A_VALUE: Final = re.compile(
    r"</(?:\w+:)?(?:p|div|td|th|li|h\d|tr|si|is|t|v|c|dt|dd|a|title|option|figcaption|script)\s*>"
    r"|<(?:br|hr)\s*/?>",
    re.I,
)
_TAG: Final = re.compile(r"<[^>]*>", re.S)
_ENDS_A_WORD: Final = re.compile(r"</(?:\w+:)?(?:p|div|td|th|li|h\d|tr|si|is|c|dt|dd)\s*>", re.I)
_DEEPEST: Final = 6


def pdf_parts(source: Source, within: Callable[[Source], Iterator[Part]]) -> Iterator[Part]:
    """Give the text of each page, every text among its objects, and its streams inflated."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, only for PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    if source.size > MOST_AT_ONCE:
        yield source.closed("privacy-closed-large")
        return
    contents = source.whole()
    try:
        reader = PdfReader(io.BytesIO(contents))
        for number, page in enumerate(reader.pages, start=1):
            yield source.value(page.extract_text(), f"{number}", kind="print")
        for name, files in reader.attachments.items():
            yield source.value(name, name)
            for file in files:
                yield from within(as_source(name, bytes(file), (*source.trail, name)))
        for text in _texts_of_objects(reader):
            yield source.value(text)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        yield source.closed("privacy-closed-damaged")
    for found in _STREAM.finditer(contents):
        yield Part("bytes", source.trail, block=_inflated(found[1]))
    yield from blocks(source, "bytes")


def _texts_of_objects(reader: object) -> Iterator[str]:
    """Give every string of the objects of a PDF, those that no page shows included."""
    from pypdf.generic import IndirectObject, TextStringObject  # noqa: PLC0415

    numbers = {
        (number, generation)
        for generation, places in reader.xref.items()  # type: ignore[attr-defined]
        for number in places
    } | {(number, 0) for number in reader.xref_objStm}  # type: ignore[attr-defined]

    def strings(value: object, depth: int) -> Iterator[str]:
        if isinstance(value, TextStringObject):
            yield str(value)
        elif isinstance(value, dict) and depth < _DEEPEST:
            for one in dict.values(value):
                yield from strings(one, depth + 1)
        elif isinstance(value, list) and depth < _DEEPEST:
            for one in list.__iter__(value):
                yield from strings(one, depth + 1)

    for number, generation in sorted(numbers):
        found = IndirectObject(number, generation, reader).get_object()
        yield from strings(found, 0)


def _inflated(stream: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        return unpacking.decompress(stream, MOST_AT_ONCE)
    except zlib.error:
        return stream


def markup_parts(source: Source) -> Iterator[Part]:
    """Give the text between the tags of HTML or XML, with words that tags part and join."""
    yield from blocks(source, "text", whole_words=True)
    if source.size > MOST_AT_ONCE:
        return
    for text in decodings(source.whole()):
        for line in _TAG.sub("", _ENDS_A_VALUE.sub("\n", text)).split("\n"):
            if line.strip():
                yield source.value(line)
        yield source.value(_TAG.sub("", _ENDS_A_WORD.sub(" ", text)), kind="text")
        yield source.value(_TAG.sub(" ", text), kind="text")


def json_parts(source: Source) -> Iterator[Part]:
    """Give each string of JSON or JSON Lines, JSON that stands inside a string included."""
    yield from blocks(source, "text", whole_words=True)
    source.file.seek(0)
    if source.size <= MOST_AT_ONCE:
        try:
            for text in strings_in(json.loads(source.whole())):
                yield source.value(text)
        except (ValueError, RecursionError):
            source.file.seek(0)
        else:
            return
    for number, line in enumerate(source.file, start=1):
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            continue
        for text in strings_in(found):
            yield source.value(text, f"{number}")


def calendar_parts(source: Source) -> Iterator[Part]:
    """Give the lines of a calendar or a card, those that were folded made whole."""
    if source.size > MOST_AT_ONCE:
        yield from blocks(source, "text", whole_words=True)
        return
    yield Part("text", source.trail, block=_FOLD.sub(b"", source.whole()))
