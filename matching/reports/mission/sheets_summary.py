"""The first sheet of a mission: what was planned, how good it is, and how to read the rest."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from matching.language import decimal, enumerate_words
from matching.mission.edited.columns import session_names
from matching.mission.moments import day, hour
from matching.reports.mission.pages import GRID, Printing, font, height_of, put_head, put_title
from matching.reports.workbook import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from matching.mission.book import MissionBook
    from matching.reports.labels import Labels

Line = tuple[str, tuple[str, ...]]
"""What is told, and the sentences that tell it."""
_WIDTHS: Final = (30, 92)


def fill_summary(
    sheet: Worksheet, book: MissionBook, labels: Labels, titles: Mapping[str, tuple[str, ...]]
) -> Printing:
    """Write the summary; ``titles`` are those of the other sheets, by what they hold."""
    put_title(sheet, book.settings.title(book.language), 2)
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    line = 3
    blocks = (
        (
            labels.say("mission-book-block-mission"),
            [*_mission(book, labels), *side_lines(book, labels)],
        ),
        (labels.say("mission-book-block-quality"), quality_lines(book, labels)),
        (labels.say("mission-book-block-reading"), _reading(labels, titles)),
    )
    for title, told in blocks:
        put_head(sheet, (line, 1), title)
        put_head(sheet, (line, 2), "")
        for name, sentences in told:
            line += 1
            head = put(sheet, (line, 1), name, "text")
            head.font, head.border = font(bold=True), GRID
            put(sheet, (line, 2), sentences, "text").border = GRID
            texts = [(name, float(_WIDTHS[0])), ("\n".join(sentences), float(_WIDTHS[1]))]
            sheet.row_dimensions[line].height = height_of(texts)
        line += 2
    return Printing(repeated_rows=None, landscape=False)


def _mission(book: MissionBook, labels: Labels) -> list[Line]:
    say, problem, language = labels.say, book.plan.problem, book.language
    first = min(one.date for one in book.settings.sessions)
    lines: list[Line] = []
    if book.settings.place:
        lines.append((say("mission-book-place"), (book.settings.place,)))
    if book.settings.online:
        lines.append((say("mission-book-online"), (say("mission-book-online-said"),)))
    sessions = []
    for number, name in enumerate(session_names(problem.sessions, language)):
        slots = [slot for slot in problem.slots if slot.session == number]
        if slots:
            when = say(
                "mission-book-session",
                session=name,
                day=day(slots[0].start, language),
                start=hour(slots[0].start, language),
                end=hour(slots[-1].end, language),
                slots=len(slots),
                tables=len({table for slot in slots for table in slot.tables}),
            )
            sessions.append(when)
    lines.append((say("mission-book-sessions"), tuple(sessions)))
    lines.append((say("mission-book-zone"), (book.time_zone,)))
    issued = day(book.settings.issued or first, language)
    lines.append((say("mission-book-issued"), (issued,)))
    return lines


def side_lines(book: MissionBook, labels: Labels) -> list[Line]:
    """Return who takes part on each side, who of them meets nobody, and the number of meetings."""
    say, problem = labels.say, book.plan.problem
    without = set(book.plan.without_meeting)
    lines: list[Line] = []
    for territory, parties in zip(
        labels.territories.territories, (problem.xs, problem.ys), strict=True
    ):
        alone = [party.name for party in parties if party.id in without]
        sentences = [say("mission-book-parties", count=len(parties))]
        if alone:
            names = enumerate_words(alone, book.language)
            sentences.append(say("mission-book-alone", count=len(alone), names=names))
        lines.append((labels.territory(territory.id), tuple(sentences)))
    confirmed = sum(one.status == "confirmed" for one in book.plan.meetings)
    meetings = say("mission-book-meetings", count=len(book.plan.meetings), confirmed=confirmed)
    lines.append((say("mission-book-column-meetings"), (meetings,)))
    return lines


def quality_lines(book: MissionBook, labels: Labels) -> list[Line]:
    """Return how good the timetable is, and how much of that is proven."""
    say, quality, language = labels.say, book.plan.quality, book.language
    used = say(
        "mission-book-slots-used",
        used=quality.slots_used,
        all=len(book.plan.problem.slots),
        fewest=quality.fewest_slots,
    )
    stopped = tuple(say(key) for key in quality.stopped)
    x, y = (labels.territory(one.id) for one in labels.territories.territories)
    total = book.ledger.total
    worth = say(
        "mission-book-reciprocity",
        x=x,
        y=y,
        for_x=decimal(total.for_x, language, 1),
        for_y=decimal(total.for_y, language, 1),
    )
    boosted = book.plan.problem.linked and book.plan.problem.boost
    preferred = (say("mission-book-total-boosted"),) if boosted else ()
    fairness = decimal(book.plan.problem.fairness, language, 1)
    return [
        (say("mission-book-total"), (_total(book, labels), *preferred, _gap(book, labels))),
        (say("mission-book-slots"), (used,)),
        (say("mission-book-idle"), (say("mission-book-idle-said", count=quality.idle_gaps),)),
        (say("mission-book-worst-off"), (_worst_off(book, labels),)),
        (say("mission-book-fairness"), (say("mission-book-fairness-said", value=fairness),)),
        (say("mission-book-reciprocity-name"), (worth, say("mission-book-ledger-unit"))),
        (say("mission-book-stopped"), stopped or (say("mission-book-stopped-never"),)),
    ]


def _total(book: MissionBook, labels: Labels) -> str:
    value = decimal(book.plan.quality.value, book.language)
    return labels.say("mission-book-total-said", value=value)


def _gap(book: MissionBook, labels: Labels) -> str:
    quality = book.plan.quality
    if quality.proven:
        return labels.say("mission-book-proven")
    # Upwards: what is promised is never less than what is left.
    gap = decimal(math.ceil(quality.gap * 1000) / 10, book.language, 1)
    return labels.say("mission-book-gap", gap=gap, bound=decimal(quality.bound, book.language))


def _worst_off(book: MissionBook, labels: Labels) -> str:
    quality = book.plan.quality
    if quality.worst_off_party is None:
        return labels.say("mission-book-worst-off-nobody")
    return labels.say(
        "mission-book-worst-off-said",
        name=book.plan.problem.parties[quality.worst_off_party].name,
        share=labels.percent(quality.worst_off),
        # A bound of 1 is that of whoever computed none.
        bounded="yes" if quality.worst_off_bound < 1 else "no",
        best=labels.percent(quality.worst_off_bound),
    )


def _reading(labels: Labels, titles: Mapping[str, tuple[str, ...]]) -> list[Line]:
    said = {
        "meetings": labels.say("mission-book-about-meetings"),
        "sessions": labels.say("mission-book-about-sessions"),
        "sides": labels.say("mission-book-about-sides"),
        "reserves": labels.say("mission-book-about-reserves"),
        "left-out": labels.say("mission-book-about-left-out"),
        "ledger": labels.say("mission-book-about-ledger"),
        "lists": labels.say("mission-book-about-lists"),
        "sources": labels.say("mission-book-about-sources"),
    }
    lines: list[Line] = [(", ".join(titles[name]), (text,)) for name, text in said.items()]
    edit = (
        labels.say("mission-book-edit", meetings=titles["meetings"][0]),
        labels.say("mission-book-edit-rows"),
        labels.say("mission-book-edit-party"),
        labels.say("mission-book-edit-check"),
    )
    return [*lines, (labels.say("mission-book-editing"), edit)]
