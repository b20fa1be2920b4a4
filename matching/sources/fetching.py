"""All the profiles a source gives, the records left out, and how far the run came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matching.errors import SourceError
from matching.profiles.rejects import Fault, Reject, reject
from matching.sources.drafting import read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from matching.profiles.model import Profile
    from matching.sources.pages import ReadPage
    from matching.sources.protocol import AnySource, PlacedRecord

STEP = "source-step-read"
STEP_DOWNLOAD = "source-step-download"
_REPEATED = "source-left-repeated"


@dataclass(frozen=True)
class Fetched:
    """What came out of a source; ``cut`` is what ended the run before the last page."""

    profiles: tuple[Profile, ...]
    rejects: tuple[Reject, ...]
    left_out: Mapping[str, int]
    records: int
    announced: int
    pages: int
    kept_pages: int
    is_capped: bool = False
    is_limited: bool = False
    cut: SourceError | None = None


@dataclass
class _Sum:
    profiles: dict[str, Profile] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    records: int = 0
    announced: int = 0
    pages: int = 0
    kept_pages: int = 0
    is_capped: bool = False

    def add(self, placed: PlacedRecord, source: AnySource, page: ReadPage) -> None:
        self.records += 1
        reading = read_record(placed.value, source, page.day)
        if reading.left_out:
            self.left_out[reading.left_out] += 1
        elif reading.profile is None:
            self.rejects += [_reject(placed, reading.record, fault) for fault in reading.faults]
        elif reading.profile.id in self.profiles:
            # Pages move while they are read: a record may be on two of them.
            self.left_out[_REPEATED] += 1
        else:
            self.profiles[reading.profile.id] = reading.profile

    def result(self, *, is_limited: bool = False, cut: SourceError | None = None) -> Fetched:
        return Fetched(
            tuple(self.profiles.values()),
            tuple(self.rejects),
            dict(sorted(self.left_out.items())),
            self.records,
            self.announced,
            self.pages,
            self.kept_pages,
            self.is_capped,
            is_limited,
            cut,
        )


def fetch(
    source: AnySource,
    pages: Iterable[ReadPage],
    *,
    limit: int | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Fetched:
    """Return the profiles of ``pages``, at most ``limit``; each identifier once, the first kept.

    What a server does wrong ends the run, and what came before is returned with the reason.

    Raises:
        SourceError: it went wrong before the first page.
    """
    total = _Sum()
    try:
        for page in pages:
            total.pages += not page.goes_on
            total.kept_pages += page.was_kept
            total.announced += page.announced
            total.is_capped |= page.is_capped
            for placed in page.records:
                total.add(placed, source, page)
                if limit is not None and len(total.profiles) >= limit:
                    return total.result(is_limited=True)
            if progress is not None:
                progress(STEP, total.records, max(total.records, total.announced))
    except SourceError as fault:
        if not total.pages:
            raise
        return total.result(cut=fault)
    return total.result()


def _reject(placed: PlacedRecord, record: object, fault: Fault) -> Reject:
    return reject(placed.origin, placed.line, record, fault)
