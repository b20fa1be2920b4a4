"""Made-up parties and decisions, for every test of what people decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from matching.feedback.model import Grounds, NewDecision, Origin, Party

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def party(territory: str, number: int = 0, **changes) -> Party:
    """A party of the toy territories; ``number`` tells it from others."""
    values = {
        "id": f"{territory}-{number:02d}",
        "name": f"Atelier {number} de {territory.title()}",
        "kind": "company",
        "territory": territory,
        "axes": ("trade",),
        "domains": ("clocks",),
    }
    return Party(**{**values, **changes})


def decided(status: str = "proposed", minutes: float = 0, **changes) -> NewDecision:
    """A decision about ``auville-00`` and ``bourg-00`` unless changed, so long after the start."""
    values = {
        "asker": party("auville"),
        "partner": party("bourg"),
        "status": status,
        "author": "La Chambre",
        "at": START + timedelta(minutes=minutes),
        "reason": "off_topic" if status == "refused" else None,
        "origin": Origin(how="ranked", rank=1, listed=5, propensity=1.0),
        "grounds": Grounds(score=0.5, fit_for_asker=0.25, fit_for_partner=0.75),
    }
    return NewDecision(**{**values, **changes})
