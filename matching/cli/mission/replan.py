"""``matching mission replan``: a plan changed as little as can be for what happened."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matching.cli import completion
from matching.cli.mission.options import (
    FORMATS,
    DocumentFormatOption,
    EffortOption,
    ForceOption,
    PlanFolderOption,
    work_asked,
)
from matching.cli.options import LanguageOption, ModelOption, WorkspaceOption
from matching.cli.session import start_session
from matching.errors import RequestError

FolderArgument = Annotated[
    Path, typer.Argument(metavar="cli-metavar-folder", help="cli-mission-argument-plan")
]
NoShowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--no-show",
        metavar="cli-mission-metavar-party",
        help="cli-mission-option-no-show",
        autocompletion=completion.parties,
    ),
]
NewcomerOption = Annotated[
    list[Path] | None,
    typer.Option("--newcomer", metavar="cli-metavar-file", help="cli-mission-option-newcomer"),
]
LostTableOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lost-table", metavar="cli-mission-metavar-table", help="cli-mission-option-lost-table"
    ),
]
ConfirmedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--confirmed", metavar="cli-mission-metavar-pair", help="cli-mission-option-confirmed"
    ),
]
DeclinedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--declined", metavar="cli-mission-metavar-pair", help="cli-mission-option-declined"
    ),
]
NowOption = Annotated[
    str | None,
    typer.Option("--now", metavar="cli-mission-metavar-moment", help="cli-mission-option-now"),
]


def replan(
    context: typer.Context,
    *,
    folder: FolderArgument,
    no_show: NoShowOption = None,
    newcomer: NewcomerOption = None,
    lost_table: LostTableOption = None,
    confirmed: ConfirmedOption = None,
    declined: DeclinedOption = None,
    now: NowOption = None,
    effort: EffortOption = None,
    output: PlanFolderOption = None,
    force: ForceOption = False,
    form: DocumentFormatOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show for each person what changes in the plan of ``folder``, and write the new one."""
    from matching.cli.canvas import drawn
    from matching.cli.mission.plan import keep_book, tell_warnings
    from matching.cli.mission.replan_screen import changes_document, changes_screen
    from matching.cli.mission.words import MissionWords
    from matching.cli.output import chosen_format, deliver
    from matching.cli.progress import showing_progress
    from matching.engine.mission.folder import check_mission_folder
    from matching.engine.mission.planner import MissionPlanner
    from matching.mission.happenings import Happenings
    from matching.mission.input.reading import MissionInput
    from matching.mission.stored.plan import read_plan
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang, workspace=workspace, model=model)
    chosen, work = chosen_format(form, None, FORMATS), work_asked(effort)
    if not (no_show or newcomer or lost_table or confirmed or declined):
        raise RequestError("mission-cli-nothing-happened")
    if output is not None:
        check_mission_folder(output, keep_older=force)
    kept = read_plan(folder)
    planner = MissionPlanner(session.matcher())
    mission: MissionInput | None = None
    for path in newcomer or ():
        mission = planner.read_newcomers(mission or kept, path)
        tell_warnings(mission.warnings, session)
    said = MissionWords(kept.plan.problem, (mission or kept).profiles.values())
    happenings = Happenings(
        now=said.moment("--now", now) if now else None,
        absent=tuple(said.party(one) for one in no_show or ()),
        lost_tables=tuple(said.table("--lost-table", one) for one in lost_table or ()),
        confirmed=tuple(said.pair("--confirmed", one) for one in confirmed or ()),
        declined=tuple(said.pair("--declined", one) for one in declined or ()),
    )
    with showing_progress(session.language) as progress:
        book, changed = planner.replan(
            kept,
            happenings,
            newcomers=mission,
            language=session.language if lang else None,
            work=work,
            progress=progress,
        )
    if chosen == "json":
        deliver(json_bytes(changes_document(changed, session.language)), None, session)
    else:
        deliver(drawn(changes_screen(book, changed, session.labels), None), None, session)
    keep_book(book, planner, output, session, force=force)
