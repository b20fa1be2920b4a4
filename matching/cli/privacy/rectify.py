"""``matching privacy rectify``: what somebody corrects about themselves, kept for good."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli import completion
from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.priority import giving_way
from matching.cli.privacy.options import WhoArgument, desk_of, subject_of
from matching.cli.session import start_session

if TYPE_CHECKING:
    from collections.abc import Sequence

SetOption = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="cli-privacy-metavar-set",
        help="cli-privacy-option-set",
        autocompletion=completion.rectified_fields,
    ),
]


def rectify(
    context: typer.Context,
    *,
    who: WhoArgument,
    given: SetOption,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Correct fields of a profile; no later import or index undoes it."""
    from matching.cli.output import tell

    session = start_session(context, lang, workspace=workspace)
    corrections = _corrections(given)
    subject = subject_of(who, None, session)
    with giving_way():
        kept = desk_of(session).rectify(subject.profile, corrections)
    tell(session.say("cli-privacy-rectified", id=kept.id, count=len(corrections)))


def _corrections(given: Sequence[str]) -> dict[str, str]:
    """Return the fields of ``--set`` with their texts.

    Raises:
        RequestError: one has no equals sign.
    """
    from matching.errors import RequestError

    found: dict[str, str] = {}
    for one in given:
        field, sign, value = one.partition("=")
        if not sign or not field.strip():
            raise RequestError("cli-privacy-set", given=one)
        found[field.strip()] = value
    return found
