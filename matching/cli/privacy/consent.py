"""``matching privacy consent``: what somebody agrees to, until when, and that they do not."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import Annotated

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.priority import giving_way
from matching.cli.privacy.options import WhoArgument, desk_of, subject_of
from matching.cli.session import start_session

ScopeOption = Annotated[
    str | None,
    typer.Option("--scope", metavar="cli-metavar-text", help="cli-privacy-option-scope"),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="cli-metavar-day", help="cli-privacy-option-until"),
]
WithdrawOption = Annotated[bool, typer.Option("--withdraw", help="cli-privacy-option-withdraw")]


def consent(
    context: typer.Context,
    *,
    who: WhoArgument,
    scope: ScopeOption = None,
    until: UntilOption = None,
    withdraw: WithdrawOption = False,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Keep a consent given today, or take one back."""
    from matching.cli.choices import day
    from matching.cli.output import tell
    from matching.errors import RequestError

    session = start_session(context, lang, workspace=workspace)
    wanted = (scope or "").strip()
    if withdraw == bool(wanted) or (withdraw and until):
        raise RequestError("cli-privacy-consent-either")
    last = day("--until", until) if until else None
    subject = subject_of(who, None, session)
    desk = desk_of(session)
    with giving_way():
        if withdraw:
            done = desk.withdraw(subject)
            tell(session.say("cli-privacy-withdrawn", how="kept" if done is None else "left"))
        else:
            kept = desk.consent(subject.profile, wanted, last)
            tell(session.say("cli-privacy-consented", id=kept.id, scope=wanted))
