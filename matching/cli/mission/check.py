"""``matching mission check``: every rule that a timetable breaks, whoever made it."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matching.cli.exit_codes import ExitCode
from matching.cli.mission.options import FORMATS, DocumentFormatOption, MissionOrPlanArgument
from matching.cli.options import LanguageOption, ModelOption, WorkspaceOption
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from matching.mission.edited.timetable import EditedTimetable
    from matching.mission.model import Problem
    from matching.mission.validation import Violation

TimetableArgument = Annotated[
    Path,
    typer.Argument(metavar="cli-mission-metavar-timetable", help="cli-mission-argument-timetable"),
]


def check(
    context: typer.Context,
    *,
    mission: MissionOrPlanArgument,
    timetable: TimetableArgument,
    form: DocumentFormatOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show each rule of ``mission`` that ``timetable`` breaks, and each row that is unreadable."""
    from matching.cli.canvas import drawn
    from matching.cli.output import chosen_format, deliver
    from matching.engine.mission.planner import MissionPlanner
    from matching.mission.edited.timetable import read_timetable
    from matching.mission.stored.plan import find_plan
    from matching.mission.validation import violations
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang, workspace=workspace, model=model)
    chosen = chosen_format(form, None, FORMATS)
    kept = find_plan(mission)
    problem = kept.plan.problem if kept else MissionPlanner(session.matcher()).problem(mission)
    edited = read_timetable(timetable, problem)
    broken = violations(problem, edited.meetings)
    if chosen == "json":
        deliver(json_bytes(_document(edited, broken, session)), None, session)
    else:
        deliver(drawn(_screen(problem, edited, broken, session), None), None, session)
    if edited.faults:
        raise typer.Exit(ExitCode.INPUT)
    if broken:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)


def _screen(
    problem: Problem, edited: EditedTimetable, broken: Sequence[Violation], session: Session
) -> Iterator[RenderableType]:
    from matching.cli.canvas import indented, words
    from matching.language import decimal

    value = decimal(sum(problem.score(one.pair) for one in edited.meetings), session.language)
    yield words(session.say("mission-cli-checked", count=len(edited.meetings), value=value))
    if edited.faults:
        yield words(session.say("mission-cli-unreadable", count=len(edited.faults)), "bold")
        for fault in edited.faults:
            yield indented(f"– {fault.text(session.language)}")
    if broken:
        yield words(session.say("mission-cli-broken", count=len(broken)), "bold")
        for one in broken:
            yield indented(f"– {one.text(session.language)}")
    elif not edited.faults:
        yield words(session.say("mission-cli-all-kept"), "bold")


def _document(
    edited: EditedTimetable, broken: Sequence[Violation], session: Session
) -> dict[str, Any]:
    return {
        "meetings": len(edited.meetings),
        "unreadable": [
            {"file": one.file, "row": one.row, "text": one.text(session.language)}
            for one in edited.faults
        ],
        "violations": [
            {
                "rule": one.rule.kind,
                "text": one.text(session.language),
                "meetings": [
                    {"slot": each.slot, "table": each.table, "x": each.x, "y": each.y}
                    for each in one.meetings
                ],
            }
            for one in broken
        ],
    }
