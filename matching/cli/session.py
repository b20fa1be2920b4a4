"""What every command starts from: the settings of the run, its language and its territories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matching.config import Settings, load_settings
from matching.errors import MatchingError, RequestError
from matching.language import LANGUAGES, Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import typer

    from matching.engine import Matcher
    from matching.reports.labels import Labels
    from matching.territories import Territories

_LANGUAGE_OPTION = "--lang"


@dataclass
class Session:
    """The settings of one run, and what they lead to when it is asked for."""

    settings: Settings

    @property
    def language(self) -> Language:
        """The language of the answer."""
        return self.settings.language

    @cached_property
    def territories(self) -> Territories:
        """The two territories."""
        from matching.territories import Territories  # noqa: PLC0415 - help does without

        return Territories.load(self.settings.territories)

    @property
    def labels(self) -> Labels:
        """The words for identifiers."""
        from matching.reports.labels import Labels  # noqa: PLC0415 - help does without

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
        from matching.cli.progress import showing_progress  # noqa: PLC0415 - as above
        from matching.engine import Matcher  # noqa: PLC0415 - as above

        with showing_progress(self.language) as progress:
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
    asked = lang or context.find_root().params.get("lang")
    if asked is not None and asked not in LANGUAGES:
        raise RequestError(
            "cli-choice-far", option=_LANGUAGE_OPTION, given=asked, known=", ".join(LANGUAGES)
        )
    return Session(load_settings(language=asked, workspace=workspace, model=model))


def language_asked(arguments: Sequence[str]) -> Language:
    """Return the language of help screens and errors, read before the command line is parsed.

    It is that of ``--lang`` wherever it stands, else that of the settings; French while they are
    unusable, which the command will say.
    """
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == _LANGUAGE_OPTION:
            for language in LANGUAGES:
                if language == (value or following):
                    return language
    try:
        return load_settings().language
    except MatchingError:
        return "fr"
