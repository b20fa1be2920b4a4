"""What every command starts from: the settings of the run, its language and its territories."""

# ruff: noqa: PLC0415 - what weighs is imported where it is used, so that help is instant.

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from matching.config import Settings, load_settings
from matching.errors import MatchingError, RequestError
from matching.language import LANGUAGES, Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import typer

    from matching.engine.matcher import Matcher
    from matching.reports.labels import Labels
    from matching.territories import Territories

_LANGUAGE_OPTION = "--lang"


@dataclass
class Session:
    """The settings of one run, and what they lead to when it is asked for."""

    settings: Settings
    workspace_named: bool = False
    """Whether the command line named the workspace."""

    @property
    def language(self) -> Language:
        """The language of the answer."""
        return self.settings.language

    @cached_property
    def territories(self) -> Territories:
        """The two territories."""
        from matching.territories import Territories

        return Territories.load(self.settings.territories)

    @property
    def labels(self) -> Labels:
        """The words for identifiers."""
        from matching.reports.labels import Labels

        return Labels(self.territories, self.language)

    def say(self, key: str, **values: object) -> str:
        """Return the message named ``key``."""
        return say(key, self.language, **values)

    def matcher(self) -> Matcher:
        """Return the engine on the workspace, with the sample indexed first where it must be.

        Raises:
            WorkspaceError: the workspace cannot be used.
            EncoderError: the model cannot be had.
        """
        from matching.cli.progress import showing_progress
        from matching.engine.matcher import Matcher

        with showing_progress(self.language) as progress:
            if self.workspace_named:
                # A slip in the name of a folder must not index the sample there.
                return Matcher.open(settings=self.settings, progress=progress)
            return Matcher.ensure(self.settings, progress)


def start_session(
    context: typer.Context,
    lang: str | None,
    *,
    workspace: Path | None = None,
    model: str | None = None,
) -> Session:
    """Return the session the options ask for; those not given leave the settings as they are.

    Raises:
        RequestError: the settings cannot be read, or the language is neither of the two.
    """
    asked = lang or _language_of_the_commands_above(context)
    if asked is not None and asked not in LANGUAGES:
        raise RequestError(
            "cli-choice-far", option=_LANGUAGE_OPTION, given=asked, known=", ".join(LANGUAGES)
        )
    settings = load_settings(language=asked, workspace=workspace, model=model)
    return Session(settings, workspace_named=workspace is not None)


def _language_of_the_commands_above(context: typer.Context) -> str | None:
    above = context.parent
    while above is not None:
        if above.params.get("lang"):
            return str(above.params["lang"])
        above = above.parent
    return None


def language_asked(arguments: Sequence[str]) -> Language:
    """Return the language of help screens and errors, read before the command line is parsed.

    It is that of ``--lang`` wherever it stands, else that of the settings; French while they are
    unusable, which the command will say.
    """
    for word, following in pairwise([*arguments, ""]):
        name, _, value = word.partition("=")
        if name == _LANGUAGE_OPTION:
            for language in LANGUAGES:
                if language == (value or following):
                    return language
    try:
        return load_settings().language
    except MatchingError:
        return "fr"
