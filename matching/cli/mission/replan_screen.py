"""What changed in a plan, told to each person it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from matching.cli.canvas import indented, words
from matching.language import decimal
from matching.mission.moments import slot_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.language import Language
    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting
    from matching.mission.replanning import Change, Replanned
    from matching.reports.labels import Labels


def changes_screen(
    book: MissionBook, replanned: Replanned, labels: Labels
) -> Iterator[RenderableType]:
    """Give the changes of each person, what is no longer kept, and what the plan is worth."""
    say, parties = labels.say, replanned.plan.problem.parties
    yield words(book.settings.title(labels.language), "bold")
    touched = replanned.touched
    yield words(say("mission-cli-touched", count=len(touched), all=str(len(parties))))
    for party in touched:
        yield Text()
        yield words(parties[party].name, "bold")
        for change in replanned.changes_of(party):
            yield indented(_told(change, party, replanned, labels))
    if replanned.shortfalls:
        yield Text()
        yield words(say("mission-cli-shortfalls", count=len(replanned.shortfalls)), "bold")
        for one in replanned.shortfalls:
            yield indented(one.text(labels.language))
    yield Text()
    value = decimal(replanned.plan.quality.value, labels.language)
    meetings = len(replanned.plan.meetings)
    yield words(say("mission-cli-replanned", count=meetings, value=value))
    for key in replanned.plan.quality.stopped:
        yield words(say(key), "italic")


def changes_document(replanned: Replanned, language: Language) -> dict[str, Any]:
    """Return the changes and what is no longer kept as plain JSON values."""
    return {
        "changes": [
            {"kind": one.kind, "before": _plain(one.before), "after": _plain(one.after)}
            for one in replanned.changes
        ],
        "touched": list(replanned.touched),
        "shortfalls": [one.text(language) for one in replanned.shortfalls],
        "meetings": len(replanned.plan.meetings),
        "total": replanned.plan.quality.value,
    }


def _told(change: Change, party: str, replanned: Replanned, labels: Labels) -> str:
    """Return the sentence of one change to the party it touches."""
    problem, language = replanned.plan.problem, labels.language
    before, after = change.before, change.after
    meeting = after or before
    partner = replanned.plan.partner(meeting, party) if meeting else ""
    return labels.say(
        f"mission-cli-change-{change.kind}",
        name=problem.parties[partner].name,
        before=slot_label(problem, before.slot, language) if before else "",
        table_before=before.table if before else "",
        after=slot_label(problem, after.slot, language) if after else "",
        table_after=after.table if after else "",
    )


def _plain(meeting: Meeting | None) -> dict[str, Any] | None:
    if meeting is None:
        return None
    return {
        "slot": meeting.slot,
        "table": meeting.table,
        "x": meeting.x,
        "y": meeting.y,
        "status": meeting.status,
    }
