"""The options that several commands share, each declared once; texts are keys of the catalogues."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matching.cli import completion

LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="fr|en",
        help="cli-option-lang",
        autocompletion=completion.languages,
    ),
]
WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="cli-metavar-folder", help="cli-option-workspace"),
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="cli-metavar-model", help="cli-option-model")
]
RejectsOption = Annotated[
    Path | None,
    typer.Option("--rejects", metavar="cli-metavar-file", help="cli-option-rejects"),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-option-output"),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="cli-metavar-format",
        help="cli-option-format",
        autocompletion=completion.formats,
    ),
]
TerritoryOption = Annotated[
    str | None,
    typer.Option(
        "--territory",
        metavar="cli-metavar-territory",
        help="cli-option-territory",
        autocompletion=completion.territories,
    ),
]
AxisOption = Annotated[
    list[str] | None,
    typer.Option(
        "--axis",
        metavar="cli-metavar-axis",
        help="cli-option-axis",
        autocompletion=completion.axes,
    ),
]
DomainOption = Annotated[
    list[str] | None,
    typer.Option(
        "--domain",
        metavar="cli-metavar-domain",
        help="cli-option-domain",
        autocompletion=completion.domains,
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="cli-metavar-kind",
        help="cli-option-kind",
        autocompletion=completion.kinds,
    ),
]
CityOption = Annotated[
    list[str] | None,
    typer.Option("--city", metavar="cli-metavar-city", help="cli-option-city"),
]
CommitmentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--commitment",
        metavar="cli-metavar-commitment",
        help="cli-option-commitment",
        autocompletion=completion.commitments,
    ),
]
KnownLinksOption = Annotated[
    str | None,
    typer.Option(
        "--known-links",
        metavar="keep|boost|leave-out",
        help="cli-option-known-links",
        autocompletion=completion.link_rules,
    ),
]
QrelsOption = Annotated[
    Path | None, typer.Option("--qrels", metavar="cli-metavar-file", help="cli-option-qrels")
]
RequestsOption = Annotated[
    Path | None, typer.Option("--requests", metavar="cli-metavar-file", help="cli-option-requests")
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="cli-metavar-day", help="cli-option-from")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="cli-metavar-day", help="cli-option-to")
]
FirstDayOption = Annotated[
    str, typer.Option("--from", metavar="cli-metavar-day", help="cli-option-first-day")
]
LastDayOption = Annotated[
    str, typer.Option("--to", metavar="cli-metavar-day", help="cli-option-last-day")
]
