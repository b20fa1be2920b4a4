"""``matching mission plan``: the best timetable of a mission, and all its documents."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.engine.mission.planner import MissionPlanner
    from matching.mission.book import MissionBook
    from matching.mission.faults import MissionFault

MissionArgument = Annotated[
    Path, typer.Argument(metavar="cli-mission-metavar-mission", help="cli-mission-argument-mission")
]
FairnessOption = Annotated[
    str | None, typer.Option("--fairness", metavar="0-1", help="cli-mission-option-fairness")
]

KnownLinksOption = Annotated[
    str | None,
    typer.Option(
        "--known-links",
        metavar="keep|boost|leave-out",
        help="cli-mission-option-known-links",
        autocompletion=completion.link_rules,
    ),
]


def plan(
    context: typer.Context,
    *,
    mission: MissionArgument,
    output: PlanFolderOption = None,
    force: ForceOption = False,
    fairness: FairnessOption = None,
    known_links: KnownLinksOption = None,
    effort: EffortOption = None,
    form: DocumentFormatOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show what the best timetable of ``mission`` is worth, and write its documents."""
    from datetime import UTC, datetime

    from matching.cli.choices import link_rule, share
    from matching.cli.output import chosen_format
    from matching.cli.progress import showing_progress
    from matching.engine.mission.folder import check_mission_folder
    from matching.engine.mission.planner import MissionPlanner

    session = start_session(context, lang, workspace=workspace, model=model)
    chosen = chosen_format(form, None, FORMATS)
    dial, work = share("--fairness", fairness), work_asked(effort)
    rule = link_rule(known_links)
    if output is not None:
        check_mission_folder(output, keep_older=force)
    planner = MissionPlanner(session.matcher())
    given = planner.read(mission, today=datetime.now(UTC).astimezone().date())
    tell_warnings(given.warnings, session)
    with showing_progress(session.language) as progress:
        book = planner.plan(
            given,
            language=session.language,
            fairness=dial,
            known_links=rule,
            work=work,
            progress=progress,
        )
    show_book(book, chosen, session)
    keep_book(book, planner, output, session, force=force)


def tell_warnings(warnings: Iterable[MissionFault], session: Session) -> None:
    """Tell on the error stream what is worth a look in the files of a mission."""
    from matching.cli.output import tell

    for warning in warnings:
        said = warning.text(session.language)
        tell(session.say("mission-cli-to-look-at", said=said))


def show_book(book: MissionBook, form: str, session: Session) -> None:
    """Deliver what ``book`` is worth, as a screen or as the document of the plan."""
    from matching.cli.canvas import drawn
    from matching.cli.mission.plan_screen import plan_screen
    from matching.cli.output import deliver
    from matching.mission.stored.document import document_bytes, plan_document
    from matching.profiles.border import border_notices

    if form == "json":
        notices = border_notices(book.profiles.values(), session.territories, book.language)
        deliver(document_bytes(plan_document(book, notices)), None, session)
    else:
        deliver(drawn(plan_screen(book, session.labels), None), None, session)


def keep_book(
    book: MissionBook,
    planner: MissionPlanner,
    output: Path | None,
    session: Session,
    *,
    force: bool,
) -> None:
    """Write every document of ``book`` where asked, and say where, or how to.

    Raises:
        RequestError: the folder is in use, or cannot be written.
    """
    from matching.cli.output import tell
    from matching.cli.progress import showing_progress

    if output is None:
        tell(session.say("mission-cli-not-written"))
        return
    with showing_progress(session.language) as progress:
        planner.write(book, output, keep_older=force, progress=progress)
    tell(session.say("mission-cli-folder-written", path=str(output)))
