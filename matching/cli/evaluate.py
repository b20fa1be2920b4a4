"""``matching evaluate``: how well rankings order judged pairs, of the sample or of any files."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.cli.options import (
    FormatOption,
    LanguageOption,
    ModelOption,
    OutputOption,
    QrelsOption,
    RequestsOption,
    WorkspaceOption,
)
from matching.cli.session import Session, start_session
from matching.errors import RequestError

if TYPE_CHECKING:
    from matching.engine.evaluating import Evaluation
    from matching.evaluation.judgements import GradeSide

ProfilesOption = Annotated[
    list[Path] | None,
    typer.Option("--profiles", metavar="cli-metavar-file", help="cli-option-profiles"),
]
RankingsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rankings",
        metavar="cli-metavar-ranking",
        help="cli-option-rankings",
        autocompletion=completion.rankings,
    ),
]
GradeOption = Annotated[
    str | None,
    typer.Option("--grade", metavar="for_query|for_candidate", help="cli-option-grade"),
]
RunOutOption = Annotated[
    Path | None, typer.Option("--run-out", metavar="cli-metavar-folder", help="cli-option-run-out")
]
SeedOption = Annotated[str | None, typer.Option("--seed", metavar="N", help="cli-option-seed")]
ResamplesOption = Annotated[
    str | None, typer.Option("--resamples", metavar="N", help="cli-option-resamples")
]
JsonOption = Annotated[bool, typer.Option("--json", help="cli-option-json")]
KeptRejectsOption = Annotated[
    Path | None,
    typer.Option("--rejects", metavar="cli-metavar-file", help="cli-option-evaluate-rejects"),
]

_SHOWN = 5
"""Rejected rows told on the error stream; the file of rejects has them all."""


def evaluate(
    context: typer.Context,
    *,
    profiles: ProfilesOption = None,
    qrels: QrelsOption = None,
    requests: RequestsOption = None,
    rankings: RankingsOption = None,
    grade: GradeOption = None,
    run_out: RunOutOption = None,
    seed: SeedOption = None,
    resamples: ResamplesOption = None,
    rejects: KeptRejectsOption = None,
    as_json: JsonOption = False,
    form: FormatOption = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show a table of every ranking and metric, with intervals and tests."""
    from matching.cli.choices import one_of, whole_number
    from matching.cli.output import chosen_format, refuse_overwriting
    from matching.cli.progress import showing_progress
    from matching.engine.evaluating import RESAMPLES, SEED
    from matching.engine.evaluating import evaluate as measure
    from matching.evaluation.judgements import GRADE_SIDES
    from matching.evaluation.rankings import RANKINGS
    from matching.evaluation.runs import prepare_folder

    session = start_session(context, lang, workspace=workspace, model=model)
    if as_json and form not in (None, "json"):
        raise RequestError("cli-json-or-format", given=form)
    chosen = chosen_format("json" if as_json else form, output)
    names = [one_of("--rankings", name, RANKINGS) for name in rankings or ()]
    side = cast("GradeSide", one_of("--grade", grade or GRADE_SIDES[0], GRADE_SIDES))
    start = whole_number("--seed", seed, lowest=0)
    count = whole_number("--resamples", resamples)
    read = [*(profiles or ()), *(one for one in (qrels, requests) if one)]
    for written in (output, rejects):
        refuse_overwriting(read, written)
    if run_out is not None:
        prepare_folder(run_out)
    with showing_progress(session.language) as progress:
        found = measure(
            profiles or None,
            qrels,
            requests,
            session.settings,
            rankings=names,
            grade=side,
            seed=SEED if start is None else start,
            resamples=count or RESAMPLES,
            progress=progress,
        )
    _deliver(found, chosen, output, session)
    _tell(found, rejects, run_out, session)
    if found.rejects:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)


def _deliver(found: Evaluation, form: str, output: Path | None, session: Session) -> None:
    from matching.cli.canvas import drawn
    from matching.cli.evaluation_screen import evaluation_screen
    from matching.cli.output import deliver
    from matching.reports.formats import comparison_bytes
    from matching.reports.labels import Labels

    if form == "table":
        labels = Labels(found.territories, session.language)
        deliver(drawn(evaluation_screen(found.comparison, labels), output), output, session)
    else:
        deliver(comparison_bytes(form, found.comparison, session.language), output, session)


def _tell(found: Evaluation, rejects: Path | None, run_out: Path | None, session: Session) -> None:
    """Write the runs and rejects that are asked for; tell what was left out on the error stream."""
    from matching.cli.output import tell
    from matching.evaluation.runs import write_runs
    from matching.profiles.rejects import write_rejects

    if run_out is not None:
        written = write_runs(found.comparison.rankings, run_out)
        tell(session.say("evaluation-runs", count=len(written), folder=str(run_out)))
    for one in found.rejects[:_SHOWN]:
        place = session.say("cli-account-place", file=one.file, line=str(one.line), how="both")
        tell(f"{place} {one.reason(session.language)}")
    count = len({(one.file, one.line) for one in found.rejects})
    if rejects is not None:
        write_rejects(found.rejects, rejects, session.language)
        tell(session.say("cli-rejects-written", path=str(rejects), count=count))
    elif count:
        tell(session.say("evaluation-rejected", count=count))
    for warning in found.left_out:
        tell(warning.text(session.language))
    if found.warnings:
        tell(session.say("evaluation-noticed", count=len(found.warnings)))
