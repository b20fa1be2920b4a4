"""What an erasure did and what is left, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.cli.canvas import words
from matching.cli.privacy.found_screen import closed_lines, hits_table, told_needle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.cli.session import Session
    from matching.engine.erasing.outcome import Erased


def erased_screen(done: Erased, session: Session) -> Iterator[RenderableType]:
    """Give a line for each thing done, what is left with what to do about it, and the verdict."""
    yield from _done(done, session)
    yield from _not_theirs(done, session)
    yield from _left(done, session)
    yield from closed_lines(done.closed, session)
    if done.is_clean and not done.left:
        ids = ", ".join(done.ids)
        yield words(session.say("privacy-erased-nothing-left", ids=ids, files=done.searched))
    elif done.is_clean:
        yield words(session.say("privacy-erased-mentions-left", files=done.searched))
    else:
        yield words(session.say("privacy-erased-left", files=done.searched))


def _done(done: Erased, session: Session) -> Iterator[RenderableType]:
    if done.act == "erase":
        yield words(session.say("privacy-erased-suppressed"))
    if done.was_indexed:
        yield words(session.say("privacy-erased-index"))
    for path, count in done.rows.items():
        yield words(session.say("privacy-erased-rows", count=count, path=str(path)))
    counts = {
        "privacy-erased-links": done.unlinked,
        "privacy-erased-merges": done.merges,
        "privacy-erased-rejects": done.rejects,
        "privacy-erased-pages": done.pages,
        "privacy-erased-decisions": done.decisions,
    }
    for key, count in counts.items():
        if count:
            yield words(session.say(key, count=count))
    for path in done.deleted:
        yield words(session.say("privacy-erased-deleted", path=str(path)))


def _not_theirs(done: Erased, session: Session) -> Iterator[RenderableType]:
    for needle, holder in done.shared.items():
        if needle.kind != "fingerprint":
            what = told_needle(needle, session)
            yield words(session.say("privacy-erased-shared", what=what, holder=holder))
    for one in done.namesakes:
        yield words(session.say("privacy-erased-namesake", name=one.name, id=one.id))


def _left(done: Erased, session: Session) -> Iterator[RenderableType]:
    for holder, names in done.mentions.items():
        told = ", ".join(names)
        yield words(session.say("privacy-erased-mention", holder=holder, names=told))
    left = [one for one in done.left if one.why != "mention"]
    if left:
        yield hits_table((hit for one in left for hit in one.hits), session)
    for one in left:
        yield words(session.say(f"privacy-left-{one.why}", path=str(one.path)))
