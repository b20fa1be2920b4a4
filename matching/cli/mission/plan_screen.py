"""What a timetable is worth, drawn for a terminal: its quality, reciprocity, who is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from matching.cli.canvas import grid, indented, words
from matching.cli.credit_lines import sources
from matching.language import decimal
from matching.reports.mission.sheets_summary import quality_lines, side_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.mission.book import LeftOut, MissionBook
    from matching.mission.ledger import LedgerLine
    from matching.reports.labels import Labels

_SHOWN = 10
"""Parties left out that are told on the screen; the workbook has them all."""


def plan_screen(book: MissionBook, labels: Labels) -> Iterator[RenderableType]:
    """Give the title, both sides, the quality, the ledger, and those with places left."""
    say = labels.say
    yield words(book.settings.title(book.language), "bold")
    yield Text()
    facts = Table.grid(padding=(0, 2, 0, 0))
    for name, sentences in (*side_lines(book, labels), *quality_lines(book, labels)):
        facts.add_row(words(name, "bold"), Text("\n").join(map(words, sentences)))
    yield facts
    yield Text()
    yield words(say("mission-book-sheet-ledger"), "bold")
    yield from _ledger(book, labels)
    named = {*book.plan.without_meeting}
    if book.left_out:
        yield words(say("mission-book-sheet-left-out"), "bold")
        yield from _left_out(book, labels)
        named.update(one.party for one in _first(book))
    profiles = [book.profiles[name] for name in book.plan.problem.parties if name in named]
    yield from sources(profiles, labels)


def _ledger(book: MissionBook, labels: Labels) -> Iterator[RenderableType]:
    say = labels.say
    x, y = (labels.territory(one.id) for one in labels.territories.territories)
    table = grid(
        (
            (say("mission-book-column-domain"), "name"),
            (say("mission-book-column-meetings"), "number"),
            (say("mission-book-column-value", territory=x), "number"),
            (say("mission-book-column-value", territory=y), "number"),
            (say("mission-book-column-balance"), "number"),
        )
    )

    def add(name: str, line: LedgerLine, style: str = "") -> None:
        values = (decimal(value, labels.language, 1) for value in (line.for_x, line.for_y))
        balance = words(labels.percent(line.balance))
        table.add_row(words(name, style), str(line.meetings), *values, balance)

    add(say("mission-book-ledger-total"), book.ledger.total, "bold")
    for line in book.ledger.domains:
        shared = labels.domains((line.domain,)) if line.domain is not None else ()
        add(shared[0] if shared else say("mission-book-ledger-no-domain"), line)
    yield table


def _left_out(book: MissionBook, labels: Labels) -> Iterator[RenderableType]:
    parties = book.plan.problem.parties
    for one in _first(book):
        party = parties[one.party]
        yield words(
            labels.say(
                "mission-cli-left-out",
                name=party.name,
                territory=labels.territory(party.territory),
                count=one.meetings,
                most=str(party.maximum),
            )
        )
        # The first reason is what the party's own score and places leave; the workbook has all.
        for reason in one.reasons[:1]:
            yield indented(reason, style="dim")
    if len(book.left_out) > _SHOWN:
        yield words(labels.say("cli-account-more", count=len(book.left_out) - _SHOWN))


def _first(book: MissionBook) -> list[LeftOut]:
    """Return those of whom the screen tells: the ones with the fewest meetings."""
    return sorted(book.left_out, key=lambda one: one.meetings)[:_SHOWN]
