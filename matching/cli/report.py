"""``matching report``: what became of pairs over a period, for those who follow it up."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import Annotated

import typer

from matching.cli import completion
from matching.cli.options import FirstDayOption, LanguageOption, LastDayOption, OutputOption
from matching.cli.session import start_session

ReportFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="html|xlsx|json",
        help="cli-option-report-format",
        autocompletion=completion.report_formats,
    ),
]


def report(
    context: typer.Context,
    *,
    first: FirstDayOption,
    last: LastDayOption,
    form: ReportFormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = None,
) -> None:
    """Write what became of pairs from the first day to the last."""
    from matching.cli.choices import day
    from matching.cli.output import chosen_format, deliver
    from matching.engine.feedback import follow_feedback_up
    from matching.reports.follow_up.formats import FOLLOW_UP_FORMATS

    session = start_session(context, lang)
    chosen = chosen_format(form, output, tuple(FOLLOW_UP_FORMATS))
    period = (day("--from", first), day("--to", last))
    found = follow_feedback_up(*period, session.settings)
    deliver(FOLLOW_UP_FORMATS[chosen](found, session.labels), output, session)
