"""Where pairs stand, as a table of one row each and as plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.profiles.border import is_person, notices_about
from matching.profiles.credits import Credit
from matching.reports.credits import with_notices
from matching.reports.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matching.feedback.records import KnownParty, PairState
    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


def decision_table(
    states: Sequence[PairState], labels: Labels, indexed: Mapping[str, Profile]
) -> Table:
    """Return the last decision of each pair, in the order given, and where both come from.

    ``indexed`` are the parties that are known still, by id. What crosses a border is below.
    """
    say = labels.say
    first, second = labels.territories.territories
    x, y = first.label(labels.language), second.label(labels.language)
    columns = (
        Column(say("decisions-column-day"), width=12),
        Column(x, width=36),
        Column(say("decisions-column-id", territory=x), width=22),
        Column(y, width=36),
        Column(say("decisions-column-id", territory=y), width=22),
        Column(say("decisions-column-status"), width=14),
        Column(say("decisions-column-reason"), width=24),
        Column(say("decisions-column-note"), width=40),
        Column(say("decisions-column-author"), width=24),
        Column(say("decisions-column-asker"), width=14),
        Column(say("decisions-column-score"), "percent", 10),
        Column(say("decisions-column-fit", territory=x), "percent", 10),
        Column(say("decisions-column-fit", territory=y), "percent", 10),
        Column(say("decisions-column-domains"), width=30),
        Column(say("decisions-column-count"), "whole", 10),
        Column(say("decisions-column-number"), "whole", 10),
        Column(say("credit-column-of", name=x), width=40),
        Column(say("credit-column-of", name=y), width=40),
    )
    rows = tuple(
        (
            one.at.date().isoformat(),
            party_name(one.x, labels),
            one.x.id,
            party_name(one.y, labels),
            one.y.id,
            status_label(state.status, labels),
            None if one.reason is None else reason_label(one.reason, labels),
            one.note,
            one.author,
            labels.territory(one.asker.territory),
            one.score,
            one.fit_for_x,
            one.fit_for_y,
            labels.domains(one.shared_domains),
            state.decisions,
            one.id,
            *(_credit(party, indexed).line(labels.language) for party in (one.x, one.y)),
        )
        for state in states
        for one in (state.last,)
    )
    notes = crossing(states, labels, indexed)
    return Table(say("decisions-title"), labels.language, columns, rows, notes)


def state_document(
    state: PairState, labels: Labels, indexed: Mapping[str, Profile]
) -> dict[str, Any]:
    """Return where a pair stands, and where both come from, as plain JSON values."""
    one = state.last
    document = {
        "decision": one.id,
        "uid": one.uid,
        "at": one.at.isoformat(),
        "author": one.author,
        "x": _party(one.x) | _credit(one.x, indexed).fields(labels.language),
        "y": _party(one.y) | _credit(one.y, indexed).fields(labels.language),
        "asked_by": one.asked_by,
        "status": state.status,
        "reason": one.reason,
        "note": one.note,
        "score": one.score,
        "fit_for_x": one.fit_for_x,
        "fit_for_y": one.fit_for_y,
        "contributions": dict(one.contributions),
        "origin": one.origin.model_dump(),
        "generation": one.generation,
        "decisions": state.decisions,
    }
    notices = crossing([state], labels, indexed)
    return with_notices(document, notices) if notices else document


def crossing(
    states: Sequence[PairState], labels: Labels, indexed: Mapping[str, Profile]
) -> tuple[str, ...]:
    """Return a sentence for each way in which data about persons crosses a border."""
    parties = [party for state in states for party in (state.last.x, state.last.y)]
    homes = {party.territory for party in parties if _names_a_person(party, indexed)}
    return notices_about(homes, labels.territories, labels.language)


def _names_a_person(party: KnownParty, indexed: Mapping[str, Profile]) -> bool:
    """Return whether a party that was not erased is a person."""
    if party.id is None or party.is_request:
        return False
    profile = indexed.get(party.id)
    return party.kind == "researcher" or (profile is not None and is_person(profile))


def _credit(party: KnownParty, indexed: Mapping[str, Profile]) -> Credit:
    profile = indexed.get(party.id or "")
    return Credit() if profile is None else Credit.of(profile)


def party_name(party: KnownParty, labels: Labels) -> str:
    """Return the name of a party, or the words for one that was erased."""
    return party.name or labels.say("decisions-erased")


def status_label(status: str, labels: Labels) -> str:
    """Return the word for a status."""
    return labels.say(f"decision-status-{status}")


def reason_label(reason: str, labels: Labels) -> str:
    """Return the words for why a pair was refused."""
    return labels.say(f"decision-reason-{reason.replace('_', '-')}")


def _party(party: KnownParty) -> dict[str, Any]:
    told = {**party.__dict__, "axes": list(party.axes), "domains": list(party.domains)}
    del told["key"]
    return told
