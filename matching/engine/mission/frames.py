"""The meetings, loads and reciprocity of a mission as data frames, for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.profiles.credits import Credit

if TYPE_CHECKING:
    import pandas as pd

    from matching.mission.book import MissionBook
    from matching.mission.model import Meeting

# ruff: noqa: PLC0415 - only who asks for a frame pays for pandas


def meetings_frame(book: MissionBook) -> pd.DataFrame:
    """Return one row per meeting, in order of time, with its score and what it is worth to each."""
    import pandas as pd

    problem = book.plan.problem
    rows = []
    for meeting in book.plan.meetings:
        slot = problem.slots[meeting.slot]
        at = problem.rows[meeting.x], problem.columns[meeting.y]
        rows.append(
            {
                "session": problem.sessions[slot.session].id,
                "slot": meeting.slot,
                "start": slot.start,
                "end": slot.end,
                "table": meeting.table,
                "x": meeting.x,
                "x_name": problem.parties[meeting.x].name,
                "y": meeting.y,
                "y_name": problem.parties[meeting.y].name,
                "status": meeting.status,
                "score": problem.score(meeting.pair),
                "known": problem.is_known(meeting.pair),
                "fit_for_x": float(book.fit_for_x[at]),
                "fit_for_y": float(book.fit_for_y[at]),
                "x_credit": _credit(meeting.x, book),
                "y_credit": _credit(meeting.y, book),
                "known_links": _links(meeting, book),
            }
        )
    columns = (
        "session", "slot", "start", "end", "table", "x", "x_name", "y", "y_name", "status", "score",
        "known", "fit_for_x", "fit_for_y", "x_credit", "y_credit", "known_links",
    )  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns))


def loads_frame(book: MissionBook) -> pd.DataFrame:
    """Return one row per party: its bounds, its meetings and the sum of their scores."""
    import pandas as pd

    problem, agendas = book.plan.problem, book.plan.agendas
    rows = [
        {
            "id": party.id,
            "name": party.name,
            "territory": party.territory,
            "minimum": party.minimum,
            "maximum": party.maximum,
            "meetings": len(agendas[party.id]),
            "total_score": sum(problem.score(one.pair) for one in agendas[party.id]),
            "reserves": len(book.plan.reserves.get(party.id, ())),
            "credit": _credit(party.id, book),
        }
        for party in problem.parties.values()
    ]
    return pd.DataFrame(rows)


def ledger_frame(book: MissionBook) -> pd.DataFrame:
    """Return the ledger of reciprocity, the total first; its domain is missing, as that of none."""
    import pandas as pd

    lines = [("total", book.ledger.total), *(("domain", line) for line in book.ledger.domains)]
    rows = [
        {
            "line": kind,
            "domain": line.domain,
            "meetings": line.meetings,
            "for_x": line.for_x,
            "for_y": line.for_y,
            "balance": line.balance,
        }
        for kind, line in lines
    ]
    return pd.DataFrame(rows)


def _credit(party: str, book: MissionBook) -> str | None:
    return Credit.of(book.profiles[party]).line(book.language)


def _links(meeting: Meeting, book: MissionBook) -> str:
    told = book.introductions.get(meeting.pair)
    return " | ".join(one.line for one in told.suggestion.known_links) if told else ""
