"""``matching privacy purge``: the profiles that may not be kept any longer."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import Annotated

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.privacy.options import InOption
from matching.cli.session import start_session

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="cli-metavar-day", help="cli-privacy-option-as-of"),
]


def purge(
    context: typer.Context,
    *,
    files: InOption = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show what is past its retention on a day, and what has no date to tell it by."""
    from datetime import UTC, datetime

    from matching.cli.canvas import drawn
    from matching.cli.choices import day
    from matching.cli.output import deliver
    from matching.cli.privacy.purge_screen import purge_screen
    from matching.engine.privacy.purging import look_through
    from matching.engine.privacy.subjects import Holdings
    from matching.privacy.retention import Retention

    session = start_session(context, lang, workspace=workspace)
    on = day("--as-of", as_of) if as_of else datetime.now(UTC).date()
    held = Holdings(session.settings, tuple(files or ())).all
    found = look_through(held, on, Retention.load(session.settings.retention))
    deliver(drawn(purge_screen(found, on, session.labels), None), None, session)
