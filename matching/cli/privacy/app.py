"""The commands on people's data put together."""

from __future__ import annotations

from collections.abc import Callable

import typer

from matching.cli.help_screen import Command, Group
from matching.cli.options import LanguageOption
from matching.cli.privacy.anonymise import anonymise
from matching.cli.privacy.audit import audit
from matching.cli.privacy.consent import consent
from matching.cli.privacy.export import export
from matching.cli.privacy.fields import fields
from matching.cli.privacy.lift import lift
from matching.cli.privacy.notice import notice
from matching.cli.privacy.notices import notices
from matching.cli.privacy.object import object_
from matching.cli.privacy.purge import purge
from matching.cli.privacy.rectify import rectify
from matching.cli.privacy.show import show

privacy_app = typer.Typer(cls=Group, invoke_without_command=True)
_COMMANDS: dict[str, Callable[..., None]] = {
    "show": show,
    "export": export,
    "rectify": rectify,
    "object": object_,
    "lift": lift,
    "consent": consent,
    "purge": purge,
    "notice": notice,
    "notices": notices,
    "anonymise": anonymise,
    "audit": audit,
    "fields": fields,
}
for _name, _command in _COMMANDS.items():
    privacy_app.command(
        _name,
        cls=Command,
        help=f"cli-privacy-{_name}-help",
        epilog=f"cli-privacy-{_name}-example",
    )(_command)


@privacy_app.callback(help="cli-privacy-help", epilog="cli-privacy-example")
def privacy(context: typer.Context, lang: LanguageOption = None) -> None:
    """Show the help screen where no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
