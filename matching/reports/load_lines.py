"""How the places of a batch are shared out, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.language import decimal, enumerate_words
from matching.ranking.advice import percentage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.profiles.model import Profile
    from matching.ranking.batch import BatchSuggestions, LoadReport, PartnerLoad
    from matching.reports.labels import Labels

_MOST_NAMED = 10
_PLACES = 3


def load_lines(report: LoadReport, batch: BatchSuggestions, labels: Labels) -> list[str]:
    """Return the load report of one side proposed, one sentence a line."""
    say = labels.say
    asking = labels.territory(labels.territories.counterpart(report.territory).id)
    if not report.loads:
        proposed = labels.territory(report.territory)
        return [say("batch-load-nobody", territory=proposed, asking=asking)]
    # Without balance and without a bound there is nothing to compare with.
    moved = batch.balanced or batch.capacity is not None
    values = {
        "moved": "yes" if moved else "no",
        "before": decimal(report.gini_before, labels.language, _PLACES),
        "after": decimal(report.gini_after, labels.language, _PLACES),
    }
    lines = [say("batch-load-gini", **values)]
    values |= {"before": str(report.unlisted_before), "after": str(report.unlisted_after)}
    lines.append(say("batch-load-unlisted", count=str(len(report.loads)), **values))
    lines.append(say("batch-load-most", most=_most(report.most_loaded_before, labels)))
    if moved:
        lines.append(say("batch-load-most-after", most=_most(report.most_loaded_after, labels)))
    empty = batch.without_list(report)
    if empty:
        lines.append(
            say("batch-load-empty", count=len(empty), asking=asking, names=names(empty, labels))
        )
    lines.append(load_line(report, batch, labels))
    return [line for line in lines if line]


def load_line(report: LoadReport, batch: BatchSuggestions, labels: Labels) -> str:
    """Return whether the balance was reached, and which places stay empty; may be empty."""
    say = labels.say
    parts = []
    if report.steps is not None:
        parts.append(
            say(
                "batch-load-steps",
                how="reached" if report.converged else "missed",
                steps=report.steps,
                error=percentage(report.largest_error, labels.language),
            )
        )
    left = batch.left_empty(report)
    if left:
        parts.append(say("batch-load-places", count=left))
    return " ".join(parts)


def names(profiles: Sequence[Profile], labels: Labels) -> str:
    """Return the first names in a row, and how many more there are."""
    shown = [profile.name for profile in profiles[:_MOST_NAMED]]
    more = len(profiles) - len(shown)
    if more:
        shown.append(labels.say("batch-more", count=more))
    return enumerate_words(shown, labels.language)


def loads_named(loads: Sequence[PartnerLoad], labels: Labels) -> tuple[str, ...]:
    """Return each partner with its loads: name (12 → 7)."""
    return tuple(
        labels.say(
            "batch-load-one", name=load.partner.name, before=str(load.before), after=str(load.after)
        )
        for load in loads
    )


def _most(loads: Sequence[PartnerLoad], labels: Labels) -> str:
    return enumerate_words(list(loads_named(loads, labels)), labels.language)
