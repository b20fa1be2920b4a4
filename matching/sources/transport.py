"""One question to one server, over HTTP."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Protocol

import httpx2

from matching.config import APPLICATION
from matching.errors import SourceAnswerError
from matching.sources.started_file import StartedFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from matching.sources.protocol import Request

LARGEST_ANSWER = 50_000_000
"""Bytes; a page of the largest source has less than one million."""
LARGEST_FILE = 5_000_000_000
"""Bytes; the largest archive of a source has less than a tenth."""
_MOST_REDIRECTS = 5
_TIMEOUT = httpx2.Timeout(30.0, connect=10.0)


@dataclass(frozen=True)
class Answer:
    """What a server answered; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class NoAnswerError(Exception):
    """The server cannot be reached, or went away before its answer was whole; asking again may do.

    It never leaves this package: whoever asks turns it into a sentence.
    """


class Transport(Protocol):
    """Whatever asks a server."""

    def get(self, request: Request, headers: Mapping[str, str]) -> Answer:
        """Return the answer to ``request``, redirects followed.

        Raises:
            NoAnswerError: there is none, or not the whole of it.
            SourceAnswerError: redirects do not end, or the answer is too large.
        """
        ...

    def download(self, request: Request, headers: Mapping[str, str], target: Path) -> Answer:
        """Put the file of ``request`` at ``target``; the body of an answer without one comes back.

        What came before a cut stays beside ``target``, and is gone on from where the server can.

        Raises:
            NoAnswerError: there is none, or not the whole of it.
            SourceAnswerError: redirects do not end, or the file is too large.
        """
        ...


class HttpTransport:
    """Asks over HTTP, with a name that says who asks; to be used as a context."""

    def __init__(self, contact: str | None = None) -> None:
        self._client = httpx2.Client(
            headers={"User-Agent": user_agent(contact), "Accept": "application/json"},
            timeout=_TIMEOUT,
            follow_redirects=True,
            max_redirects=_MOST_REDIRECTS,
        )

    def __enter__(self) -> Self:
        self._client.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.__exit__(kind, fault, trace)

    def get(self, request: Request, headers: Mapping[str, str]) -> Answer:
        """Return the answer to ``request``."""
        with self._asking(request, headers) as response:
            return Answer(response.status_code, dict(response.headers), _body(response))

    def download(self, request: Request, headers: Mapping[str, str], target: Path) -> Answer:
        """Put the file of ``request`` at ``target``."""
        started = StartedFile(target)
        wanted = {"Accept": "*/*", "Accept-Encoding": "identity", **started.headers()}
        with self._asking(request, {**headers, **wanted}) as response:
            answer = Answer(response.status_code, dict(response.headers), b"")
            goes_on = answer.status == 206
            if answer.status == 416 or (goes_on and not started.fits(answer.headers)):
                started.drop()
                raise NoAnswerError(f"HTTP {answer.status}")
            if answer.status not in (200, 206):
                return Answer(answer.status, answer.headers, _body(response))
            # As they come: chunks of a size of their own would lose the last one at a cut.
            chunks = response.iter_bytes()
            for size in started.received(answer.headers, chunks, goes_on=goes_on):
                if size > LARGEST_FILE:
                    started.drop()
                    raise _too_large(response, LARGEST_FILE)
        started.finish()
        return answer

    @contextmanager
    def _asking(self, request: Request, headers: Mapping[str, str]) -> Iterator[httpx2.Response]:
        try:
            with self._client.stream(
                "GET", request.url, params=list(request.parameters), headers=dict(headers)
            ) as response:
                yield response
        except httpx2.TooManyRedirects as fault:
            raise SourceAnswerError(
                "source-redirects", url=request.address, most=str(_MOST_REDIRECTS)
            ) from fault
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as fault:
            raise SourceAnswerError(
                "source-bad-address", url=request.address, reason=str(fault)
            ) from fault
        except (httpx2.TransportError, httpx2.DecodingError) as fault:
            raise NoAnswerError(str(fault) or type(fault).__name__) from fault


def user_agent(contact: str | None) -> str:
    """Return the name under which servers are asked: product, version and whom to write to."""
    try:
        number = version(APPLICATION)
    except PackageNotFoundError:  # run from a clone that was never installed
        number = "0"
    whom = contact or "open data to partner suggestions"
    return f"{APPLICATION}/{number} ({whom})".encode("ascii", "replace").decode()


def _body(response: httpx2.Response) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        size += len(part)
        if size > LARGEST_ANSWER:
            raise _too_large(response, LARGEST_ANSWER)
        parts.append(part)
    return b"".join(parts)


def _too_large(response: httpx2.Response, largest: int) -> SourceAnswerError:
    return SourceAnswerError(
        "source-too-large", url=str(response.request.url), largest=str(largest // 1_000_000)
    )
