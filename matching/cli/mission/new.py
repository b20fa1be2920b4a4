"""``matching mission new``: the two files a mission starts from, explained."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matching.cli.mission.options import ForceOption
from matching.cli.options import LanguageOption
from matching.cli.session import start_session
from matching.errors import RequestError

FolderArgument = Annotated[
    Path, typer.Argument(metavar="cli-metavar-folder", help="cli-mission-argument-new")
]
_LIST = "delegates.xlsx"


def new(
    context: typer.Context,
    *,
    folder: FolderArgument,
    force: ForceOption = False,
    lang: LanguageOption = None,
) -> None:
    """Write the mission file and the empty list of participants into ``folder``."""
    from matching.cli.output import tell
    from matching.mission.input.mission_file import MISSION_FILE
    from matching.mission.input.templates import mission_template
    from matching.profiles.writing import write_atomically
    from matching.reports.mission.templates import delegates_template

    session = start_session(context, lang)
    files = {
        folder / MISSION_FILE: mission_template(session.language).encode(),
        folder / _LIST: delegates_template(session.language),
    }
    there = [str(path) for path in files if path.exists()]
    if there and not force:
        raise RequestError("mission-cli-new-there", paths=", ".join(there))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise RequestError("mission-cli-folder-failed", path=str(folder), reason=reason) from fault
    for path, contents in files.items():
        write_atomically(path, contents)
        tell(session.say("cli-written", path=str(path)))
    tell(session.say("mission-cli-new-next", folder=str(folder)))
