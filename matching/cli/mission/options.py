"""The arguments and options that several commands on missions share; texts are keys."""

# ruff: noqa: PLC0415 - what weighs is imported where it is used, so that help is instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion

if TYPE_CHECKING:
    from matching.mission.work import Work

MissionOrPlanArgument = Annotated[
    Path,
    typer.Argument(metavar="cli-mission-metavar-mission", help="cli-mission-argument-either"),
]
PlanFolderOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-folder", help="cli-mission-option-output"),
]
EffortOption = Annotated[
    str | None, typer.Option("--effort", metavar="N", help="cli-mission-option-effort")
]
ForceOption = Annotated[bool, typer.Option("--force", help="cli-mission-option-force")]
DocumentFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="table|json",
        help="cli-mission-option-format",
        autocompletion=completion.documents,
    ),
]
FORMATS = ("table", "json")
"""What the commands on missions answer in; their workbook is in the folder they write."""


def work_asked(effort: str | None) -> Work:
    """Return limits of work that are ``effort`` times as wide as usual; the usual without it.

    Raises:
        RequestError: it is no whole number, or below 1.
    """
    from matching.cli.choices import whole_number
    from matching.mission.work import Work

    return Work().times(whole_number("--effort", effort) or 1)
