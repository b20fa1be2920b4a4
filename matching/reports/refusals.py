"""What is said where places stay empty: nobody is good enough, or nobody may be proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.ranking.advice import percentage

if TYPE_CHECKING:
    from matching.ranking.results import EmptyBecause, Suggestions
    from matching.reports.labels import Labels


def remarks(suggestions: Suggestions, labels: Labels) -> list[str]:
    """Return the sentences about places that stay empty, the reason first; none where none does.

    Where nobody is suggested, they go on with what the nearest lacks and what would help.
    """
    if suggestions.suggestions:
        count, floor = suggestions.below_floor, percentage(suggestions.floor, labels.language)
        return [labels.say("report-below-floor", count=count, floor=floor)] if count else []
    if suggestions.empty_because is None:
        return []
    cause = why_empty(suggestions.empty_because, suggestions.floor, labels)
    return [part for part in (cause, suggestions.why_not, *suggestions.advice) if part]


def why_empty(cause: EmptyBecause, floor: float, labels: Labels) -> str:
    """Return the sentence that says why a list is empty."""
    if cause == "floor":
        return labels.say("report-empty-floor", floor=percentage(floor, labels.language))
    return labels.say(f"report-empty-{cause}")
