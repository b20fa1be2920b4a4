"""The commands on missions put together."""

from __future__ import annotations

import typer

from matching.cli.help_screen import Command, Group
from matching.cli.mission.check import check
from matching.cli.mission.new import new
from matching.cli.mission.plan import plan
from matching.cli.mission.replan import replan
from matching.cli.mission.whatif import whatif
from matching.cli.options import LanguageOption

mission_app = typer.Typer(cls=Group, invoke_without_command=True)
mission_app.command(
    "new", cls=Command, help="cli-mission-new-help", epilog="cli-mission-new-example"
)(new)
mission_app.command(
    "plan", cls=Command, help="cli-mission-plan-help", epilog="cli-mission-plan-example"
)(plan)
mission_app.command(
    "check", cls=Command, help="cli-mission-check-help", epilog="cli-mission-check-example"
)(check)
mission_app.command(
    "replan", cls=Command, help="cli-mission-replan-help", epilog="cli-mission-replan-example"
)(replan)
mission_app.command(
    "whatif", cls=Command, help="cli-mission-whatif-help", epilog="cli-mission-whatif-example"
)(whatif)


@mission_app.callback(help="cli-mission-help", epilog="cli-mission-example")
def mission(context: typer.Context, lang: LanguageOption = None) -> None:
    """Show the help screen where no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
