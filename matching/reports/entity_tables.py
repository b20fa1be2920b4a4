"""Pairs of profiles compared, as a table and as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.profiles.border import border_notices
from matching.profiles.credits import Credit
from matching.reports.credits import with_notices
from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.entities.resolving import Pair
    from matching.reports.labels import Labels


def pair_table(pairs: Iterable[Pair], labels: Labels) -> Table:
    """Return one row a pair: the verdict, both profiles, how alike their names are, and why.

    Where both come from is told, and below what crosses a border.
    """
    say, listed = labels.say, tuple(pairs)
    profiles = [each for one in listed for each in (one.first, one.second)]
    return Table(
        say("entities-title"),
        labels.language,
        (
            Column(say("entities-column-verdict"), width=12),
            Column(say("entities-column-id"), width=24),
            Column(say("entities-column-name"), width=40),
            Column(say("entities-column-other-id"), width=24),
            Column(say("entities-column-other-name"), width=40),
            Column(say("entities-column-likeness"), "percent"),
            Column(say("entities-column-reason"), width=60),
            Column(say("entities-column-credit"), width=40),
            Column(say("entities-column-other-credit"), width=40),
        ),
        tuple(
            (
                verdict_label(one, labels),
                one.first.id,
                one.first.name,
                one.second.id,
                one.second.name,
                one.decision.likeness,
                one.decision.reason(labels.language),
                *(Credit.of(each).line(labels.language) for each in (one.first, one.second)),
            )
            for one in listed
        ),
        border_notices(profiles, labels.territories, labels.language),
    )


def pair_document(pair: Pair, labels: Labels) -> dict[str, Any]:
    """Return a pair, and where both come from, as plain JSON values."""
    first, second = (
        {"id": one.id, "name": one.name, **Credit.of(one).fields(labels.language)}
        for one in (pair.first, pair.second)
    )
    notices = border_notices((pair.first, pair.second), labels.territories, labels.language)
    document = {
        "verdict": pair.decision.verdict,
        "first": first,
        "second": second,
        "likeness": pair.decision.likeness,
        "reason": pair.decision.reason(labels.language),
    }
    return with_notices(document, notices) if notices else document


def verdict_label(pair: Pair, labels: Labels) -> str:
    """Return the word for the verdict."""
    return labels.say(f"entities-verdict-{pair.decision.verdict}")
