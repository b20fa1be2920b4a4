"""The command ``matching``: what it is made of, and how every run ends."""

# ruff: noqa: PLC0415 - what weighs is imported where it is used, so that help is instant.

from __future__ import annotations

import contextlib
import io
import os
import sys
import tomllib
import traceback
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.check import check
from matching.cli.classify import classify
from matching.cli.dedupe import dedupe
from matching.cli.evaluate import evaluate
from matching.cli.exit_codes import ExitCode
from matching.cli.explain import explain
from matching.cli.feedback import feedback_app
from matching.cli.fetch import fetch
from matching.cli.help_screen import Command, Group, localised
from matching.cli.index import index
from matching.cli.info import info
from matching.cli.learn import learn
from matching.cli.mission.app import mission_app
from matching.cli.notices import telling_notices
from matching.cli.options import LanguageOption
from matching.cli.privacy.app import privacy_app
from matching.cli.profiles import profiles_app
from matching.cli.report import report
from matching.cli.serve import serve
from matching.cli.session import language_asked
from matching.cli.suggest import suggest
from matching.cli.usage_errors import PARSER_ERROR, in_our_words
from matching.config import resource
from matching.errors import MatchingError
from matching.language import Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "matching"
_DISTRIBUTION = "rennes-quebec-matching"
_DEBUG = "MATCHING_DEBUG"

app = typer.Typer(cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("check", cls=Command, help="cli-check-help", epilog="cli-check-example")(check)
app.command("dedupe", cls=Command, help="cli-dedupe-help", epilog="cli-dedupe-example")(dedupe)
app.command("classify", cls=Command, help="cli-classify-help", epilog="cli-classify-example")(
    classify
)
app.command("index", cls=Command, help="cli-index-help", epilog="cli-index-example")(index)
app.command("fetch", cls=Command, help="cli-fetch-help", epilog="cli-fetch-example")(fetch)
app.command("suggest", cls=Command, help="cli-suggest-help", epilog="cli-suggest-example")(suggest)
app.command("explain", cls=Command, help="cli-explain-help", epilog="cli-explain-example")(explain)
app.command("evaluate", cls=Command, help="cli-evaluate-help", epilog="cli-evaluate-example")(
    evaluate
)
app.command("learn", cls=Command, help="cli-learn-help", epilog="cli-learn-example")(learn)
app.add_typer(mission_app, name="mission")
app.add_typer(feedback_app, name="feedback")
app.command("report", cls=Command, help="cli-report-help", epilog="cli-report-example")(report)
app.add_typer(profiles_app, name="profiles")
app.add_typer(privacy_app, name="privacy")
app.command("serve", cls=Command, help="cli-serve-help", epilog="cli-serve-example")(serve)
app.command("info", cls=Command, help="cli-info-help", epilog="cli-info-example")(info)

VersionOption = Annotated[bool, typer.Option("--version", help="cli-option-version")]


@app.callback(invoke_without_command=True, help="cli-help", epilog="cli-exit-codes")
def start(
    context: typer.Context, show_version: VersionOption = False, lang: LanguageOption = None
) -> None:
    """Show the version, or the help screen where no command follows."""
    if show_version:
        typer.echo(_version())
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; every error is one sentence on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a sign shows another in its place rather than stop the run.
            stream.reconfigure(errors="replace")
    language = language_asked(given)
    try:
        command = localised(typer.main.get_command(app), language)
        with telling_notices(language):
            ended = command.main(given, prog_name=_NAME, standalone_mode=False, obj=language)
        code = ended if isinstance(ended, int) else ExitCode.OK
    except (KeyboardInterrupt, typer.Abort):
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        code = _stopped_reading()
    except Exception as fault:  # noqa: BLE001 - the last word on any error belongs to the user
        return _told(fault, language)
    if code == ExitCode.INTERRUPTED:
        _say("cli-interrupted", language)
    return int(code)


def _version() -> str:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        # Run from a clone that was never installed.
        return str(tomllib.loads(resource("pyproject.toml").read_text())["project"]["version"])


def _told(fault: Exception, language: Language) -> int:
    from matching.cli.output import tell

    if os.environ.get(_DEBUG) == "1":
        traceback.print_exception(fault)
    if isinstance(fault, PARSER_ERROR):
        fault = in_our_words(fault)
    with contextlib.suppress(BrokenPipeError):
        if isinstance(fault, MatchingError):
            tell(fault.text(language))
            return fault.exit_code
        name = type(fault).__name__
        tell(say("cli-unexpected", language, name=name, text=str(fault), variable=_DEBUG))
    return ExitCode.UNEXPECTED


def _say(key: str, language: Language) -> None:
    from matching.cli.output import tell

    tell(say(key, language))


def _stopped_reading() -> ExitCode:
    from matching.cli.output import silence

    silence(sys.stdout.fileno())
    return ExitCode.OK


if __name__ == "__main__":
    sys.exit(main())
