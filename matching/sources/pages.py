"""The pages of a source, one after the other: from the network and what is kept, or from files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from matching.errors import FileUnreadableError
from matching.profiles.rejects import REJECTS_SUFFIX
from matching.sources.answers import check_fields, read_json
from matching.sources.json_parts import JSON_SUFFIXES, read_records
from matching.sources.parts import parts_of
from matching.sources.protocol import PlacedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from matching.sources.asking import Asker
    from matching.sources.page_store import PageStore
    from matching.sources.parts import Part
    from matching.sources.protocol import FileSource, Request, Source
    from matching.sources.refusing import Keeping

FILE_SUFFIXES = (*JSON_SUFFIXES, ".zip")
_AT_ONCE = 1_000


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
    goes_on: bool = False
    """Whether it is the rest of the page before, of which it was not the whole."""


class _Turn(NamedTuple):
    """A request whose turn will come; ``read`` is what the pages before it held."""

    request: Request
    goes_on: bool = False
    completes: bool = False
    read: frozenset[str] = frozenset()


def pages_from_network(
    source: Source,
    asker: Asker,
    store: PageStore,
    now: datetime,
    *,
    refresh: bool = False,
    keeping: Keeping | None = None,
) -> Iterator[ReadPage]:
    """Yield every page of ``source``; each is kept once it is known to be sound.

    A request of which the source would not give all is put in several narrower ones. What completes
    the records of a page is asked for next. ``refresh`` asks again for what is kept. ``keeping``
    says what of a page may be kept, if anything: whoever was erased does not come back by way of
    what lies on the disk.

    Raises:
        SourceError: a page cannot be had.
    """
    waiting = [_Turn(source.first())]
    seen: set[Request] = set()
    while waiting:
        request, goes_on, completes, read = waiting.pop()
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
        check_fields(page.records, source.required, request.address)
        if not kept:
            told = keeping(body, answer, page.records) if keeping else body
            if told is not None:
                store.keep(request, told, now)
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
        held = _digest(page.records)
        # A source that gives the same again under ever new addresses would never end.
        if page.following is not None and page.records and held not in read:
            read = frozenset() if page.is_last else read | {held}
            waiting.append(_Turn(page.following, not page.is_last, completes, read))
        waiting.extend(_Turn(one, completes=True) for one in reversed(page.details))


def pages_from_files(source: Source, paths: Iterable[Path]) -> Iterator[ReadPage]:
    """Yield the records of recorded answers, of lists of records, or of one record a line.

    They were retrieved the day their file was last written. Files may be in archives; those of an
    archive that are no JSON are passed over.

    Raises:
        FileUnreadableError: a file cannot be read, or holds nothing of the kind.
        SourceAnswerError: its records are not those of this source.
    """
    for part in parts_of(paths):
        if part.entry and part.suffix not in JSON_SUFFIXES:
            continue
        records = read_records(part, source.required, source.page)
        for page in _batches(records, part.day, completes=True):
            check_fields([one.value for one in page.records], source.required, part.origin)
            yield page


def pages_from_parts(source: FileSource, parts: Sequence[Part]) -> Iterator[ReadPage]:
    """Yield the records that the files of a source hold together, received on the latest day.

    Raises:
        FileUnreadableError: a file is missing, is of another kind, or cannot be read.
        SourceAnswerError: a file is not one of this source.
    """
    for part in parts:
        if not part.entry and part.suffix not in source.suffixes:
            known = ", ".join((*source.suffixes, ".zip"))
            raise FileUnreadableError("source-file-kind", path=part.origin, known=known)
    wanted = [part for part in parts if part.suffix in source.suffixes]
    if not wanted:
        seen = ", ".join(part.name for part in parts) or "–"
        where = str(parts[0].group) if parts else "–"
        raise FileUnreadableError(
            "source-part-missing", path=where, missing=", ".join(source.suffixes), seen=seen[:300]
        )
    yield from _batches(source.records(wanted), max(part.day for part in wanted))


def files_in(folder: Path, suffixes: Iterable[str] = FILE_SUFFIXES) -> tuple[Path, ...]:
    """Return the files of records in ``folder``, in order of name; files of rejects are none.

    Raises:
        FileUnreadableError: there is none.
    """
    endings = tuple(suffixes)
    found = sorted(
        one
        for one in folder.glob("*")
        if one.suffix.lower() in endings and not one.name.endswith(REJECTS_SUFFIX)
    )
    if not found:
        raise FileUnreadableError("source-folder-empty", path=str(folder), known=", ".join(endings))
    return tuple(found)


def _batches(
    records: Iterator[PlacedRecord], day: date, *, completes: bool = False
) -> Iterator[ReadPage]:
    """Yield the records a thousand at a time, so that they need not all be held."""
    goes_on = False
    while batch := tuple(islice(records, _AT_ONCE)):
        yield ReadPage(batch, day, len(batch), goes_on=goes_on, completes=completes)
        goes_on = True


def _digest(records: Iterable[object]) -> str:
    text = json.dumps(list(records), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _placed(records: Iterable[object], origin: str) -> tuple[PlacedRecord, ...]:
    return tuple(PlacedRecord(origin, n, value) for n, value in enumerate(records, start=1))
