"""``matching explain``: why two profiles would be introduced, or not."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import Annotated

import typer

from matching.cli import completion
from matching.cli.options import (
    FormatOption,
    LanguageOption,
    ModelOption,
    OutputOption,
    WorkspaceOption,
)
from matching.cli.session import start_session

FirstArgument = Annotated[
    str,
    typer.Argument(
        metavar="cli-metavar-first",
        help="cli-argument-profile",
        autocompletion=completion.profiles,
    ),
]
SecondArgument = Annotated[
    str,
    typer.Argument(
        metavar="cli-metavar-second",
        help="cli-argument-counterpart",
        autocompletion=completion.profiles,
    ),
]


def explain(
    context: typer.Context,
    *,
    first: FirstArgument,
    second: SecondArgument,
    form: FormatOption = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    model: ModelOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show what makes up the score of the pair, the reasons, the evidence and the relays."""
    from matching.cli.output import chosen_format
    from matching.cli.suggest import show
    from matching.cli.suggestion_screen import explanation_screen
    from matching.ranking.results import Suggestions

    session = start_session(context, lang, workspace=workspace, model=model)
    chosen = chosen_format(form, output)
    matcher = session.matcher()
    query = matcher.find(first)
    suggestion = matcher.explain(query, matcher.find(second), language=session.language)
    calibrated = matcher.info().calibrated
    pair = Suggestions(query, session.language, calibrated, (suggestion,))
    show(pair, explanation_screen, chosen, output, session)
