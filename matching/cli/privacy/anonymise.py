"""``matching privacy anonymise``: profiles told without saying whose they are."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion
from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.privacy.options import desk_of, subject_of
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.profiles.model import Profile

WhomArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="cli-privacy-metavar-whom",
        help="cli-privacy-argument-whom",
        autocompletion=completion.profiles,
    ),
]
AnonymousOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="cli-metavar-file", help="cli-privacy-option-anonymous-output"
    ),
]


def anonymise(
    context: typer.Context,
    *,
    whom: WhomArgument,
    output: AnonymousOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Write profiles without names, and tell how many sentences had to be left out."""
    from matching.cli.output import chosen_format, deliver, refuse_overwriting, tell
    from matching.engine.privacy.anonymising import anonymise as anonymous
    from matching.reports.privacy.anonymous import anonymous_json, anonymous_markdown

    session = start_session(context, lang, workspace=workspace)
    refuse_overwriting([Path(one) for one in whom], output)
    profiles = _profiles(whom, session)
    made = anonymous(profiles, session.settings)
    if chosen_format(None, output, ("markdown", "json")) == "json":
        deliver(anonymous_json(made), output, session)
    else:
        deliver(anonymous_markdown(made, session.language), output, session)
    desk = desk_of(session)
    for one in profiles:
        desk.note("anonymise", one, 1)
    left_out = sum(one.left_out for one in made)
    tell(session.say("cli-privacy-anonymised", count=len(made), left=left_out))


def _profiles(whom: Sequence[str], session: Session) -> list[Profile]:
    """Return the profiles of files, and those that ids and names mean, each once."""
    from matching.engine.loading import load_profiles

    files = [Path(one) for one in whom if Path(one).exists()]
    found = list(load_profiles(files, session.settings).profiles) if files else []
    for one in whom:
        if not Path(one).exists():
            found.append(subject_of(one, None, session).profile)
    return list({one.id: one for one in found}.values())
