"""Which relay to call first: the most specialised in what the two sides share."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from matching.territories.model import Relay


def choose_relays(
    relays: Sequence[Relay], axes: Sequence[str], domains: Collection[str]
) -> tuple[Relay, ...]:
    """Return the relays that serve any of ``axes`` and any of ``domains``, best first.

    1. For each axis, keep the relays that serve it and, where domains are asked, one of them.
    2. Order these by how many of the asked domains are their strengths, the most first; then by how
       few strengths they have (a relay for one domain before a relay for five, and where no asked
       domain is a strength, the generalist first); then by identifier.
    3. Take the first of each axis in turn, then the second of each, without repeating any.
    """
    columns = [_ordered(relays, axis, domains) for axis in axes]
    turns = [relay for row in zip_longest(*columns) for relay in row if relay is not None]
    return tuple({relay.id: relay for relay in turns}.values())


def _ordered(relays: Sequence[Relay], axis: str, domains: Collection[str]) -> list[Relay]:
    wanted = set(domains)
    serving = [
        relay
        for relay in relays
        if axis in relay.axes and (not wanted or wanted.intersection(relay.domains))
    ]
    return sorted(
        serving,
        key=lambda relay: (
            -len(wanted.intersection(relay.strengths)),
            len(relay.strengths),
            relay.id,
        ),
    )
