"""The formats a follow-up can be written in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.reports.follow_up.document import follow_up_document
from matching.reports.json_report import json_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.feedback.follow_up import FollowUp
    from matching.reports.labels import Labels


def _html(found: FollowUp, labels: Labels) -> bytes:
    from matching.reports.follow_up.page import follow_up_page  # noqa: PLC0415 - for pages only

    return follow_up_page(found, labels)


def _workbook(found: FollowUp, labels: Labels) -> bytes:
    from matching.reports.follow_up.workbook import follow_up_workbook  # noqa: PLC0415 - 0.1 s

    return follow_up_workbook(found, labels)


def _json(found: FollowUp, _labels: Labels) -> bytes:
    return json_bytes(follow_up_document(found))


FOLLOW_UP_FORMATS: Final[dict[str, Callable[[FollowUp, Labels], bytes]]] = {
    "html": _html,
    "xlsx": _workbook,
    "json": _json,
}
"""What writes a follow-up, by the name of the format."""
