"""Pairs of profiles compared, as a table and as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.entities.resolving import Pair
    from matching.reports.labels import Labels


def pair_table(pairs: Iterable[Pair], labels: Labels) -> Table:
    """Return one row a pair: the verdict, both profiles, how alike their names are, and why."""
    say = labels.say
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
            )
            for one in pairs
        ),
    )


def pair_document(pair: Pair, labels: Labels) -> dict[str, Any]:
    """Return a pair as plain JSON values."""
    return {
        "verdict": pair.decision.verdict,
        "first": {"id": pair.first.id, "name": pair.first.name},
        "second": {"id": pair.second.id, "name": pair.second.name},
        "likeness": pair.decision.likeness,
        "reason": pair.decision.reason(labels.language),
    }


def verdict_label(pair: Pair, labels: Labels) -> str:
    """Return the word for the verdict."""
    return labels.say(f"entities-verdict-{pair.decision.verdict}")
