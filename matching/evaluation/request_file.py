"""Reading the free-text requests that are queries: JSON Lines of id, territory, lang and text."""

from __future__ import annotations

from pathlib import Path

from matching.errors import FileUnreadableError
from matching.evaluation.judgements import AskedRequest, AskedRequests
from matching.language import LANGUAGES
from matching.profiles.cells import CellError, is_missing, read_line, read_text
from matching.profiles.jsonl_file import read_jsonl
from matching.profiles.model import LONGEST_TEXT
from matching.profiles.rejects import Fault, reject, shortened
from matching.profiles.table import Row


def read_requests(path: Path) -> AskedRequests:
    """Return the requests of the file at ``path``, and its rows left out with the reasons.

    ``id`` and ``text`` are required. Without a territory a request is of the group that its
    candidates are not of; without a language, its own is detected.

    Raises:
        FileUnreadableError: the file cannot be read, or no line of it is an object.
    """
    if not path.is_file():
        raise FileUnreadableError("evaluation-file-missing", path=str(path))
    if not path.stat().st_size:
        raise FileUnreadableError("evaluation-file-empty", path=str(path))
    table = read_jsonl(path)
    requests: dict[str, AskedRequest] = {}
    rejects = list(table.rejects)
    for row in table.rows:
        request, faults = _read(row)
        first = requests.get(request.id)
        if not faults and first is not None:
            values = {"value": request.id, "line": str(first.line)}
            faults = [Fault("id", request.id, "evaluation-row-request-twice", values)]
        if faults:
            rejects += [reject(table.file, row.line, row.cells, fault) for fault in faults]
        else:
            requests[request.id] = request
    ordered = tuple(sorted(rejects, key=lambda one: one.line))
    return AskedRequests(str(path), tuple(requests.values()), ordered)


def _read(row: Row) -> tuple[AskedRequest, list[Fault]]:
    """Return the request of ``row`` and all that is wrong with it."""
    faults: list[Fault] = []

    def fault(name: str, value: object, key: str, **more: object) -> None:
        given = shortened(value)
        faults.append(Fault(name, given, key, {"column": name, "value": given, **more}))

    def cell(name: str, *, needed: bool = False) -> str:
        value = row.cells.get(name)
        text = ""
        try:
            if not is_missing(value):
                text = read_text(value) if name == "text" else read_line(value)
        except CellError as error:
            fault(name, value, error.key, **error.values)
            return ""
        if needed and not any(map(str.isalnum, text)):
            fault(name, text, "evaluation-row-missing")
        return text

    identifier, text = cell("id", needed=True), cell("text", needed=True)
    territory, language = cell("territory"), cell("lang").lower()
    if language and language not in LANGUAGES:
        fault("lang", language, "evaluation-row-language", known=", ".join(LANGUAGES))
    if text and not any(map(str.isalpha, text)):
        fault("text", text, "error-request-text")
    if len(text) > LONGEST_TEXT:
        fault("text", text, "error-request-long", given=len(text), most=LONGEST_TEXT)
    return AskedRequest(identifier, text, territory or None, language or None, row.line), faults
