"""Credits drawn for a terminal: what comes from where, and what crosses a border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import indented, unbroken, words
from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.credits import credit_lines
from matching.reports.mission.typesetting import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


def credit_of(profile: Profile, labels: Labels) -> Iterator[RenderableType]:
    """Give where a profile comes from, and under which licence; nothing for what is not known."""
    source = profile.source_url or profile.source
    if source:
        dated = f" ({profile.source_date})" if profile.source_date else ""
        yield unbroken(f"{labels.say('report-source')} {source}{dated}", style="dim")
    rights = Credit.of(profile).rights(labels.language)
    if rights:
        yield indented(capitalised(rights), style="dim")


def sources(
    profiles: Iterable[Profile], labels: Labels, crossing: Sequence[str] | None = None
) -> Iterator[RenderableType]:
    """Give the credit of each of ``profiles`` under a heading, then what crosses a border.

    The latter is ``crossing`` where it is given.
    """
    named = tuple(profiles)
    lines = credit_lines(named, labels)
    if lines:
        yield Text()
        yield words(labels.say("credit-sources"), "bold")
    for line in lines:
        yield unbroken(line, style="dim")
    yield from notices(named, labels) if crossing is None else _paragraphs(crossing)


def notices(
    profiles: Iterable[Profile], labels: Labels, readers: str | None = None
) -> Iterator[RenderableType]:
    """Give a paragraph for each way in which data about persons crosses a border."""
    found = border_notices(profiles, labels.territories, labels.language, readers)
    yield from _paragraphs(found)


def _paragraphs(sentences: Iterable[str]) -> Iterator[RenderableType]:
    for sentence in sentences:
        yield Text()
        yield words(sentence, "italic")
