"""What a search found, for a terminal and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matching.cli.canvas import grid, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from matching.cli.session import Session
    from matching.privacy.finding.needles import Needle
    from matching.privacy.finding.searching import Closed, Hit, Searched

_LONGEST: Final = 60


def found_screen(found: Searched, session: Session) -> Iterator[RenderableType]:
    """Give the places of what was found, what could not be searched, and how much was."""
    if found.hits:
        yield hits_table(found.hits, session)
    yield from closed_lines(found.closed, session)
    count = len(found.paths)
    yield words(session.say("privacy-found-count", count=count, files=found.files))


def hits_table(hits: Iterable[Hit], session: Session) -> RenderableType:
    """Return a table of one row for each place."""
    names = ("file", "where", "what", "form")
    table = grid([(session.say(f"privacy-column-{name}"), "name") for name in names])
    for hit in hits:
        cells = (
            str(hit.path),
            " › ".join(hit.trail),
            told_needle(hit.needle, session),
            session.say(f"privacy-form-{hit.form}"),
        )
        table.add_row(*map(words, cells))
    return table


def closed_lines(closed: Iterable[Closed], session: Session) -> Iterator[RenderableType]:
    """Give a line for each thing that could not be searched."""
    for one in closed:
        where = " › ".join((str(one.path), *one.trail))
        yield words(session.say(one.reason, where=where))


def told_needle(needle: Needle, session: Session) -> str:
    """Return what was looked for, in words."""
    kind = session.say(f"privacy-needle-{needle.kind}")
    if not needle.text:
        return kind
    text = needle.text if len(needle.text) <= _LONGEST else f"{needle.text[: _LONGEST - 1]}…"
    return session.say("privacy-needle", kind=kind, text=text)


def found_document(found: Searched) -> dict[str, Any]:
    """Return what was found as plain values."""
    return {
        "schema": 1,
        "files": found.files,
        "hits": [
            {
                "path": str(hit.path),
                "trail": list(hit.trail),
                "kind": hit.needle.kind,
                "text": hit.needle.text,
                "form": hit.form,
            }
            for hit in found.hits
        ],
        "closed": [
            {"path": str(one.path), "trail": list(one.trail), "reason": one.reason}
            for one in found.closed
        ],
    }
