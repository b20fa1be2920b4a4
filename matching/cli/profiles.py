"""``matching profiles``: list, search and show what is indexed."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion
from matching.cli.help_screen import Command, Group
from matching.cli.options import (
    AxisOption,
    CityOption,
    CommitmentOption,
    DomainOption,
    FormatOption,
    KindOption,
    LanguageOption,
    OutputOption,
    TerritoryOption,
    WorkspaceOption,
)
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matching.profiles.model import Profile

profiles_app = typer.Typer(cls=Group, invoke_without_command=True)

TextArgument = Annotated[
    str, typer.Argument(metavar="cli-metavar-text", help="cli-argument-searched")
]
ProfileArgument = Annotated[
    str,
    typer.Argument(
        metavar="cli-metavar-profile",
        help="cli-argument-profile",
        autocompletion=completion.profiles,
    ),
]
LimitOption = Annotated[
    str | None, typer.Option("--limit", "-n", metavar="N", help="cli-option-limit")
]


@profiles_app.callback(help="cli-profiles-help", epilog="cli-profiles-example")
def profiles(context: typer.Context, lang: LanguageOption = None) -> None:
    """Show the help screen where no command follows."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@profiles_app.command(
    "list", cls=Command, help="cli-profiles-list-help", epilog="cli-profiles-list-example"
)
def list_profiles(
    context: typer.Context,
    *,
    territory: TerritoryOption = None,
    kind: KindOption = None,
    axis: AxisOption = None,
    domain: DomainOption = None,
    city: CityOption = None,
    commitment: CommitmentOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the profiles that pass every filter, in order of identifier."""
    from matching.cli.choices import Choices
    from matching.cli.output import chosen_format
    from matching.ranking.criteria import Criteria

    session = start_session(context, lang, workspace=workspace)
    chosen = chosen_format(form, output)
    choices = Choices(session.territories)
    places = choices.find("--territory", "territory", [territory] if territory else None)
    filters = {
        "kinds": choices.find("--kind", "kind", kind),
        "axes": choices.find("--axis", "axes", axis),
        "domains": choices.find("--domain", "domains", domain),
        "commitments": choices.find("--commitment", "commitments", commitment),
    }
    matcher = session.matcher()
    cities = choices.cities("--city", city, matcher.cities)
    found = matcher.filtered(Criteria(cities=cities, **filters))
    _show([one for one in found if not places or one.territory in places], chosen, output, session)


@profiles_app.command(
    "search", cls=Command, help="cli-profiles-search-help", epilog="cli-profiles-search-example"
)
def search_profiles(
    context: typer.Context,
    *,
    text: TextArgument,
    limit: LimitOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the profiles whose name looks like ``text``, the most alike first."""
    from matching.cli.choices import whole_number
    from matching.cli.output import chosen_format

    session = start_session(context, lang, workspace=workspace)
    chosen = chosen_format(form, output)
    count = whole_number("--limit", limit)
    matcher = session.matcher()
    found = matcher.search(text) if count is None else matcher.search(text, count)
    _show(found, chosen, output, session)


@profiles_app.command(
    "show", cls=Command, help="cli-profiles-show-help", epilog="cli-profiles-show-example"
)
def show_profile(
    context: typer.Context,
    *,
    profile: ProfileArgument,
    form: FormatOption = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show everything known of one profile."""
    from matching.cli.canvas import drawn
    from matching.cli.output import chosen_format, deliver
    from matching.cli.profile_screen import profile_screen

    session = start_session(context, lang, workspace=workspace)
    chosen = chosen_format(form, output)
    found = session.matcher().find(profile)
    if chosen == "table":
        deliver(drawn(profile_screen(found, session.labels), output), output, session)
    else:
        _show([found], chosen, output, session)


def _show(found: Sequence[Profile], form: str, output: Path | None, session: Session) -> None:
    from matching.cli.canvas import drawn
    from matching.cli.output import deliver
    from matching.cli.profile_screen import profiles_screen
    from matching.reports.formats import profiles_bytes

    if form == "table":
        deliver(drawn(profiles_screen(found, session.labels), output), output, session)
    else:
        contents = profiles_bytes(form, found, session.territories, session.language)
        deliver(contents, output, session)
