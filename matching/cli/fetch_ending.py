"""What ``matching fetch`` writes and tells once the source has given what it has."""

# ruff: noqa: PLC0415 - what weighs is imported inside, so that help screens and completion are
# instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from matching.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from matching.cli.session import Session
    from matching.sources.fetching import Fetched


def end(
    fetched: Fetched,
    source: str,
    session: Session,
    *,
    output: Path | None,
    into: Path | None,
    rejects: Path | None,
) -> None:
    """Write or index what there is, tell the rest, and end with the code that says how it went."""
    from matching.cli.output import tell

    _tell_account(fetched, session)
    _keep_rejects(fetched, rejects, output, source, session)
    if fetched.cut is not None:
        tell(fetched.cut.text(session.language))
        _keep_part(fetched, output, session)
        raise typer.Exit(fetched.cut.exit_code)
    if into is None:
        _write(fetched, output, session)
        left_out = bool(fetched.rejects)
    else:
        left_out = _fill(into, fetched, source, session) or bool(fetched.rejects)
    if left_out:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)


def _fill(into: Path, fetched: Fetched, source: str, session: Session) -> bool:
    """Fill the folder, index it and tell so; return whether rows of it could not be read."""
    from matching.cli.check import keep_rejects
    from matching.cli.output import tell
    from matching.cli.priority import giving_way
    from matching.cli.progress import showing_progress
    from matching.engine.filling import fill

    with giving_way(), showing_progress(session.language) as progress:
        filled = fill(into, source, fetched.profiles, session.settings, progress=progress)
    entities = filled.resolution.entities
    values = {
        "read": filled.read,
        "classified": filled.classified,
        "merged": sum(len(one.members) for one in entities if len(one.members) > 1),
        "groups": sum(len(one.members) > 1 for one in entities),
        "entities": len(entities),
        "likely": len(filled.resolution.of("likely")),
        "path": str(filled.profiles),
        "folder": str(session.settings.workspace_folder),
    }
    tell(session.say("cli-fetch-filled", **values))
    if filled.rejects:
        keep_rejects(filled.rejects, None, [filled.profiles], session)
    return bool(filled.rejects)


def _write(fetched: Fetched, output: Path | None, session: Session) -> None:
    from matching.cli.output import deliver
    from matching.profiles.writing import profile_lines

    deliver(profile_lines(fetched.profiles), output, session)
    if output is not None:
        _part_of(output).unlink(missing_ok=True)


def _keep_part(fetched: Fetched, output: Path | None, session: Session) -> None:
    """Write what was fetched before a cut beside the file asked for, which stays as it was."""
    from matching.cli.output import deliver, tell
    from matching.profiles.writing import profile_lines

    if output is not None and fetched.profiles:
        deliver(profile_lines(fetched.profiles), _part_of(output), session)
    folder = str(session.settings.sources_folder)
    tell(session.say("cli-fetch-resume", pages=fetched.pages, folder=folder))


def _part_of(output: Path) -> Path:
    return output.with_name(f"{output.stem}.partial{output.suffix or '.jsonl'}")


def _tell_account(fetched: Fetched, session: Session) -> None:
    from matching.cli.output import tell

    tell(
        session.say(
            "cli-fetch-done",
            profiles=len(fetched.profiles),
            records=fetched.records,
            announced=fetched.announced,
            pages=fetched.pages,
            kept=fetched.kept_pages,
        )
    )
    for reason, count in fetched.left_out.items():
        tell(session.say(reason, count=count))
    if fetched.is_capped:
        tell(session.say("source-capped"))
    is_whole = fetched.cut is None and not fetched.is_limited
    if is_whole and not fetched.is_capped and fetched.records < fetched.announced:
        missing = fetched.announced - fetched.records
        tell(session.say("source-fewer", missing=missing, announced=fetched.announced))


def _keep_rejects(
    fetched: Fetched, asked: Path | None, output: Path | None, source: str, session: Session
) -> None:
    from matching.cli.output import tell
    from matching.profiles.rejects import REJECTS_SUFFIX, write_rejects

    if not fetched.rejects and asked is None:
        return
    path = asked or Path(f"{output.name if output else source}{REJECTS_SUFFIX}")
    write_rejects(fetched.rejects, path, session.language)
    count = len({(one.file, one.line) for one in fetched.rejects})
    tell(session.say("cli-rejects-written", path=str(path), count=count))
