"""What the shell offers after a tab; whatever goes wrong here, it offers nothing."""

# ruff: noqa: PLC0415 - what weighs is imported where it is used, so that help is instant.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from matching.config import LINK_RULES, Settings, load_settings
from matching.errors import MatchingError
from matching.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matching.territories import Axis, Domain, Territories, Territory

Offers = list[tuple[str, str]]
"""Words to type, each with what it stands for."""


def languages(incomplete: str) -> list[str]:
    """Return the languages that begin so."""
    return [one for one in LANGUAGES if one.startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """Return the formats of an answer that begin so."""
    known = ("table", "json", "csv", "markdown", "xlsx")
    return [one for one in known if one.startswith(incomplete)]


def sources(incomplete: str) -> list[str]:
    """Return the sources of open data that begin so."""
    from matching.sources.registry import NAMES

    return [one for one in NAMES if one.startswith(incomplete)]


def rectified_fields(incomplete: str) -> list[str]:
    """Return how the correction of a field that begins so begins."""
    from matching.engine.privacy.rectifying import RECTIFIED

    return [f"{one}=" for one in RECTIFIED if one.startswith(incomplete)]


def link_rules(incomplete: str) -> list[str]:
    """Return what becomes of linked pairs, by the rules that begin so."""
    return [one for one in LINK_RULES if one.startswith(incomplete)]


def documents(incomplete: str) -> list[str]:
    """Return the formats of an answer on a mission that begin so."""
    return [one for one in ("table", "json") if one.startswith(incomplete)]


def report_formats(incomplete: str) -> list[str]:
    """Return the formats of a follow-up that begin so."""
    return [one for one in ("html", "xlsx", "json") if one.startswith(incomplete)]


def statuses(incomplete: str) -> list[str]:
    """Return what can become of a pair and begins so."""
    from matching.feedback.model import STATUSES

    return [one for one in STATUSES if one.startswith(incomplete)]


def scenarios(incomplete: str) -> list[str]:
    """Return how the changes of a scenario that begin so begin."""
    from matching.mission.scenarios import CHANGES

    return [one for one in CHANGES if one.startswith(incomplete)]


def parties(context: typer.Context, incomplete: str) -> Offers:
    """Return the parties of the plan named before whose identifier begins so, with their names."""
    from matching.mission.stored.plan import find_plan

    # While its option has no value yet, the parser leaves the words before it unread.
    named = context.params.get("folder") or next(iter(context.args), "")
    try:
        kept = find_plan(Path(named))
    except (MatchingError, OSError):
        return []
    known = kept.profiles.values() if kept else ()
    return [(one.id, one.name) for one in known if one.id.startswith(incomplete)]


def rankings(incomplete: str) -> list[str]:
    """Return the rankings that can be measured and begin so."""
    from matching.evaluation.rankings import RANKINGS

    return [one for one in RANKINGS if one.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of profile that begin so."""
    from matching.profiles.model import KINDS

    return [one for one in KINDS if one.startswith(incomplete)]


def commitments(incomplete: str) -> list[str]:
    """Return the commitments that begin so."""
    from matching.profiles.model import COMMITMENTS

    return [one for one in COMMITMENTS if one.startswith(incomplete)]


def profiles(incomplete: str) -> Offers:
    """Return the indexed profiles whose identifier begins so, each with its name."""
    from matching.index.workspace import Workspace

    try:
        _, contents = Workspace(load_settings().workspace_folder).read()
    except (MatchingError, OSError):
        return []
    return [
        (one.id, one.name)
        for side in contents.sides.values()
        for one in side.alone.profiles
        if one.id.startswith(incomplete)
    ]


def territories(incomplete: str) -> Offers:
    """Return the territories whose identifier begins so."""
    settings, known = _known()
    return _offers(known.territories if known else (), incomplete, settings)


def axes(incomplete: str) -> Offers:
    """Return the axes whose identifier begins so."""
    settings, known = _known()
    return _offers(known.axes if known else (), incomplete, settings)


def domains(incomplete: str) -> Offers:
    """Return the domains whose identifier begins so."""
    settings, known = _known()
    return _offers(known.domains if known else (), incomplete, settings)


def _known() -> tuple[Settings, Territories | None]:
    from matching.territories import Territories

    try:
        settings = load_settings()
        return settings, Territories.load(settings.territories)
    except MatchingError:
        return Settings(), None


def _offers(
    named: Iterable[Axis | Domain | Territory], incomplete: str, settings: Settings
) -> Offers:
    offered: Sequence[Axis | Domain | Territory] = tuple(named)
    return [
        (one.id, one.label(settings.language)) for one in offered if one.id.startswith(incomplete)
    ]
