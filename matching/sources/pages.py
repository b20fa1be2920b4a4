"""The pages of a source, one after the other: from the network and what is kept, or from files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from matching.errors import FileUnreadableError
from matching.sources.answers import CutAnswerError, check_fields, read_json
from matching.sources.protocol import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from matching.sources.asking import Asker
    from matching.sources.page_store import PageStore
    from matching.sources.protocol import Source

FILE_SUFFIXES = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True)
class PlacedRecord:
    """One record with where it stands; ``value`` is what JSON holds there, of any kind."""

    origin: str
    line: int
    value: object


@dataclass(frozen=True)
class ReadPage:
    """The records of a page, the day it was retrieved, and whether it was kept from before.

    ``announced`` is how many records the source promises here and on the pages that follow this
    one; 0 on the pages that follow. ``is_capped`` says that it will not give all of them, and
    ``completes`` that its records may complete those of pages before.
    """

    records: tuple[PlacedRecord, ...]
    day: date
    announced: int = 0
    was_kept: bool = False
    is_capped: bool = False
    completes: bool = False


class _Turn(NamedTuple):
    """A request whose turn will come."""

    request: Request
    goes_on: bool = False
    completes: bool = False


def pages_from_network(
    source: Source, asker: Asker, store: PageStore, now: datetime, *, refresh: bool = False
) -> Iterator[ReadPage]:
    """Yield every page of ``source``; each is kept once it is known to be sound.

    A request of which the source would not give all is put in several narrower ones. What completes
    the records of a page is asked for next. ``refresh`` asks again for what is kept.

    Raises:
        SourceError: a page cannot be had.
    """
    waiting = [_Turn(source.first())]
    seen: set[Request] = set()
    while waiting:
        request, goes_on, completes = waiting.pop()
        if request in seen:  # a source whose pages lead in a circle
            continue
        seen.add(request)
        kept = None if refresh else store.find(request, now)
        if kept:
            body, retrieved_at = kept.body, kept.retrieved_at
            answer = read_json(body, request.address)
        else:
            body, answer = asker.ask(request)
            retrieved_at = now
        page = source.page(answer, request)
        check_shape(page.records, source, request.address)
        if not kept:
            store.keep(request, body, now)
        narrower = source.split(request, page)
        if narrower:
            waiting.extend(_Turn(one, completes=completes) for one in reversed(narrower))
            continue
        yield ReadPage(
            _placed(page.records, request.address),
            retrieved_at.date(),
            announced=0 if goes_on else page.total or 0,
            was_kept=kept is not None,
            is_capped=page.is_capped,
            completes=completes,
        )
        if page.following is not None and page.records:
            waiting.append(_Turn(page.following, not page.is_last, completes))
        waiting.extend(_Turn(one, completes=True) for one in reversed(page.details))


def pages_from_files(source: Source, paths: Iterable[Path]) -> Iterator[ReadPage]:
    """Yield the records of recorded answers, of lists of records, or of one record a line.

    They were retrieved the day their file was last written.

    Raises:
        FileUnreadableError: a file cannot be read, or holds nothing of the kind.
        SourceAnswerError: its records are not those of this source.
    """
    for path in paths:
        try:
            contents = path.read_bytes()
            day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise FileUnreadableError(
                "source-file-unreadable", path=str(path), reason=reason
            ) from fault
        records = _records_in(path, contents, source)
        check_shape([one.value for one in records], source, str(path))
        yield ReadPage(records, day, len(records), completes=True)


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of records in ``folder``, in order of name.

    Raises:
        FileUnreadableError: there is none.
    """
    found = sorted(one for one in folder.glob("*") if one.suffix.lower() in FILE_SUFFIXES)
    if not found:
        known = ", ".join(FILE_SUFFIXES)
        raise FileUnreadableError("source-folder-empty", path=str(folder), known=known)
    return tuple(found)


def check_shape(records: Iterable[object], source: Source, origin: str) -> None:
    """Check that some record has each of the fields that all of them used to have.

    Raises:
        SourceAnswerError: none has; the fields are named, with those that are there instead.
    """
    check_fields(records, source.required, origin)


def _records_in(path: Path, contents: bytes, source: Source) -> tuple[PlacedRecord, ...]:
    lines = [line for line in contents.split(b"\n") if line.strip()]
    if len(lines) > 1 and all(line.lstrip()[:1] == b"{" for line in lines[:2]):
        return tuple(_lines(path, contents))
    try:
        answer = read_json(contents, str(path))
    except CutAnswerError as fault:
        raise FileUnreadableError("source-file-cut", path=str(path)) from fault
    if isinstance(answer, list):
        return _placed(answer, str(path))
    if _is_record(answer, source.required):
        return _placed([answer], str(path))
    return _placed(source.page(answer, Request(str(path))).records, str(path))


def _is_record(answer: object, required: Iterable[str]) -> bool:
    return isinstance(answer, dict) and all(name in answer for name in required)


def _lines(path: Path, contents: bytes) -> Iterator[PlacedRecord]:
    for number, line in enumerate(contents.split(b"\n"), start=1):
        if line.strip():
            try:
                value: object = json.loads(line)
            except (ValueError, RecursionError):
                value = line.decode("utf-8", errors="backslashreplace").strip()
            yield PlacedRecord(str(path), number, value)


def _placed(records: Iterable[object], origin: str) -> tuple[PlacedRecord, ...]:
    return tuple(PlacedRecord(origin, n, value) for n, value in enumerate(records, start=1))
