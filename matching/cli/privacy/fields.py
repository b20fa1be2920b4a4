"""``matching privacy fields``: what is read of each source of open data, and nothing else is."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import typer

from matching.cli.options import LanguageOption
from matching.cli.session import start_session


def fields(context: typer.Context, lang: LanguageOption = None) -> None:
    """Show the fields that each source is read for, its licence and its credit."""
    from rich.console import RenderableType
    from rich.text import Text

    from matching.cli.canvas import drawn, indented, words
    from matching.cli.output import deliver
    from matching.engine.privacy.allowed import fields_read

    session = start_session(context, lang)
    screen: list[RenderableType] = [words(session.say("cli-privacy-fields-only"))]
    for one in fields_read(session.territories):
        screen += [Text(), words(f"{one.name} – {one.title}", "bold")]
        for key, value in (
            ("cli-privacy-fields-read", ", ".join(one.fields)),
            ("cli-privacy-fields-licence", f"{one.licence} – {one.attribution}"),
        ):
            screen.append(indented(session.say(key, value=value)))
    deliver(drawn(screen, None), None, session)
