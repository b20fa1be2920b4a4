"""What a connector is: where its pages are, and what one of its records says of a profile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from matching.sources.parts import Part


@dataclass(frozen=True)
class Request:
    """One page asked for: an address and its parameters, without any key."""

    url: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """The whole address, as a browser would show it."""
        return f"{self.url}?{urlencode(self.parameters)}" if self.parameters else self.url

    def value(self, name: str) -> str | None:
        """Return the value of a parameter, None where it is not given."""
        return dict(self.parameters).get(name)

    def having(self, **values: str) -> Request:
        """Return the same request with these parameters, in place of those of the same name."""
        kept = {**dict(self.parameters), **values}
        return Request(self.url, tuple(kept.items()))


@dataclass(frozen=True)
class Key:
    """The key a source may ask for: the variable that holds it, and the header that carries it."""

    variable: str
    header: str
    prefix: str = ""


@dataclass(frozen=True)
class Page:
    """The records of one answer; ``total`` is how many the source announces for the request.

    ``is_capped`` says that the source would not give all of them, however many pages are asked.
    ``details`` are requests for what completes these records, asked before ``following``.
    ``is_last`` says that ``following`` is no further page of the same request but another one.
    """

    records: tuple[object, ...]
    total: int | None = None
    following: Request | None = None
    is_capped: bool = False
    details: tuple[Request, ...] = ()
    is_last: bool = False


@dataclass(frozen=True)
class Draft:
    """The values of a profile, and what the source calls each of its fields."""

    values: Mapping[str, Any]
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parts:
    """What a record says of profiles that several records make together: of none or of many.

    A draft that has a ``name`` makes a profile; one that has only an ``id`` and lists adds to it,
    whichever comes first, and is passed over where nothing makes it.
    """

    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A record that is sound and not wanted; ``reason`` is the key of a message."""

    reason: str


@dataclass(frozen=True)
class Unreadable:
    """A row that no record can be made of; ``key`` and ``values`` are the sentence that says why.

    The row itself is not kept: which of its cells may be kept is not known.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PlacedRecord:
    """One record with where it stands.

    ``value`` is what JSON holds there, of any kind, or what became of a row: ``Unreadable``,
    ``LeftOut``.
    """

    origin: str
    line: int
    value: object


class AnySource(Protocol):
    """What every source of open data has, however its records are had."""

    @property
    def name(self) -> str:
        """What the command line calls it."""
        ...

    @property
    def title(self) -> str:
        """What its publisher calls it."""
        ...

    @property
    def licence(self) -> str:
        """The licence of its records."""
        ...

    @property
    def attribution(self) -> str:
        """The words that name the publisher, as the licence asks."""
        ...

    @property
    def per_second(self) -> float:
        """How many pages may be asked for in a second."""
        ...

    @property
    def key(self) -> Key | None:
        """The key it may ask for."""
        ...

    @property
    def allowed(self) -> Mapping[str, Any]:
        """The only fields that are read, kept in a reject or shown; None for those taken whole."""
        ...

    def draft(self, record: Mapping[str, Any], day: date) -> Draft | Parts | LeftOut:
        """Return what a record, already reduced to ``allowed``, says; ``day`` it was retrieved."""
        ...


class Source(AnySource, Protocol):
    """A source that is asked page by page."""

    @property
    def required(self) -> tuple[str, ...]:
        """Fields that every record has; where none has one, the source has changed its shape."""
        ...

    def first(self) -> Request:
        """Return the request of the first page.

        Raises:
            RequestError: the options leave nothing to ask for.
        """
        ...

    def page(self, answer: object, request: Request) -> Page:
        """Return the records of an answer, and the request of the next page.

        Raises:
            SourceAnswerError: the answer has not the shape that is known.
        """
        ...

    def split(self, request: Request, page: Page) -> Sequence[Request]:
        """Return narrower requests where the source would not give all of this one, else none."""
        ...


@runtime_checkable
class FileSource(AnySource, Protocol):
    """A source that publishes whole files, which are read together."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of its files end, within an archive or beside one another."""
        ...

    @property
    def names_people(self) -> bool:
        """Whether its files name people; such files are not kept once they are read."""
        ...

    def downloads(self, day: date) -> Sequence[Request]:
        """Return the files to download on that day.

        Raises:
            RequestError: it cannot be downloaded, or the options leave nothing to ask for.
        """
        ...

    def records(self, parts: Sequence[Part]) -> Iterator[PlacedRecord]:
        """Yield the records that the files hold together.

        Raises:
            FileUnreadableError: a file is missing or cannot be read.
            SourceAnswerError: a file has not the columns that are known.
        """
        ...


def only_allowed(record: Mapping[str, Any], allowed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ``record`` that ``allowed`` names, down through objects and lists."""
    return {
        name: value if within is None else _within(value, within)
        for name, within in allowed.items()
        if (value := record.get(name)) is not None
    }


def _within(value: object, allowed: Mapping[str, Any]) -> object:
    if isinstance(value, dict):
        return only_allowed(value, allowed)
    if isinstance(value, list):
        return [only_allowed(one, allowed) for one in value if isinstance(one, dict)]
    return None
