"""Asking a server as its publisher wants to be asked, and asking again when it is in trouble."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from matching.errors import SourceError, SourceRefusedError, SourceUnreachableError
from matching.sources.answers import CutAnswerError, explanation, read_json
from matching.sources.transport import NoAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matching.sources.protocol import AnySource, Key, Request
    from matching.sources.transport import Answer, Transport

Read = TypeVar("Read")
_OF_PAGES = ("source-unreachable", "source-cut")
_OF_FILES = ("source-download-stopped", "source-download-cut")
ATTEMPTS = 6
"""How often one page is asked for before the run gives up."""
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 60.0
"""Seconds between two attempts, where the server does not say."""
_LONGEST_OBEYED = 600.0
"""Seconds the server may ask to wait; beyond, the run ends and says when to come back."""


@dataclass(frozen=True)
class Pace:
    """What time and chance are to a run; replaced in tests."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: random.Random = field(default_factory=random.Random)


class Asker:
    """Asks the pages of one source, at its rate; 429, 5xx and cut answers are asked again.

    The wait before attempt n is drawn between half and the whole of 1, 2, 4… seconds (exponential
    back-off with jitter), and never shorter than the ``Retry-After`` of the server.
    """

    def __init__(
        self, transport: Transport, source: AnySource, pace: Pace, key_value: str | None = None
    ) -> None:
        self._transport = transport
        self._source = source
        self._pace = pace
        self._headers = _key_header(source.key, key_value)
        self._next_turn = float("-inf")

    def ask(self, request: Request) -> tuple[bytes, object]:
        """Return the body of the answer to ``request`` and what its JSON holds.

        Raises:
            SourceUnreachableError: it is still in trouble after the last attempt.
            SourceRefusedError: it refuses the request, which is not asked again.
            SourceAnswerError: it answers with something else than data.
        """
        return self._insist(
            request,
            lambda: self._transport.get(request, self._headers),
            lambda answer: (answer.body, read_json(answer.body, request.address)),
        )

    def download(self, request: Request, target: Path, check: Callable[[Path], None]) -> None:
        """Put the file of ``request`` at ``target``, going on from the part that is there.

        ``check`` looks at the whole file; where it raises ``CutAnswerError`` the file is thrown
        away and asked for again.

        Raises:
            SourceUnreachableError: it is still in trouble after the last attempt; what was received
                stays there.
            SourceRefusedError: it refuses the request, which is not asked again.
            SourceAnswerError: it answers with something else than the file.
        """

        def checked(_answer: Answer) -> None:
            try:
                check(target)
            except (CutAnswerError, SourceError):
                target.unlink()
                raise

        self._insist(
            request,
            lambda: self._transport.download(request, self._headers, target),
            checked,
            keys=_OF_FILES,
        )

    def _insist(
        self,
        request: Request,
        attempt: Callable[[], Answer],
        read: Callable[[Answer], Read],
        keys: tuple[str, str] = _OF_PAGES,
    ) -> Read:
        """Return what ``read`` makes of the first good answer; ``keys`` tell of none, of a cut."""
        reason, key, asked = "", keys[0], None
        for number in range(ATTEMPTS):
            if number:
                self._pace.sleep(self._wait(number, asked, request, reason))
            self._take_turn()
            key, asked = keys[0], None
            try:
                answer = attempt()
                if answer.status in (200, 206):
                    return read(answer)
            except NoAnswerError as fault:
                reason = str(fault)
                continue
            except CutAnswerError:
                key, reason = keys[1], ""
                continue
            if answer.status != 429 and answer.status < 500:
                raise self._refusal(answer, request)
            reason = f"HTTP {answer.status}"
            asked = _retry_after(answer, self._pace.now())
            if answer.status == 429 and self._source.key is not None:
                key = "source-budget"
                if asked is None and _is_spent(answer):
                    break
        variable = self._source.key.variable if self._source.key else "–"
        raise SourceUnreachableError(
            key, url=request.address, reason=reason, attempts=str(ATTEMPTS), variable=variable
        )

    def _wait(self, attempt: int, asked: float | None, request: Request, reason: str) -> float:
        if asked is not None and asked > _LONGEST_OBEYED:
            key = self._source.key
            raise SourceUnreachableError(
                "source-come-back-key" if key else "source-come-back",
                url=request.address,
                reason=reason,
                minutes=str(round(asked / 60)),
                variable=key.variable if key else "–",
            )
        step = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** (attempt - 1))
        drawn = step * (0.5 + self._pace.chance.random() / 2)
        return max(drawn, asked or 0.0)

    def _take_turn(self) -> None:
        now = self._pace.elapsed()
        if now < self._next_turn:
            self._pace.sleep(self._next_turn - now)
        self._next_turn = max(now, self._next_turn) + 1.0 / self._source.per_second

    def _refusal(self, answer: Answer, request: Request) -> SourceRefusedError:
        key, said = self._source.key, explanation(answer.body)
        told = {"url": request.address, "status": str(answer.status), "said": said or "–"}
        if answer.status in (401, 403) and key is not None:
            return SourceRefusedError("source-key-needed", variable=key.variable, **told)
        return SourceRefusedError("source-refused", **told)


def _key_header(key: Key | None, value: str | None) -> dict[str, str]:
    return {key.header: key.prefix + value} if key is not None and value else {}


def _is_spent(answer: Answer) -> bool:
    """Return whether the server says that nothing is left of what it grants, for a day mostly."""
    try:
        return float(answer.headers.get("x-ratelimit-remaining", "")) <= 0
    except ValueError:
        return False


def _retry_after(answer: Answer, now: datetime) -> float | None:
    """Return the seconds the server asks to wait: given as such, or as the moment to come back."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text[:9])  # no less than years
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
