"""``matching privacy object``: somebody does not want to be suggested any more."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.priority import giving_way
from matching.cli.privacy.options import InOption, WhoArgument, desk_of, subject_of
from matching.cli.session import start_session


def object_(
    context: typer.Context,
    *,
    who: WhoArgument,
    files: InOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Leave somebody out for good, and take them out of the index."""
    from matching.cli.output import tell

    session = start_session(context, lang, workspace=workspace)
    subject = subject_of(who, files, session)
    with giving_way():
        done = desk_of(session).object(subject)
    how = "new" if done.is_new else "known"
    tell(session.say("cli-privacy-objected", how=how, count=done.left_index))
