"""Any portal of the OpenDataSoft kind: how its pages are asked for and read (Explore v2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.sources.answers import records_of, whole_number
from matching.sources.protocol import Key, Page, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEY = Key("MATCHING_ODS_KEY", "Authorization", "Apikey ")
"""Public datasets need none; a portal may ask for one."""
ON_A_PAGE = 100
_DEEPEST = 10_000
"""Records that can be reached by offset."""


def first_page(portal: str, dataset: str, fields: Iterable[str], where: str) -> Request:
    """Return the request of the first records of ``dataset``, these fields alone."""
    url = f"{portal.rstrip('/')}/api/explore/v2.1/catalog/datasets/{dataset}/records"
    parameters = {
        "select": ",".join(fields),
        **({"where": where} if where else {}),
        "limit": str(ON_A_PAGE),
        "offset": "0",
    }
    return Request(url, tuple(parameters.items()))


def read_page(answer: object, request: Request) -> Page:
    """Return the records of an answer, and the request of the next page.

    Raises:
        SourceAnswerError: the answer holds no list of results.
    """
    records = records_of(answer, "results", request.address)
    numbers: Mapping[str, object] = answer if isinstance(answer, dict) else {}
    total = whole_number(numbers, "total_count")
    offset = int(request.value("offset") or 0) + ON_A_PAGE
    # Without a total, a page that is not full is the last one.
    goes_on = offset < min(total, _DEEPEST) if total is not None else len(records) >= ON_A_PAGE
    following = request.having(offset=str(offset)) if goes_on else None
    return Page(records, total, following, is_capped=total is not None and total > _DEEPEST)


def quoted(text: str) -> str:
    """Return ``text`` as a literal of the query language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
