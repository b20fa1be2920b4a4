"""The help screens, in the language of the run.

Commands and options are declared with keys of the catalogues; ``localised`` puts the sentences in
their place once the language is known, for the screens and for the completion of shells alike.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from matching.cli.usage_errors import CommandLineError, shown_name, unknown
from matching.language import Language, has_message, say

# What the library declares by itself comes with its own sentences.
_LIBRARY_OPTIONS = {
    "install_completion": "cli-option-install-completion",
    "show_completion": "cli-option-show-completion",
}


class Command(TyperCommand):
    """A command whose help, and whose refusal of words too many, come from the catalogues."""

    # Words too many are let through by the parser, to be refused below.
    allow_extra_args = True

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help screen."""
        _write_help(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return the words left over, which are none.

        Raises:
            CommandLineError: some are left.
        """
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise CommandLineError("cli-usage-extra", given=" ".join(map(str, rest)))
        return rest


class Group(TyperGroup):
    """A command made of others."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help screen."""
        _write_help(self, ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name, the command and the rest.

        Raises:
            CommandLineError: there is no such command.
        """
        is_option = args[0].startswith("-")
        if self.get_command(ctx, args[0]) is None and not is_option and not ctx.resilient_parsing:
            raise unknown("cli-usage-no-command", args[0], self.commands)
        return super().resolve_command(ctx, args)


def localised(command: Any, language: Language) -> Any:
    """Return ``command`` with every key it was declared with replaced by its sentence."""
    for field in ("help", "short_help", "epilog"):
        setattr(command, field, _sentence(getattr(command, field), language))
    for param in command.params:
        key = _LIBRARY_OPTIONS.get(param.name, getattr(param, "help", None))
        param.help = _sentence(key, language)
        param.metavar = _sentence(param.metavar, language)
    for child in getattr(command, "commands", {}).values():
        localised(child, language)
    return command


def _sentence(key: str | None, language: Language) -> str | None:
    return say(key, language) if key and has_message(key, language) else key


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    language: Language = ctx.find_root().obj or "fr"
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    children = {name: command.get_command(ctx, name) for name in getattr(command, "commands", {})}
    usage = ["[OPTIONS]", *map(_usage, arguments)]
    if children:
        usage.append(say("cli-help-metavar-command", language))
    formatter.write_usage(
        ctx.command_path, " ".join(usage), prefix=say("cli-help-usage", language) + " "
    )
    formatter.write_paragraph()
    formatter.write_text(command.help or "")
    described = [(shown_name(param), param.help or "") for param in arguments]
    _write_section(formatter, say("cli-help-arguments", language), described)
    described = [(_option(param), _described(param, language)) for param in options]
    _write_section(formatter, say("cli-help-options", language), described)
    described = [(name, (child.help or "").split("\n")[0]) for name, child in children.items()]
    _write_section(formatter, say("cli-help-commands", language), described)
    if command.epilog:
        formatter.write(f"\n{command.epilog}\n")


def _write_section(formatter: Any, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        formatter.write(f"\n{heading}\n")
        formatter.indent()
        formatter.write_dl(rows, col_max=28)
        formatter.dedent()


def _usage(argument: Any) -> str:
    shown = shown_name(argument) + ("…" if argument.nargs == -1 else "")
    return shown if argument.required else f"[{shown}]"


def _described(option: Any, language: Language) -> str:
    # The parser makes this one when the screen is asked for, after everything was localised.
    return say("cli-option-help", language) if option.name == "help" else option.help or ""


def _option(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    takes_value = not getattr(param, "is_flag", False)
    return f"{names} {param.metavar}" if takes_value and param.metavar else names
