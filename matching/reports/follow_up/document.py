"""A follow-up as plain JSON values, under identifiers rather than labels."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from matching.feedback.follow_up import Counts, FollowUp
    from matching.feedback.reciprocity import Gain

SCHEMA: Final = 1
"""Version of the document; it changes when a key changes meaning."""


def follow_up_document(found: FollowUp) -> dict[str, Any]:
    """Return every figure; what is of no axis or no domain stands under the key ``""``."""
    both = found.reciprocity
    return {
        "schema": SCHEMA,
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "lists": found.lists,
        "total": _counts(found.total),
        "by_month": {f"{month:%Y-%m}": _counts(one) for month, one in found.by_month.items()},
        "by_axis": {name or "": _counts(one) for name, one in found.by_axis.items()},
        "by_domain": {name or "": _counts(one) for name, one in found.by_domain.items()},
        "refusals": dict(found.refusals),
        "became": {**asdict(found.became), "reached": dict(found.became.reached)},
        "reciprocity": {
            "x": asdict(both.x),
            "y": asdict(both.y),
            "total": _gain(both.total),
            "domains": {one.domain or "": _gain(one) for one in both.domains},
            "without_fit": both.without_fit,
        },
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {"suggested": counts.suggested} | {str(k): n for k, n in counts.decided.items()}


def _gain(gain: Gain) -> dict[str, Any]:
    told = asdict(gain) | {"balance": gain.balance}
    del told["domain"]
    return told
