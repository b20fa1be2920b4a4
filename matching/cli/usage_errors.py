"""Slips in the command line itself, told in the words of the catalogues.

The parser beneath typer (click, or a copy of it that typer carries, from one version to the next)
speaks English only, so its exceptions are turned into one of ours by their class.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, ClassVar

import typer

from matching.cli.exit_codes import ExitCode
from matching.errors import MatchingError

if TYPE_CHECKING:
    from collections.abc import Iterable

PARSER_ERROR: type[Exception] = typer.BadParameter.__mro__[2]
"""The root of the parser's exceptions, wherever this version of typer keeps it."""


class CommandLineError(MatchingError):
    """The command line cannot be understood."""

    exit_code: ClassVar[int] = ExitCode.USAGE


def in_our_words(fault: Any) -> CommandLineError:
    """Return the error that says the same as ``fault``, one of the parser's exceptions."""
    match type(fault).__name__:
        case "MissingParameter":
            return CommandLineError("cli-usage-missing", name=shown_name(fault.param))
        case "NoSuchOption":
            known = [name for param in _parameters(fault) for name in param.opts]
            return unknown("cli-usage-no-option", fault.option_name, known)
        case "BadOptionUsage":
            # The parser raises it for two reasons, and only its sentence tells which.
            is_flag = "not take a value" in fault.message
            key = "cli-usage-flag" if is_flag else "cli-usage-no-value"
            return CommandLineError(key, option=fault.option_name)
        case _:
            return CommandLineError("cli-usage-other", reason=fault.format_message())


def unknown(key: str, given: str, known: Iterable[str]) -> CommandLineError:
    """Return the error for a name that is none of ``known``; the most alike are offered."""
    near = difflib.get_close_matches(given, sorted(known), n=3)
    how = "near" if near else "far"
    return CommandLineError(key, given=given, how=how, near=", ".join(near))


def shown_name(param: Any) -> str:
    """Return how the help screen calls a parameter."""
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return str(max(param.opts, key=len))


def _parameters(fault: Any) -> list[Any]:
    return list(fault.ctx.command.get_params(fault.ctx)) if fault.ctx else []
