"""The arguments and options that several commands on people's data share; texts are keys."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.cli.session import Session
    from matching.engine.privacy.requests import PrivacyDesk
    from matching.engine.privacy.subjects import Subject

WhoArgument = Annotated[
    str,
    typer.Argument(
        metavar="cli-privacy-metavar-who",
        help="cli-privacy-argument-who",
        autocompletion=completion.profiles,
    ),
]
InOption = Annotated[
    list[Path] | None,
    typer.Option("--in", metavar="cli-metavar-file", help="cli-privacy-option-in"),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="privacy-option-yes")]
DocumentOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-privacy-option-output"),
]


def subject_of(who: str, files: Sequence[Path] | None, session: Session) -> Subject:
    """Return whom an id or a name means, and say whose name is the same.

    Raises:
        UnknownProfileError: none, or several, are meant.
        MatchingError: the index or a file cannot be read.
    """
    from matching.cli.output import tell
    from matching.engine.privacy.subjects import Holdings

    subject = Holdings(session.settings, tuple(files or ())).find(who)
    if subject.namesakes:
        ids = ", ".join(one.id for one in subject.namesakes)
        count = len(subject.namesakes)
        tell(session.say("cli-privacy-namesakes", count=count, ids=ids))
    return subject


def desk_of(session: Session) -> PrivacyDesk:
    """Return the desk that does what people ask, with the settings of ``session``."""
    from matching.engine.privacy.requests import PrivacyDesk

    return PrivacyDesk(session.settings)
