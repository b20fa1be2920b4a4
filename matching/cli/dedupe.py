"""``matching dedupe``: the profiles that tell of the same body or person, and one made of them."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.check import FilesArgument, keep_rejects
from matching.cli.exit_codes import ExitCode
from matching.cli.options import LanguageOption, RejectsOption
from matching.cli.session import start_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.cli.session import Session
    from matching.profiles.model import Profile

MergedOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-option-dedupe-output"),
]
PairsOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="cli-metavar-file", help="cli-option-dedupe-report"),
]
UndoOption = Annotated[
    Path | None,
    typer.Option("--undo", metavar="cli-metavar-file", help="cli-option-dedupe-undo"),
]
LikelyOption = Annotated[
    bool, typer.Option("--likely/--no-likely", help="cli-option-dedupe-likely")
]


def dedupe(
    context: typer.Context,
    *,
    files: FilesArgument,
    output: MergedOption = None,
    report: PairsOption = None,
    undo: UndoOption = None,
    likely: LikelyOption = False,
    rejects: RejectsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the pairs that are sure, likely and refused; with ``output``, write one of each."""
    from matching.cli.output import refuse_overwriting
    from matching.engine.loading import load_profiles
    from matching.entities.records import RECORD_SUFFIX

    session = start_session(context, lang)
    record = output.with_name(output.name + RECORD_SUFFIX) if output and not undo else None
    for written in (output, report, record):
        refuse_overwriting([*files, *([undo] if undo else ())], written)
    loaded = load_profiles(files, session.settings)
    if undo is not None:
        _undo(loaded.profiles, undo, output, session)
    else:
        _dedupe(loaded.profiles, (output, record, report), session, with_likely=likely)
    keep_rejects(loaded.rejects, rejects, files, session)
    if loaded.rejects:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)


def _dedupe(
    profiles: Sequence[Profile],
    paths: tuple[Path | None, Path | None, Path | None],
    session: Session,
    *,
    with_likely: bool,
) -> None:
    from matching.cli.canvas import drawn
    from matching.cli.dedupe_screen import dedupe_screen
    from matching.cli.output import chosen_format, deliver, tell
    from matching.entities.places import same_place
    from matching.entities.records import merges_of, write_merges
    from matching.entities.resolving import resolve
    from matching.profiles.writing import write_profiles
    from matching.reports.formats import pairs_bytes

    output, record, report = paths
    found = resolve(profiles, same_place(session.territories), with_likely=with_likely)
    deliver(drawn(dedupe_screen(found, session.labels), None), None, session)
    if report is not None:
        form = chosen_format(None, report, ("csv", "json", "markdown", "xlsx"))
        deliver(pairs_bytes(form, found.pairs, session.labels), report, session)
    if output is not None and record is not None:
        # First the record: without it the originals would be lost.
        write_merges(merges_of(found, profiles), record)
        write_profiles(found.profiles, output)
        tell(session.say("cli-written", path=str(output)))
        tell(session.say("cli-dedupe-record", path=str(record)))


def _undo(profiles: Sequence[Profile], record: Path, output: Path | None, session: Session) -> None:
    from matching.cli.output import deliver, tell
    from matching.entities.records import read_merges, undo
    from matching.privacy.suppression import SuppressionList
    from matching.profiles.writing import profile_lines

    listed = SuppressionList(session.settings.privacy_folder)
    merges = read_merges(record)
    undone = undo(profiles, merges)
    kept = [listed.unlinked(one) for one in undone.profiles if listed.admits(one)]
    deliver(profile_lines(kept), output, session)
    if len(kept) < len(undone.profiles):
        count = len(undone.profiles) - len(kept)
        tell(session.say("profiles-warning-withheld", count=count))
    # Who is to be left out for good is not named on the way.
    named = {one.id for one in merges if not any(listed.covers(m.profile) for m in one.members)}
    missing = [name for name in undone.missing if name in named]
    if missing:
        tell(session.say("cli-dedupe-missing", count=len(missing), ids=", ".join(missing)))
