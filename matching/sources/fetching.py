"""All the profiles a source gives, the records left out, and how far the run came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matching.errors import SourceError
from matching.profiles.rejects import Reject, reject
from matching.sources.drafting import read_record
from matching.sources.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from matching.profiles.model import Profile
    from matching.sources.drafting import Reading
    from matching.sources.pages import ReadPage
    from matching.sources.protocol import AnySource, PlacedRecord

STEP = "source-step-read"
STEP_DOWNLOAD = "source-step-download"
_REPEATED = "source-left-repeated"
_SUPPRESSED = "source-left-suppressed"


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
    source: AnySource
    limit: int | None
    profiles: dict[str, Profile] = field(default_factory=dict)
    gathering: Gathering = field(default_factory=Gathering)
    rejects: list[Reject] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    records: int = 0
    announced: int = 0
    pages: int = 0
    kept_pages: int = 0
    is_capped: bool = False
    admit: Callable[[Profile], bool] = lambda _: True

    @property
    def is_full(self) -> bool:
        """Whether there are as many profiles as asked for."""
        return self.limit is not None and len(self.profiles) + self.gathering.named >= self.limit

    def add(self, placed: PlacedRecord, page: ReadPage) -> None:
        self.records += 1
        reading = read_record(placed.value, self.source, page.day)
        if reading.parts is not None:
            self.gathering.add(placed, reading, page.day, opens=not self.is_full)
        elif reading.left_out:
            self.left_out[reading.left_out] += 1
        elif reading.profile is None:
            self._refuse(placed, reading)
        elif not self.admit(reading.profile):
            self.left_out[_SUPPRESSED] += 1
        elif reading.profile.id in self.profiles:
            # Pages move while they are read: a record may be on two of them.
            self.left_out[_REPEATED] += 1
        else:
            self.profiles[reading.profile.id] = reading.profile

    def _refuse(self, placed: PlacedRecord, reading: Reading) -> None:
        self.rejects += [
            reject(placed.origin, placed.line, reading.record, fault) for fault in reading.faults
        ]

    def result(self, *, is_limited: bool = False, cut: SourceError | None = None) -> Fetched:
        for placed, reading in self.gathering.readings(self.source):
            if reading.profile is None:
                self._refuse(placed, reading)
            elif not self.admit(reading.profile):
                self.left_out[_SUPPRESSED] += 1
            else:
                self.profiles[reading.profile.id] = reading.profile
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
    admit: Callable[[Profile], bool] = lambda _: True,
    progress: Callable[[str, int, int], None] | None = None,
) -> Fetched:
    """Return the profiles of ``pages``, at most ``limit``; each identifier once, the first kept.

    A profile that several records make is made of all those read; at the limit, what completes the
    last of them is still read. Those that ``admit`` refuses are counted and left out. What a server
    does wrong ends the run, and what came before is returned with the reason.

    Raises:
        SourceError: it went wrong before the first page.
    """
    total = _Sum(source, limit, admit=admit)
    try:
        for page in pages:
            if total.is_full and not page.completes:
                return total.result(is_limited=True)
            total.pages += not page.goes_on
            total.kept_pages += page.was_kept
            total.announced += page.announced
            total.is_capped |= page.is_capped
            for placed in page.records:
                total.add(placed, page)
                if total.is_full and not total.gathering.named:
                    return total.result(is_limited=True)
            if progress is not None:
                progress(STEP, total.records, max(total.records, total.announced))
    except SourceError as fault:
        if not total.pages:
            raise
        return total.result(cut=fault)
    return total.result(is_limited=total.is_full)
