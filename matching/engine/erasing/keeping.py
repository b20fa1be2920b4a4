"""What may be kept of a page of a source, so that nobody who was erased lies on the disk again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.sources.drafting import read_record
from matching.sources.refusing import Keeping, without_records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from matching.privacy.suppression import SuppressionList
    from matching.sources.protocol import Source


def keeping_for(source: Source, listed: SuppressionList, day: date) -> Keeping:
    """Return what says of each page of ``source`` what may be kept of it.

    The records of whoever is ``listed`` are not; and where the page still gives a number by which
    a registry calls one of them, as a work does of its authors, nothing of it is.
    """

    def is_refused(record: object) -> bool:
        profile = read_record(record, source, day).profile
        return profile is not None and listed.covers(profile)

    def keeping(body: bytes, answer: object, records: Iterable[object]) -> bytes | None:
        if not len(listed):
            return body
        told = without_records(body, answer, filter(is_refused, records))
        return None if listed.numbers_in(told.decode(errors="replace")) else told

    return keeping
