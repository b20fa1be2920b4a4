"""The records of a JSON file: an answer that was kept, a list, one record, or one a line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final

from matching.errors import FileUnreadableError, SourceAnswerError
from matching.profiles.rejects import shortened
from matching.sources.answers import CutAnswerError, read_json
from matching.sources.json_stream import NoListError, read_list
from matching.sources.protocol import PlacedRecord, Request
from matching.sources.transport import LARGEST_ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

    from matching.sources.parts import Part
    from matching.sources.protocol import Page

JSON_SUFFIXES: Final = (".json", ".jsonl", ".ndjson")
_HEAD: Final = 4_096
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
"""The mark of UTF-8 and white space, before the first sign."""


def read_records(
    part: Part, required: Iterable[str], page: Callable[[object, Request], Page]
) -> Iterator[PlacedRecord]:
    """Yield the records of ``part``; lists and lines are read as they come, however many.

    ``page`` takes an answer apart; an object with all ``required`` fields is a record.

    Raises:
        FileUnreadableError: it is empty, cut, or too large for an answer.
        SourceAnswerError: it is no JSON, or an answer of another source.
    """
    with part.open() as opened:
        start = opened.read(_HEAD).lstrip(_BLANK)[:1]
    try:
        if start == b"[":
            yield from read_items(part)
        elif _has_lines(part):
            yield from _lines(part)
        else:
            answer = read_json(_whole(part), part.origin)
            is_record = isinstance(answer, dict) and all(name in answer for name in required)
            found = (answer,) if is_record else page(answer, Request(part.origin)).records
            for number, value in enumerate(found, start=1):
                yield PlacedRecord(part.origin, number, value)
    except CutAnswerError as fault:
        raise FileUnreadableError("source-file-cut", path=part.origin) from fault


def read_items(part: Part) -> Iterator[PlacedRecord]:
    """Yield the items of the list that ``part`` is.

    Raises:
        FileUnreadableError: it stops before its end.
        SourceAnswerError: it is no list.
    """
    try:
        encoding = part.encoding()
        with part.open() as opened:
            text = io.TextIOWrapper(opened, encoding, errors="replace")
            for number, value in enumerate(read_list(text), start=1):
                yield PlacedRecord(part.origin, number, value)
    except CutAnswerError as fault:
        raise FileUnreadableError("source-file-cut", path=part.origin) from fault
    except NoListError as fault:
        raise SourceAnswerError(
            "source-not-json", url=part.origin, start=shortened(fault.start)
        ) from fault


def _has_lines(part: Part) -> bool:
    """Return whether the first two lines that hold something begin an object each."""
    with part.open() as opened:
        starts = [line.lstrip(_BLANK)[:1] for _, line in _written(opened, 2)]
    return starts == [b"{", b"{"]


def _lines(part: Part) -> Iterator[PlacedRecord]:
    encoding = part.encoding()
    with part.open() as opened:
        for number, line in _written(opened):
            try:
                value: object = json.loads(line.decode(encoding))
            except (ValueError, RecursionError):
                value = line.decode(encoding, errors="backslashreplace").strip()
            yield PlacedRecord(part.origin, number, value)


def _written(opened: IO[bytes], most: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold something with their number, at most so many."""
    number = given = 0
    while (most is None or given < most) and (line := opened.readline(LARGEST_ANSWER)):
        number += 1
        if line.strip():
            given += 1
            yield number, line


def _whole(part: Part) -> bytes:
    with part.open() as opened:
        contents = opened.read(LARGEST_ANSWER + 1)
    if len(contents) > LARGEST_ANSWER:
        raise FileUnreadableError(
            "source-answer-large", path=part.origin, largest=LARGEST_ANSWER // 1_000_000
        )
    return contents
