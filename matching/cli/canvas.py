"""Rich renderables drawn to a string, as wide and as coloured as where the string will be shown."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from matching.reports.cleaning import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rich.console import RenderableType

_WIDTH_OF_FILES = 100

ColumnUse = Literal["name", "word", "number"]
_ROOM: dict[ColumnUse, int] = {"word": 14, "number": 8}
# Rich breaks lines at no-break spaces; a sign of the private use area stands for them meanwhile.
_HELD = str.maketrans({"\N{NO-BREAK SPACE}": "\ue000", "\N{NARROW NO-BREAK SPACE}": "\ue001"})
_RELEASED = str.maketrans({"\ue000": "\N{NO-BREAK SPACE}", "\ue001": "\N{NARROW NO-BREAK SPACE}"})


def drawn(renderables: Iterable[RenderableType], output: Path | None) -> str:
    """Return the drawing as text: plain for a file or a pipe, coloured for a terminal."""
    canvas = io.StringIO()
    console = Console(
        file=canvas,
        force_terminal=output is None and sys.stdout.isatty(),
        width=_WIDTH_OF_FILES if output else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for renderable in renderables:
        unbroken = isinstance(renderable, Text) and bool(renderable.no_wrap)
        console.print(renderable, soft_wrap=unbroken)
    lines = [line.rstrip() for line in canvas.getvalue().translate(_RELEASED).splitlines()]
    # Tables bring blank lines of their own; one between two parts is enough.
    kept = [line for line, above in zip(lines, ["", *lines], strict=False) if line or above]
    return "".join(f"{line}\n" for line in kept)


def words(text: str, style: str = "") -> Text:
    """Return a text shown as it stands, whoever wrote it: never markup, never a terminal code."""
    return Text(cleaned(text).translate(_HELD), style)


def indented(text: str, *, by: int = 3, style: str = "") -> Padding:
    """Return a paragraph set in by a few columns."""
    return Padding(words(text, style), (0, 0, 0, by))


def unbroken(text: str, *, by: int = 3, style: str = "") -> Text:
    """Return a line set in by a few columns that is never cut, so that addresses can be copied."""
    line = words(" " * by + text, style)
    line.no_wrap = True
    return line


def grid(headings: Iterable[tuple[str, ColumnUse]]) -> Table:
    """Return an empty table with those headings; names have the room that the others leave."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, header_style="bold")
    for heading, use in headings:
        longest = max(map(len, heading.split()), default=0)
        table.add_column(
            words(heading),
            justify="right" if use == "number" else "left",
            overflow="fold",
            max_width=max(longest, _ROOM[use]) if use in _ROOM else None,
        )
    return table
