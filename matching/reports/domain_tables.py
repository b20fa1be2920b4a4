"""Domains assigned to profiles, as a table and as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


def domain_table(profiles: Iterable[Profile], labels: Labels) -> Table:
    """Return one row a profile and assigned domain, with its ground and its confidence."""
    say = labels.say
    return Table(
        say("domains-title"),
        labels.language,
        (
            Column(say("domains-column-id"), width=24),
            Column(say("domains-column-name"), width=40),
            Column(say("domains-column-domain"), width=24),
            Column(say("domains-column-ground"), width=16),
            Column(say("domains-column-confidence"), "percent"),
            Column(say("domains-column-because"), width=80),
        ),
        tuple(
            (
                profile.id,
                profile.name,
                labels.domains((one.domain,))[0],
                say(f"domains-ground-{one.ground}"),
                one.confidence,
                one.because,
            )
            for profile in profiles
            for one in profile.assigned_domains
        ),
    )


def domain_document(profile: Profile) -> dict[str, Any]:
    """Return the assigned domains of a profile as plain JSON values."""
    return {
        "id": profile.id,
        "name": profile.name,
        "assigned_domains": [one.model_dump(mode="json") for one in profile.assigned_domains],
    }
