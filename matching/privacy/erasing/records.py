"""Takes somebody out of what lies beside files of profiles: merges, and rejected rows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from matching.entities.records import Merge, profile_digest, read_merges, write_merges
from matching.errors import FileUnreadableError
from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from matching.privacy.erasing.subject import Subject
    from matching.privacy.finding.text_search import TextSearch
    from matching.profiles.model import Profile

_SEPARATORS: Final = ";,"


def merged_records(path: Path) -> tuple[Merge, ...]:
    """Return the merges of the record at ``path``; none where it cannot be read."""
    try:
        return read_merges(path)
    except FileUnreadableError:
        return ()


def is_about(merge: Merge, subject: Subject) -> bool:
    """Return whether the merge made, or was made of, a record of ``subject``."""
    told = subject.ids
    return merge.id in told or any(subject.is_same(one.profile) for one in merge.members)


def take_out_of_merges(path: Path, subject: Subject, changed: Mapping[str, Profile]) -> int:
    """Take the merges about ``subject`` out of the record at ``path``; return how many those were.

    Links to them leave the members of other merges. ``changed`` are profiles that lost such links,
    by the digest they had: their merges can still be undone.

    Raises:
        RequestError: the file cannot be written.
    """
    before = merged_records(path)
    kept = [one for one in before if not is_about(one, subject)]
    after = [_unlinked(one, subject, changed) for one in kept]
    if after != list(before):
        write_merges(after, path)
    return len(before) - len(kept)


def _unlinked(merge: Merge, subject: Subject, changed: Mapping[str, Profile]) -> Merge:
    members = tuple(
        one.model_copy(update={"profile": subject.without_links(one.profile)})
        for one in merge.members
    )
    made = changed.get(merge.sha256)
    sha256 = profile_digest(made) if made else merge.sha256
    if members == merge.members and sha256 == merge.sha256:
        return merge
    return merge.model_copy(update={"members": members, "sha256": sha256})


def take_out_of_rejects(path: Path, texts: TextSearch) -> int:
    """Take the rejected rows that hold one of ``texts`` out of a file; return how many.

    Raises:
        RequestError: the file cannot be written.
    """
    contents = path.read_bytes()
    text = contents.decode("utf-8-sig", errors="replace")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    kept = [row for row in rows if not any(texts.is_in(cell) for cell in row)]
    if len(kept) == len(rows):
        return 0
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator="\r\n").writerows(kept)
    write_atomically(path, made.getvalue().encode("utf-8-sig"))
    return len(rows) - len(kept)
