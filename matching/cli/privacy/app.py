"""The commands on people's data put together."""

from __future__ import annotations

import typer

from matching.cli.help_screen import Command, Group
from matching.cli.options import LanguageOption
from matching.cli.privacy.erase import erase
from matching.cli.privacy.find import find

privacy_app = typer.Typer(cls=Group, invoke_without_command=True)
privacy_app.command("find", cls=Command, help="privacy-find-help", epilog="privacy-find-example")(
    find
)
privacy_app.command(
    "erase", cls=Command, help="privacy-erase-help", epilog="privacy-erase-example"
)(erase)


@privacy_app.callback(help="privacy-help", epilog="privacy-example")
def privacy(context: typer.Context, lang: LanguageOption = None) -> None:
    """Show the help screen where no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
