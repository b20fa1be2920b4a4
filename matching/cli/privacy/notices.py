"""``matching privacy notices``: the notice of every person of some files, in both languages."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from matching.cli.check import FilesArgument
from matching.cli.options import LanguageOption
from matching.cli.privacy.notice import notice_for, rendered
from matching.cli.privacy.options import desk_of
from matching.cli.session import start_session

FolderOption = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="cli-metavar-folder", help="cli-privacy-option-folder"),
]


def notices(
    context: typer.Context,
    *,
    files: FilesArgument,
    output: FolderOption,
    lang: LanguageOption = None,
) -> None:
    """Write a page a person and a language, named by the id of the profile."""
    from matching.cli.output import tell
    from matching.engine.loading import load_profiles
    from matching.errors import RequestError
    from matching.language import LANGUAGES
    from matching.privacy.marks import group_of
    from matching.profiles.writing import write_atomically

    session = start_session(context, lang)
    people = [
        one for one in load_profiles(files, session.settings).profiles if group_of(one) == "person"
    ]
    made = [
        (one, language, notice_for(one, session, language))
        for one in people
        for language in LANGUAGES
    ]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise RequestError("profiles-write-failed", path=str(output), reason=reason) from fault
    for one, language, told in made:
        # A colon is no part of the name of a file everywhere.
        path = output / f"{re.sub(':', '_', one.id)}.{language}.html"
        write_atomically(path, rendered(told, path).encode())
    desk = desk_of(session)
    for one in people:
        desk.note("notice", one, 1)
    tell(session.say("cli-privacy-notices", count=len(people), folder=str(output)))
