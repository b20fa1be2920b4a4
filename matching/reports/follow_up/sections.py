"""What a follow-up tells, section by section, before it is a page or a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matching.feedback.follow_up import STEPS
from matching.feedback.model import STATUSES
from matching.language import decimal
from matching.reports.decision_tables import reason_label, status_label
from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from matching.feedback.follow_up import Counts, FollowUp, Period
    from matching.feedback.reciprocity import Gain, SideOfLedger
    from matching.language import Language
    from matching.reports.labels import Labels
    from matching.reports.table import Cell


@dataclass(frozen=True)
class Section:
    """One table with the sentences that say how to read it; the first column names its rows."""

    table: Table
    notes: tuple[str, ...]


def title_of(period: Period, labels: Labels) -> str:
    """Return the title of the follow-up of ``period``."""
    days = (day_in_words(one, labels.language) for one in (period.first, period.last))
    return labels.say("follow-up-title", first=next(days), last=next(days))


def summary(found: FollowUp, labels: Labels) -> tuple[str, ...]:
    """Return the few sentences that a hurried reader needs."""
    decided, became = found.total.decided, found.became
    return (
        labels.say(
            "follow-up-summary",
            lists=found.lists,
            suggested=found.total.suggested,
            accepted=decided["accepted"],
            met=decided["met"],
            agreement=decided["agreement"],
            refused=decided["refused"],
        ),
        labels.say(
            "follow-up-summary-became",
            proposed=became.proposed,
            waiting=became.waiting,
        ),
        labels.say("follow-up-nobody"),
    )


def sections(found: FollowUp, labels: Labels) -> tuple[Section, ...]:
    """Return every section, in the order in which it is read."""
    say = labels.say
    return (
        _happened(found, labels),
        _became(found, labels),
        _refusals(found, labels),
        _counts(
            say("follow-up-by-month"),
            say("follow-up-column-month"),
            {_month_in_words(month, labels.language): c for month, c in found.by_month.items()},
            (),
            labels,
        ),
        _counts(
            say("follow-up-by-axis"),
            say("follow-up-column-axis"),
            {_axis(name, labels): c for name, c in found.by_axis.items()},
            (say("follow-up-note-shared"),),
            labels,
        ),
        _counts(
            say("follow-up-by-domain"),
            say("follow-up-column-domain"),
            {_domain(name, labels): c for name, c in found.by_domain.items()},
            (say("follow-up-note-shared"),),
            labels,
        ),
        _sides(found, labels),
        _gains(found, labels),
    )


def day_in_words(moment: date, language: Language) -> str:
    """Return a day as it is said, with its year."""
    from babel.dates import format_date  # noqa: PLC0415 - slow to import, only for documents

    said = str(format_date(moment, "d MMMM y", locale=language))
    return f"1er{said[1:]}" if language == "fr" and moment.day == 1 else said


def _month_in_words(month: date, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(month, "LLLL y", locale=language))


def _happened(found: FollowUp, labels: Labels) -> Section:
    say = labels.say
    columns = (
        Column(say("follow-up-column-what"), width=44),
        Column(say("follow-up-column-pairs"), "whole", 12),
    )
    rows: list[tuple[Cell, ...]] = [(say("follow-up-suggested"), found.total.suggested)]
    rows += [(status_label(one, labels), found.total.decided[one]) for one in STATUSES]
    title = say("follow-up-happened")
    return Section(_table(title, labels, columns, rows), (say("follow-up-note-happened"),))


def _became(found: FollowUp, labels: Labels) -> Section:
    say, became = labels.say, found.became
    columns = (
        Column(say("follow-up-column-what"), width=44),
        Column(say("follow-up-column-pairs"), "whole", 12),
        Column(say("follow-up-column-of"), "whole", 12),
        Column(say("follow-up-column-share"), "percent", 12),
    )
    counts = {status_label(step, labels): became.reached[step] for step in STEPS}
    counts[say("follow-up-refused-last")] = became.refused
    counts[say("follow-up-waiting")] = became.waiting
    rows: list[tuple[Cell, ...]] = [
        (name, count, became.proposed, count / became.proposed if became.proposed else None)
        for name, count in counts.items()
    ]
    title = say("follow-up-became")
    return Section(_table(title, labels, columns, rows), (say("follow-up-note-became"),))


def _refusals(found: FollowUp, labels: Labels) -> Section:
    say, all_refused = labels.say, sum(found.refusals.values())
    columns = (
        Column(say("follow-up-column-reason"), width=44),
        Column(say("follow-up-column-pairs"), "whole", 12),
        Column(say("follow-up-column-of"), "whole", 12),
        Column(say("follow-up-column-share"), "percent", 12),
    )
    rows: list[tuple[Cell, ...]] = [
        (reason_label(reason, labels), count, all_refused, count / all_refused)
        for reason, count in found.refusals.items()
    ]
    return Section(_table(say("follow-up-refusals"), labels, columns, rows), ())


def _counts(
    title: str,
    heading: str,
    lines: Mapping[str, Counts],
    notes: tuple[str, ...],
    labels: Labels,
) -> Section:
    columns = (
        Column(heading, width=34),
        Column(labels.say("follow-up-suggested"), "whole", 12),
        *(Column(status_label(one, labels), "whole", 12) for one in STATUSES),
    )
    rows: list[tuple[Cell, ...]] = [
        (name, counts.suggested, *(counts.decided[one] for one in STATUSES))
        for name, counts in lines.items()
    ]
    return Section(_table(title, labels, columns, rows), notes)


def _sides(found: FollowUp, labels: Labels) -> Section:
    say, both = labels.say, found.reciprocity
    names = tuple(one.label(labels.language) for one in labels.territories.territories)
    columns = (
        Column(say("follow-up-column-what"), width=58),
        *(Column(name, "whole", 14) for name in names),
    )

    def line(key: str, value: str) -> tuple[Cell, ...]:
        return (say(key), getattr(both.x, value), getattr(both.y, value))

    rows = [
        line("follow-up-side-lists", "lists"),
        line("follow-up-side-asked", "asked"),
        line("follow-up-side-wanted", "asked_and_wanted"),
        line("follow-up-side-offered", "offered"),
        line("follow-up-side-wanted", "offered_and_wanted"),
    ]
    return Section(
        _table(say("follow-up-sides"), labels, columns, rows),
        tuple(
            say("follow-up-side-share", territory=name, **_shares(side, labels))
            for name, side in zip(names, (both.x, both.y), strict=True)
            if side.asked or side.offered
        ),
    )


def _shares(side: SideOfLedger, labels: Labels) -> dict[str, object]:
    """Return how often what was asked, and what was offered, was wanted, for a sentence."""

    def share(wanted: int, pairs: int) -> str:
        return labels.percent(wanted / pairs) if pairs else "–"

    return {
        "asked": side.asked,
        "asked_wanted": side.asked_and_wanted,
        "asked_share": share(side.asked_and_wanted, side.asked),
        "offered": side.offered,
        "offered_wanted": side.offered_and_wanted,
        "offered_share": share(side.offered_and_wanted, side.offered),
    }


def _gains(found: FollowUp, labels: Labels) -> Section:
    say, both = labels.say, found.reciprocity
    first, second = (one.label(labels.language) for one in labels.territories.territories)
    columns = (
        Column(say("follow-up-column-domain"), width=34),
        Column(say("follow-up-column-pairs"), "whole", 12),
        Column(say("follow-up-column-gain", territory=first), "amount", 16),
        Column(say("follow-up-column-gain", territory=second), "amount", 16),
        Column(say("follow-up-column-balance"), "percent", 12),
    )

    def line(name: str, gain: Gain) -> tuple[Cell, ...]:
        return (name, gain.pairs, gain.for_x, gain.for_y, gain.balance)

    rows = [
        line(say("follow-up-gain-total"), both.total),
        *(line(_domain(one.domain, labels), one) for one in both.domains),
    ]
    notes = [say("follow-up-note-gain"), say("follow-up-note-balance")]
    if both.without_fit:
        notes.append(say("follow-up-note-without-fit", count=both.without_fit))
    return Section(_table(say("follow-up-gains"), labels, columns, rows), tuple(notes))


def _axis(name: str | None, labels: Labels) -> str:
    return labels.say("follow-up-no-axis") if name is None else labels.axes((name,))[0]


def _domain(name: str | None, labels: Labels) -> str:
    return labels.say("follow-up-no-domain") if name is None else labels.domains((name,))[0]


def _table(
    title: str,
    labels: Labels,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Cell, ...]],
) -> Table:
    return Table(title, labels.language, columns, tuple(rows))


def cell_text(cell: Cell, column: Column, labels: Labels) -> str:
    """Return a cell as a person reads it."""
    if cell is None:
        return "–"
    if isinstance(cell, (int, float)) and column.style == "percent":
        return labels.percent(cell)
    if isinstance(cell, float):
        return decimal(cell, labels.language, 1)
    return str(cell)
