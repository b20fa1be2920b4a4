"""Erasing somebody: one order of steps for the command, the page and whatever else erases.

    1. what has to be known to go on after a kill is written down      (``InHand``)
    2. the suppression list, then the audit log: no import brings them back from here on
    3. what was typed in, rows of the files named, records of merges, rejected rows, source pages
    4. the file of decisions, and its free pages
    5. the index: built anew without them, former generations and vectors of their texts forgotten
    6. decisions once more: until 5 somebody may have been shown them
    7. the search of everything for what is left, then what was written down in 1 goes

Every step may be done twice. A run that is killed is finished by the next one, for whomever it is.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.engine.building import build_index
from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.erasing.gathering import Gathered, gather, indexed_ids
from matching.engine.erasing.in_hand import Acts, InHand
from matching.engine.erasing.outcome import Erased, left_in, mentions_in
from matching.engine.erasing.places import Places
from matching.engine.feedback import open_feedback
from matching.engine.forgetting import forget_unindexed, indexed_profiles
from matching.index.workspace import Workspace
from matching.privacy.audit import AuditLog
from matching.privacy.erasing.profile_files import read_profiles, take_out
from matching.privacy.erasing.records import take_out_of_merges, take_out_of_rejects
from matching.privacy.finding.searching import Searched, search
from matching.privacy.finding.text_search import TextSearch
from matching.privacy.suppression import SuppressionList
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from matching.config import Settings
    from matching.embedding.protocol import Encoder, Progress
    from matching.engine.erasing.in_hand import ErasingAct
    from matching.feedback.store import FeedbackStore
    from matching.profiles.model import Profile


@dataclass(frozen=True)
class Means:
    """What an erasure may use of whoever asks for it; what is not given is opened or passed over.

    ``step`` is told the name of each step as it begins, and of each stage of the index;
    ``indexed`` is called once the index is without them.
    """

    store: FeedbackStore | None = None
    encoder: Encoder | None = None
    progress: Progress | None = None
    step: Callable[[str], None] = lambda _: None
    indexed: Callable[[], None] = lambda: None


_USUAL = Means()


def erase(
    who: Sequence[str],
    settings: Settings,
    when: datetime,
    *,
    files: Sequence[Path] = (),
    delete: Callable[[Sequence[Path]], bool] = lambda _: False,
    act: ErasingAct = "erase",
    prove: bool = True,
    means: Means = _USUAL,
) -> Erased:
    """Erase those that ``who`` names by id or name, wherever they are, and return what is left.

    ``files`` are files and folders that hold profiles, or documents made of them. Documents that
    the program writes are removed where ``delete``, which is given them, says so; all other files
    that are no profiles are only told of. After ``erase`` no import brings them back; a file or
    source that tells of them does after ``remove`` (somebody tidied up) and ``purge`` (too old to
    be kept). With ``prove`` everything is searched at the end.

    Raises:
        UnknownProfileError: nobody is meant, or several are.
        RequestError: a file cannot be written.
        WorkspaceError: the index, the decisions or the suppression list cannot be used.
        EncoderError: the index has to be built anew and its model cannot be had.
    """
    in_hand = InHand(settings.privacy_folder)
    with in_hand.held():
        places = Places.of(settings, (*files, *in_hand.files()))
        found = gather(who, settings, places)
        erasing = _Erasing(found, settings, places, means, Acts(act, in_hand, found.named))
        return erasing.run(when, delete, prove=prove)


class _Erasing:
    """One erasure."""

    def __init__(
        self, found: Gathered, settings: Settings, places: Places, means: Means, acts: Acts
    ) -> None:
        self._found, self._settings, self._places, self._means = found, settings, places, means
        self._acts = acts
        self._subject = found.subject
        self._territories = Territories.load(settings.territories)
        self._in_hand = acts.in_hand
        self._profiled: set[Path] = set()
        self._texts = TextSearch(found.needles)

    def run(
        self,
        when: datetime,
        delete: Callable[[Sequence[Path]], bool],
        *,
        prove: bool,
    ) -> Erased:
        step, subject = self._means.step, self._subject
        step("begin")
        for act, records in self._acts.of(subject.records).items():
            self._in_hand.begin(records, self._found.vectors, act, self._places.named)
        step("suppress")
        self._suppress(when)
        self._log(when)
        step("files")
        rows, unlinked, merges, rejects = self._files()
        step("pages")
        pages = self._pages()
        step("decisions")
        decisions = self._decisions()
        step("index")
        was_indexed = self._index()
        self._means.indexed()
        step("again")
        decisions += self._decisions()
        step("prove")
        deleted, searched, others = self._left(delete, prove=prove)
        mentions = mentions_in(others, self._found.needles) if prove else {}
        step("end")
        self._in_hand.end()
        return Erased(
            self._acts.asked,
            subject.ids,
            rows,
            unlinked,
            merges,
            rejects,
            pages,
            decisions,
            was_indexed,
            deleted,
            self._found.shared,
            self._found.namesakes,
            mentions,
            left_in(searched, self._places, mentions, self._profiled),
            searched.closed,
            searched.files,
        )

    def _suppress(self, when: datetime) -> None:
        listed = SuppressionList(self._settings.privacy_folder)
        for one in self._acts.of(self._subject.records).get("erase", ()):
            # Namesakes are known now, and not asked for: of one name is not one with them.
            listed.add(one, when.date(), sparing=self._found.namesakes)

    def _log(self, when: datetime) -> None:
        log = AuditLog(self._settings.privacy_folder)
        for act, records in self._acts.of(self._subject.records).items():
            for name in dict.fromkeys(one.id for one in records):
                log.append(act, name, when)

    def _files(self) -> tuple[dict[Path, int], int, int, int]:
        own = OwnProfiles(self._settings.own_profiles_file)
        own.forget([name for name, one in own.read().items() if self._subject.is_same(one)])
        unlinked = [self._subject.without_links(one) for one in own.read().values()]
        changed = [one for one in unlinked if own.read()[one.id] != one]
        if changed:
            own.put(changed)
        rows: dict[Path, int] = {}
        others: dict[str, Profile] = {}
        for path in self._places.profile_files():
            taken = take_out(path, self._subject, self._territories)
            others |= taken.unlinked
            if taken.rows:
                rows[path] = taken.rows
        merges = sum(
            take_out_of_merges(path, self._subject, others) for path in self._places.merge_records()
        )
        rejects = sum(take_out_of_rejects(path, self._texts) for path in self._places.rejects())
        return rows, len(changed) + len(others), merges, rejects

    def _pages(self) -> int:
        """Drop the pages of sources that speak of them: they can be asked for again."""
        found = search([self._settings.sources_folder], self._found.needles).paths
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _decisions(self) -> int:
        if self._means.store is None and not self._settings.feedback_file.is_file():
            return 0
        given = self._means.store
        with nullcontext(given) if given else open_feedback(self._settings) as store:
            return store.erase(self._subject.ids, self._subject.names, self._texts.is_in)

    def _index(self) -> bool:
        indexed = indexed_ids(self._settings)
        gone = sorted(indexed & set(self._subject.ids))
        if indexed and not indexed - set(gone):
            forget_unindexed(self._settings, everybody=True)
        elif gone or self._others_link():
            build_index(
                None,
                self._settings,
                add=True,
                remove=gone,
                amend=self._subject.without_links,
                encoder=self._means.encoder,
                progress=self._means.progress,
                step=self._means.step,
            )
        else:
            # They may be in a generation before the one in use.
            forget_unindexed(self._settings)
        return bool(gone)

    def _others_link(self) -> bool:
        return any(self._subject.without_links(one) is not one for one in self._indexed())

    def _indexed(self) -> tuple[Profile, ...]:
        return indexed_profiles(Workspace(self._settings.workspace_folder), needed=False)

    def _left(
        self, delete: Callable[[Sequence[Path]], bool], *, prove: bool
    ) -> tuple[tuple[Path, ...], Searched, list[Profile]]:
        if not prove:
            return (), Searched((), (), 0), []
        searched = self._search()
        others = [*self._indexed(), *self._rows()]
        mentioned = mentions_in(others, self._found.needles)
        left = left_in(searched, self._places, mentioned, self._profiled)
        outputs = tuple(one.path for one in left if one.why == "output")
        if outputs and delete(outputs):
            for path in outputs:
                path.unlink(missing_ok=True)
            return outputs, self._search(), others
        return (), searched, others

    def _rows(self) -> Iterator[Profile]:
        for path in self._places.profile_files():
            profiles = read_profiles(path, self._territories)
            if profiles:
                self._profiled.add(path)
            yield from profiles
        yield from OwnProfiles(self._settings.own_profiles_file).read().values()

    def _search(self) -> Searched:
        return search(
            self._places.all,
            self._found.needles,
            self._found.vectors,
            leaving=self._places.leaving,
            progress=self._means.progress,
        )
