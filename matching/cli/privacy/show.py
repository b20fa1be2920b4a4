"""``matching privacy show``: what is kept of somebody, and why it may be."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.privacy.options import InOption, WhoArgument, desk_of, subject_of
from matching.cli.session import start_session


def show(
    context: typer.Context,
    *,
    who: WhoArgument,
    files: InOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show where somebody's data are held, their source, legal basis, consent and retention."""
    from matching.cli.canvas import drawn
    from matching.cli.output import deliver
    from matching.cli.privacy.holdings_screen import holdings_screen
    from matching.engine.privacy.exporting import register_of
    from matching.privacy.retention import Retention

    session = start_session(context, lang, workspace=workspace)
    subject = subject_of(who, files, session)
    desk = desk_of(session)
    desk.note("show", subject.profile, len(subject.held))
    screen = holdings_screen(
        subject,
        Retention.load(session.settings.retention),
        register_of(subject, session.settings),
        desk,
        session.labels,
    )
    deliver(drawn(screen, None), None, session)
