"""What people decided, for the settings of a run: the register opened, told and summed up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from matching.config import Settings
from matching.errors import RequestError, WorkspaceMissingError
from matching.feedback.follow_up import FollowUp, Period, follow_up
from matching.feedback.importing import Imported, import_file
from matching.feedback.records import PairState
from matching.feedback.store import FeedbackStore
from matching.learning.decided_pairs import FEWEST, FEWEST_RANDOM, DecidedPairs, decided_pairs
from matching.profiles.model import Profile
from matching.territories import Territories


def open_feedback(settings: Settings, *, create: bool = False) -> FeedbackStore:
    """Return the register of the settings; with ``create`` it is made where it is absent.

    Raises:
        WorkspaceError: it is absent, damaged, of another version, or cannot be made.
    """
    territories = Territories.load(settings.territories)
    return FeedbackStore.open(settings.feedback_file, territories, create=create)


def settled_with(profile_id: str, settings: Settings) -> tuple[str, ...]:
    """Return the ids of those whose pair with a profile was refused or has met, in order.

    Nobody's where nothing was ever decided.

    Raises:
        WorkspaceError: the register cannot be read.
    """
    if not settings.feedback_file.is_file():
        return ()
    with open_feedback(settings) as store:
        standing = store.standing_with(profile_id)
    return tuple(sorted(name for name, state in standing.items() if state.settled))


def indexed_parties(states: Iterable[PairState], settings: Settings) -> dict[str, Profile]:
    """Return the profiles of the parties of ``states`` that are indexed, by id.

    Nobody's where there is no index.

    Raises:
        WorkspaceError: the index cannot be read.
    """
    from matching.index.workspace import Workspace  # noqa: PLC0415 - only lists of pairs ask it

    try:
        _, contents = Workspace(settings.workspace_folder).read()
    except WorkspaceMissingError:
        return {}
    found = {}
    for party in (party for state in states for party in (state.last.x, state.last.y)):
        side = contents.sides.get(party.territory)
        row = side.alone.row_of.get(party.id) if side and party.id else None
        if side and party.id and row is not None:
            found[party.id] = side.alone.profiles[row]
    return found


def import_feedback(paths: Sequence[Path], settings: Settings) -> list[Imported]:
    """Add what the files tell to the register, made where it is absent; one account for each.

    Raises:
        FileUnreadableError: a file cannot be read; those before it are added.
        WorkspaceError: the register cannot be used.
    """
    with open_feedback(settings, create=True) as store:
        return [import_file(store, path) for path in paths]


def follow_feedback_up(first: date, last: date, settings: Settings) -> FollowUp:
    """Return what became of pairs from the day ``first`` to the day ``last``, both included.

    Raises:
        RequestError: the period ends before it begins.
        WorkspaceError: nothing was decided yet, or the register cannot be used.
    """
    if last < first:
        raise RequestError("follow-up-period", first=first.isoformat(), last=last.isoformat())
    period = Period(first, last)
    with open_feedback(settings) as store:
        lists = store.lists(period.since, period.until)
        return follow_up(store.decisions(until=period.until), lists, period, store.territories)


def read_decided(known: Collection[str], settings: Settings) -> DecidedPairs:
    """Return the pairs of ``known`` profiles that people decided about, graded and weighted.

    Raises:
        RequestError: there are too few of them, or too few from the slot left to chance.
        WorkspaceError: nothing was decided yet, or the register cannot be read.
    """
    with open_feedback(settings) as store:
        found = decided_pairs(store.decisions(), known)
    if not found.suffice:
        raise RequestError(
            "learn-feedback-few",
            pairs=len(found.pairs),
            fewest=FEWEST,
            random=found.random,
            fewest_random=FEWEST_RANDOM,
            unknown=found.unknown,
        )
    return found
