"""Everything there is of somebody: their records wherever they are, and those of all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.embedding.cache import VectorCache
from matching.embedding.cached import text_hash
from matching.engine.catalogue.own_profiles import OwnProfiles
from matching.engine.erasing.in_hand import InHand
from matching.engine.feedback import open_feedback
from matching.errors import UnknownProfileError, WorkspaceError
from matching.index.every_generation import every_generation
from matching.index.stored_vectors import vectors_of
from matching.index.workspace import Workspace
from matching.privacy.erasing.profile_files import read_profiles
from matching.privacy.erasing.records import is_about, merged_records
from matching.privacy.erasing.subject import Subject
from matching.privacy.finding.needles import Needle, needles_of, without_shared
from matching.privacy.finding.spelling import fold
from matching.profiles.facets import facet_texts
from matching.profiles.model import Profile
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matching.config import Settings
    from matching.engine.erasing.places import Places
    from matching.privacy.finding.vector_search import Vector


@dataclass(frozen=True)
class Gathered:
    """What there is of somebody."""

    subject: Subject
    named: tuple[Profile, ...]
    """The records that were meant: others may be of erasures in hand."""
    needles: tuple[Needle, ...]
    """What is theirs alone, to look for."""
    vectors: tuple[Vector, ...]
    shared: dict[Needle, str]
    """Texts that a profile of somebody else has too, with its id: they are not theirs alone."""
    namesakes: tuple[Profile, ...]
    """Others of the same plain name and territory: perhaps the same, perhaps not."""


def gather(who: Sequence[str], settings: Settings, places: Places) -> Gathered:
    """Return what there is of those that ``who`` names, by id or by name.

    Those whose erasure is in hand are of them. A merge makes one of all the records it was made of.

    Raises:
        UnknownProfileError: nobody is meant by one of ``who``, or several are.
        WorkspaceError: the index cannot be read.
    """
    holdings = _Holdings(settings, places)
    unfinished = InHand(settings.privacy_folder)
    subject = Subject(unfinished.records())
    named = [one for text in who for one in holdings.meant_by(text, subject)]
    for one in named:
        subject.add(one)
    holdings.complete(subject)
    # Links to them go: what only such a link says is still theirs alone.
    others = (subject.without_links(one) for one in holdings.others(subject))
    needles, shared = without_shared(needles_of(subject.records), others)
    kept = (*holdings.vectors(subject, needles), *unfinished.vectors())
    namesakes = {one.id: one for one in holdings.others(subject) if subject.is_namesake(one)}
    return Gathered(subject, tuple(named), needles, kept, shared, tuple(namesakes.values()))


class _Holdings:
    """Every record that is held."""

    def __init__(self, settings: Settings, places: Places) -> None:
        self._settings = settings
        self._workspace = Workspace(settings.workspace_folder)
        self._contents = [*every_generation(self._workspace)]
        territories = Territories.load(settings.territories)
        self._own = tuple(OwnProfiles(settings.own_profiles_file).read().values())
        files = (*places.profile_files(),)
        self._rows = [one for path in files for one in read_profiles(path, territories)]
        self._merges = [m for path in places.merge_records() for m in merged_records(path)]

    def all(self) -> Iterator[Profile]:
        """Give every record, from the index (all its generations), typed in, in files, merged."""
        for contents in self._contents:
            for side in contents.sides.values():
                yield from side.alone.profiles
        yield from self._own
        yield from self._rows
        for merge in self._merges:
            yield from (member.profile for member in merge.members)

    def remembered(self) -> Iterator[Profile]:
        """Give a record of everybody of whom there may be no more than what was decided, or shown.

        Its only text is the name.
        """
        if not self._settings.feedback_file.is_file():
            return
        with open_feedback(self._settings) as store:
            parties = [one for row in store.decisions() for one in (row.x, row.y)]
            for row in store.lists():
                parties += [row.asker, *(place.partner for place in row.places)]
        for one in parties:
            if one.id is not None and one.name is not None and not one.is_request:
                yield Profile.model_validate(
                    {
                        "id": one.id,
                        "name": one.name,
                        "kind": one.kind,
                        "territory": one.territory,
                        "keywords": (one.name,),
                    }
                )

    def others(self, subject: Subject) -> Iterator[Profile]:
        """Give the records of everybody else."""
        return (one for one in self.all() if not subject.is_same(one))

    def meant_by(self, text: str, subject: Subject) -> list[Profile]:
        """Return the records that an id or a name means.

        Raises:
            UnknownProfileError: there is none, or they are of several.
        """
        found = _called(text, self.all()) or _called(text, self.remembered())
        if not found and text not in subject.ids and fold(text) not in map(fold, subject.names):
            raise UnknownProfileError("privacy-nobody", given=text)
        first = Subject([*found.values()][:1])
        if not all(first.is_same(one) for one in found.values()):
            names = tuple(sorted(found))
            raise UnknownProfileError(
                "privacy-several", near=names, given=text, names=", ".join(names)
            )
        return list(found.values())

    def complete(self, subject: Subject) -> None:
        """Add every other record of ``subject``, until there is none left."""
        news = True
        while news:
            news = False
            for merge in self._merges:
                if is_about(merge, subject):
                    for member in merge.members:
                        news |= subject.add(member.profile)
            for one in self.all():
                if subject.is_same(one):
                    news |= subject.add(one)

    def vectors(self, subject: Subject, needles: Iterable[Needle]) -> tuple[Vector, ...]:
        """Return the vectors that the index and its cache keep of ``subject`` alone."""
        ids = set(subject.ids)
        found = [one for contents in self._contents for one in vectors_of(contents, ids)]
        hashes = {one.text for one in needles if one.kind == "fingerprint"}
        texts = {text_hash(t.text, t.role) for one in subject.records for t in facet_texts(one)}
        if self._workspace.cache_file.is_file():
            with VectorCache(self._workspace.cache_file) as cache:
                found += cache.vectors_of(hashes & texts)
        return tuple(found)


def _called(text: str, records: Iterable[Profile]) -> dict[str, Profile]:
    """Return by id the records that have this id, or where there is none this name."""
    every = [*records]
    by_id = {one.id: one for one in every if one.id == text}
    return by_id or {one.id: one for one in every if fold(one.name) == fold(text)}


def indexed_ids(settings: Settings) -> frozenset[str]:
    """Return the ids of those who are in the index in use; none where there is no index."""
    try:
        _, contents = Workspace(settings.workspace_folder).read()
    except WorkspaceError:
        return frozenset()
    return frozenset(name for side in contents.sides.values() for name in side.alone.ids)
