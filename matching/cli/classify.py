"""``matching classify``: domains for the profiles whose source states none."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.check import FilesArgument, keep_rejects
from matching.cli.exit_codes import ExitCode
from matching.cli.options import LanguageOption, ModelOption, RejectsOption, WorkspaceOption
from matching.cli.session import start_session
from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.cli.session import Session
    from matching.profiles.model import Profile

ClassifiedOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-option-classify-output"),
]
ReasonsOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="cli-metavar-file", help="cli-option-classify-report"),
]
ThresholdOption = Annotated[
    str | None,
    typer.Option("--threshold", metavar="0…1", help="cli-option-classify-threshold"),
]
EvaluateOption = Annotated[bool, typer.Option("--evaluate", help="cli-option-classify-evaluate")]
LearnOption = Annotated[
    Path | None,
    typer.Option("--learn", metavar="cli-metavar-file", help="cli-option-classify-learn"),
]


def classify(
    context: typer.Context,
    *,
    files: FilesArgument,
    output: ClassifiedOption = None,
    report: ReasonsOption = None,
    threshold: ThresholdOption = None,
    evaluate: EvaluateOption = False,
    learn: LearnOption = None,
    rejects: RejectsOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the domains assigned, each with its ground; with ``output``, write the profiles."""
    from matching.cli.choices import share
    from matching.cli.output import refuse_overwriting
    from matching.engine.loading import load_profiles

    session = start_session(context, lang, workspace=workspace, model=model)
    for written in (output, report, learn):
        refuse_overwriting(files, written)
    if (evaluate or learn) and (output or report):
        raise RequestError("cli-classify-or-evaluate")
    least = share("--threshold", threshold)
    loaded = load_profiles(files, session.settings)
    if learn is not None:
        _learn(loaded.profiles, learn, least, session)
    if evaluate:
        _evaluate(loaded.profiles, least, session)
    if not (evaluate or learn):
        _classify(loaded.profiles, (output, report), least, session)
    keep_rejects(loaded.rejects, rejects, files, session)
    if loaded.rejects:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)


def _classify(
    profiles: Sequence[Profile],
    paths: tuple[Path | None, Path | None],
    least: float | None,
    session: Session,
) -> None:
    from matching.cli.canvas import drawn
    from matching.cli.classify_screen import classified_screen
    from matching.cli.output import chosen_format, deliver, tell
    from matching.cli.progress import showing_progress
    from matching.engine.classifying import classify as assign
    from matching.profiles.writing import write_profiles
    from matching.reports.formats import domains_bytes

    output, report = paths
    with showing_progress(session.language) as progress:
        found = assign(profiles, session.settings, threshold=least, progress=progress)
    deliver(drawn(classified_screen(found, session.labels), None), None, session)
    if found.ignored:
        names, path = ", ".join(found.ignored), str(session.settings.sector_domains)
        tell(session.say("domains-table-unknown", path=path, names=names))
    if found.other_encoder is not None:
        tell(session.say("domains-other-encoder", encoder=found.other_encoder))
    if report is not None:
        form = chosen_format(None, report, ("csv", "json", "markdown", "xlsx"))
        deliver(domains_bytes(form, found.assigned, session.labels), report, session)
    if output is not None:
        write_profiles(found.profiles, output)
        tell(session.say("cli-written", path=str(output)))


def _evaluate(profiles: Sequence[Profile], least: float | None, session: Session) -> None:
    from matching.cli.canvas import drawn
    from matching.cli.classify_screen import measured_screen
    from matching.cli.output import deliver
    from matching.cli.progress import showing_progress
    from matching.engine.classifying import measure

    with showing_progress(session.language) as progress:
        found = measure(profiles, session.settings, threshold=least, progress=progress)
    deliver(drawn(measured_screen(found, session.labels), None), None, session)


def _learn(profiles: Sequence[Profile], path: Path, least: float | None, session: Session) -> None:
    from matching.cli.output import tell
    from matching.cli.progress import showing_progress
    from matching.engine.classifying import learn_domains

    with showing_progress(session.language) as progress:
        found = learn_domains(profiles, session.settings, threshold=least, progress=progress)
    found.save(path)
    tell(session.say("cli-written", path=str(path)))
