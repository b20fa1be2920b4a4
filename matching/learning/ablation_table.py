"""The ablation as a table, put into the page that keeps the figures of the ranking."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from matching.errors import RequestError
from matching.learning.ablation import AblationRow
from matching.profiles.writing import write_atomically

START, END = "<!-- ablation:start -->", "<!-- ablation:end -->"
_HEAD = ("ranking", "nDCG@10", "difference [95 %]", "Brier", "ECE", "note")


def write_table(rows: Sequence[AblationRow], path: Path) -> None:
    """Put the table of ``rows`` between the marks of the page at ``path``; the rest stays.

    Raises:
        RequestError: as ``check_page``, or the page cannot be written.
    """
    before, after = _around(path)
    page = f"{before}{START}\n{markdown_table(rows)}\n{END}{after}"
    write_atomically(path, page.encode())


def check_page(path: Path) -> None:
    """Return if the page at ``path`` can take a table, to be asked before slow work.

    Raises:
        RequestError: the page cannot be read, or does not hold the two marks once each and in
            order.
    """
    _around(path)


def _around(path: Path) -> tuple[str, str]:
    """Return the page before the first mark and after the second."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise RequestError("ablation-page", path=str(path), reason=str(fault)) from fault
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end or START in rest or END in before + after:
        raise RequestError("ablation-marks", path=str(path), start=START, end=END)
    return before, after


def markdown_table(rows: Sequence[AblationRow]) -> str:
    """Return ``rows`` as a Markdown table; differences that leave 0 out are in bold."""
    lines = [_line(_HEAD), _line(["---"] * len(_HEAD))]
    for number, row in enumerate(rows):
        cells = [row.name, _figure(row.ndcg), _difference(row) if number else ""]
        cells += [_figure(row.brier), _figure(row.calibration_error), row.note]
        lines.append(_line(cells))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _figure(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def _difference(row: AblationRow) -> str:
    if math.isnan(row.difference):
        return "–"
    text = f"{_signed(row.difference)} [{_signed(row.low)}, {_signed(row.high)}]"
    return f"**{text}**" if row.beyond_chance else text


def _signed(value: float) -> str:
    text = f"{value:+.3f}".replace("-", "−")
    return "0.000" if text[1:] == "0.000" else text
