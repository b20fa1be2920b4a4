"""``matching fetch``: profiles from a source of open data, as a file that ``index`` reads."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion
from matching.cli.options import LanguageOption
from matching.cli.session import start_session

if TYPE_CHECKING:
    from collections.abc import Sequence

SourceArgument = Annotated[
    str,
    typer.Argument(
        metavar="cli-metavar-source",
        help="cli-argument-source",
        autocompletion=completion.sources,
    ),
]
LimitOption = Annotated[
    str | None, typer.Option("--limit", metavar="N", help="cli-option-fetch-limit")
]
FromFileOption = Annotated[
    list[Path] | None,
    typer.Option("--from-file", metavar="cli-metavar-file", help="cli-option-from-file"),
]
FromDirOption = Annotated[
    Path | None,
    typer.Option("--from-dir", metavar="cli-metavar-folder", help="cli-option-from-dir"),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-option-fetch-output"),
]
IntoOption = Annotated[
    Path | None,
    typer.Option("--into", metavar="cli-metavar-folder", help="cli-option-fetch-into"),
]
RejectsOption = Annotated[
    Path | None,
    typer.Option("--rejects", metavar="cli-metavar-file", help="cli-option-fetch-rejects"),
]
RefreshOption = Annotated[bool, typer.Option("--refresh", help="cli-option-refresh")]
TerritoryOption = Annotated[
    str | None,
    typer.Option(
        "--territory",
        metavar="cli-metavar-territory",
        help="cli-option-fetch-territory",
        autocompletion=completion.territories,
    ),
]
EpciOption = Annotated[
    list[str] | None, typer.Option("--epci", metavar="SIREN", help="cli-option-epci")
]
CommuneOption = Annotated[
    list[str] | None, typer.Option("--commune", metavar="INSEE", help="cli-option-commune")
]
SectionOption = Annotated[
    list[str] | None, typer.Option("--section", metavar="A…U", help="cli-option-section")
]
ActivityOption = Annotated[
    list[str] | None, typer.Option("--activity", metavar="NAF", help="cli-option-activity")
]
BandOption = Annotated[
    list[str] | None, typer.Option("--size-band", metavar="11,12…", help="cli-option-size-band")
]
PortalOption = Annotated[
    str | None, typer.Option("--portal", metavar="URL", help="cli-option-portal")
]
DatasetOption = Annotated[
    str | None, typer.Option("--dataset", metavar="cli-metavar-name", help="cli-option-dataset")
]
WhereOption = Annotated[
    str | None, typer.Option("--where", metavar="cli-metavar-text", help="cli-option-where")
]
YearOption = Annotated[
    list[str] | None, typer.Option("--year", metavar="2023,2024…", help="cli-option-year")
]
ProgrammeOption = Annotated[
    list[str] | None,
    typer.Option("--programme", metavar="HORIZON,h2020…", help="cli-option-programme"),
]
AcceptLicenceOption = Annotated[
    bool, typer.Option("--accept-licence", help="cli-option-accept-licence")
]
WhatOption = Annotated[
    str | None, typer.Option("--what", metavar="cli-metavar-name", help="cli-option-what")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="cli-metavar-year", help="cli-option-since")
]


def fetch(
    context: typer.Context,
    *,
    source: SourceArgument,
    output: OutputOption = None,
    into: IntoOption = None,
    limit: LimitOption = None,
    from_file: FromFileOption = None,
    from_dir: FromDirOption = None,
    refresh: RefreshOption = False,
    rejects: RejectsOption = None,
    territory: TerritoryOption = None,
    epci: EpciOption = None,
    commune: CommuneOption = None,
    section: SectionOption = None,
    activity: ActivityOption = None,
    size_band: BandOption = None,
    portal: PortalOption = None,
    dataset: DatasetOption = None,
    where: WhereOption = None,
    year: YearOption = None,
    programme: ProgrammeOption = None,
    accept_licence: AcceptLicenceOption = False,
    what: WhatOption = None,
    since: SinceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Write the profiles of ``source``, and tell what was left out and how to go on."""
    from matching.cli.choices import Choices, whole_number
    from matching.cli.fetch_ending import end
    from matching.cli.output import refuse_overwriting
    from matching.cli.progress import showing_progress
    from matching.engine.fetching import fetch_profiles
    from matching.errors import RequestError
    from matching.sources.pages import files_in
    from matching.sources.registry import suffixes_of

    session = start_session(context, lang)
    if output is not None and into is not None:
        raise RequestError("cli-fetch-output-or-into")
    files = [*(from_file or ()), *(files_in(from_dir, suffixes_of(source)) if from_dir else ())]
    for written in (output, rejects):
        refuse_overwriting(files, written)
    asked = [territory] if territory else []
    found = Choices(session.territories).find("--territory", "territory", asked)
    options = {
        "epci": _parted(epci),
        "commune": _parted(commune),
        "section": _parted(section),
        "activity": _parted(activity),
        "size-band": _parted(size_band),
        "portal": (portal,) if portal else (),
        "dataset": (dataset,) if dataset else (),
        "where": (where,) if where else (),
        "year": _parted(year),
        "programme": _parted(programme),
        "accept-licence": ("yes",) if accept_licence else (),
        "what": (what,) if what else (),
        "since": (since,) if since else (),
    }
    with showing_progress(session.language) as progress:
        fetched = fetch_profiles(
            source,
            session.settings,
            territory=next(iter(found), None),
            options=options,
            files=files,
            limit=whole_number("--limit", limit),
            refresh=refresh,
            progress=progress,
        )
    end(fetched, source, session, output=output, into=into, rejects=rejects)


def _parted(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the values of an option that may be repeated, or hold several parted by commas."""
    parts = (part.strip() for one in given or () for part in one.split(","))
    return tuple(filter(None, parts))
