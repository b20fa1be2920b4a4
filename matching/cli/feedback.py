"""``matching feedback``: what people decided about pairs, listed, taken out and brought in."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matching.cli import completion
from matching.cli.exit_codes import ExitCode
from matching.cli.help_screen import Command, Group
from matching.cli.options import (
    AxisOption,
    DomainOption,
    FormatOption,
    FromOption,
    LanguageOption,
    OutputOption,
    RejectsOption,
    ToOption,
)
from matching.cli.session import start_session

feedback_app = typer.Typer(cls=Group, invoke_without_command=True)

StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="cli-metavar-status",
        help="cli-option-status",
        autocompletion=completion.statuses,
    ),
]
WithOption = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="cli-metavar-id",
        help="cli-option-feedback-profile",
        autocompletion=completion.profiles,
    ),
]
FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="cli-metavar-file", help="cli-argument-feedback-files")
]
ExportOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="cli-metavar-file", help="cli-option-feedback-output"),
]


@feedback_app.callback(help="cli-feedback-help", epilog="cli-feedback-example")
def feedback(context: typer.Context, lang: LanguageOption = None) -> None:
    """Show the help screen where no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@feedback_app.command(
    "list", cls=Command, help="cli-feedback-list-help", epilog="cli-feedback-list-example"
)
def list_decisions(
    context: typer.Context,
    *,
    status: StatusOption = None,
    profile: WithOption = None,
    axis: AxisOption = None,
    domain: DomainOption = None,
    first: FromOption = None,
    last: ToOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show where each pair stands, the latest decided first."""
    from matching.cli.canvas import drawn
    from matching.cli.choices import Choices, day, one_of
    from matching.cli.decision_screen import decisions_screen
    from matching.cli.output import chosen_format, deliver
    from matching.engine.feedback import indexed_parties, open_feedback
    from matching.feedback.follow_up import Period
    from matching.feedback.model import STATUSES
    from matching.feedback.records import Filters
    from matching.reports.formats import decisions_bytes

    session = start_session(context, lang)
    chosen = chosen_format(form, output)
    choices = Choices(session.territories)
    wanted = {one_of("--status", text, STATUSES) for text in status or ()}
    period = Period(day("--from", first or "0001-01-01"), day("--to", last or "9998-12-31"))
    filters = Filters(
        statuses=tuple(one for one in STATUSES if one in wanted),
        profile_id=profile,
        axes=choices.find("--axis", "axes", axis),
        domains=choices.find("--domain", "domains", domain),
        since=period.since,
        until=period.until,
    )
    with open_feedback(session.settings) as store:
        states = store.current(filters)
    indexed = indexed_parties(states, session.settings)
    if chosen == "table":
        deliver(drawn(decisions_screen(states, session.labels, indexed), output), output, session)
    else:
        deliver(decisions_bytes(chosen, states, session.labels, indexed), output, session)


@feedback_app.command(
    "export", cls=Command, help="cli-feedback-export-help", epilog="cli-feedback-export-example"
)
def export_decisions(
    context: typer.Context, *, output: ExportOption = None, lang: LanguageOption = None
) -> None:
    """Write every list and every decision, undoings included, one JSON object a line."""
    from matching.cli.output import deliver
    from matching.engine.feedback import open_feedback
    from matching.feedback.exporting import export_lines

    session = start_session(context, lang)
    with open_feedback(session.settings) as store:
        text = "".join(f"{line}\n" for line in export_lines(store))
    deliver(text.encode(), output, session)


@feedback_app.command(
    "import", cls=Command, help="cli-feedback-import-help", epilog="cli-feedback-import-example"
)
def import_decisions(
    context: typer.Context,
    *,
    files: FilesArgument,
    rejects: RejectsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Add what the files tell and is not known, and show how much that was."""
    from matching.cli.canvas import drawn, words
    from matching.cli.check import keep_rejects
    from matching.cli.output import deliver, refuse_overwriting
    from matching.engine.feedback import import_feedback

    session = start_session(context, lang)
    refuse_overwriting(files, rejects)
    accounts = import_feedback(files, session.settings)
    told = session.say(
        "cli-feedback-imported",
        decisions=sum(one.decisions for one in accounts),
        lists=sum(one.lists for one in accounts),
        known=sum(one.known for one in accounts),
        path=str(session.settings.feedback_file),
    )
    deliver(drawn([words(told)], None), None, session)
    left_out = [reject for one in accounts for reject in one.rejects]
    keep_rejects(left_out, rejects, files, session)
    if left_out:
        raise typer.Exit(ExitCode.ROWS_LEFT_OUT)
