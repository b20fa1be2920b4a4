"""All that the store holds, as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matching.feedback.lines import decision_line, shown_line
from matching.feedback.rows import DECISIONS, PLACES, decision_of, lists_of

if TYPE_CHECKING:
    from matching.feedback.lines import DecisionLine, ShownLine
    from matching.feedback.store import FeedbackStore


def export_lines(store: FeedbackStore) -> Iterator[str]:
    """Give one line for each list that was shown, then for each decision, as of one moment."""
    with store.database.reading() as connection:
        places = connection.execute(f"{PLACES} ORDER BY l.id").fetchall()
        rows = connection.execute(f"{DECISIONS} ORDER BY d.id").fetchall()
    for shown in sorted(lists_of(places), key=lambda one: one.id):
        yield _text(shown_line(shown))
    uids = {row["id"]: row["uid"] for row in rows}
    for row in rows:
        undoes = uids.get(row["undoes"])
        yield _text(decision_line(decision_of(row), undoes, row["author"]))


def _text(line: DecisionLine | ShownLine) -> str:
    left_out = {"schema_", "type"}
    told = line.model_dump_json(by_alias=True, exclude_defaults=True, exclude=left_out)
    # First what it is: the model puts inherited fields before.
    return f'{{"schema":{line.schema_},"type":"{line.type}",{told[1:]}'
