"""``matching privacy purge``: the profiles that may not be kept any longer."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.exit_codes import ExitCode
from matching.cli.options import LanguageOption, ModelOption, WorkspaceOption
from matching.cli.priority import giving_way
from matching.cli.privacy.options import InOption, YesOption
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matching.engine.privacy.purging import Retained
    from matching.profiles.model import Profile

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="cli-metavar-day", help="cli-privacy-option-as-of"),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="cli-privacy-option-dry-run")]


def purge(
    context: typer.Context,
    *,
    files: InOption = None,
    as_of: AsOfOption = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show what is past its retention on a day, what has no date to tell it by, and erase."""
    from datetime import UTC, datetime

    from matching.cli.canvas import drawn
    from matching.cli.choices import day
    from matching.cli.output import deliver
    from matching.cli.privacy.confirming import confirm
    from matching.cli.privacy.purge_screen import purge_screen
    from matching.engine.privacy.purging import look_through
    from matching.engine.privacy.subjects import Holdings
    from matching.privacy.retention import Retention

    session = start_session(context, lang, workspace=workspace, model=model)
    today = datetime.now(UTC).date()
    on = day("--as-of", as_of) if as_of else today
    held = Holdings(session.settings, tuple(files or ())).all
    found = look_through(held, on, Retention.load(session.settings.retention))
    deliver(drawn(purge_screen(found, on, session.labels), None), None, session)
    if dry_run or on > today or not found.past:
        return
    if not yes:
        confirm(session.say("cli-privacy-purge-ask", count=len(found.past)), session)
    _erase(found, tuple(files or ()), session)


def _erase(found: Retained, files: Sequence[Path], session: Session) -> None:
    from datetime import UTC, datetime

    from matching.cli.canvas import drawn
    from matching.cli.output import deliver
    from matching.cli.privacy.erased_screen import erased_screen
    from matching.cli.progress import showing_progress
    from matching.engine.erasing.erasing import Means, erase
    from matching.engine.erasing.outcome import Erased
    from matching.engine.privacy import purging

    done: list[Erased] = []
    with giving_way(), showing_progress(session.language) as progress:

        def erased(profiles: Sequence[Profile]) -> None:
            ids = [one.id for one in profiles]
            means = Means(progress=progress)
            when = datetime.now(UTC)
            done.append(erase(ids, session.settings, when, files=files, act="purge", means=means))

        purging.purge(found, erased)
    for one in done:
        deliver(drawn(erased_screen(one, session), None), None, session)
    if not all(one.is_clean for one in done):
        raise typer.Exit(ExitCode.STILL_FOUND)
