"""What a merge was made of, kept so that it can be undone: one JSON object a line.

    {"schema": 1, "id": "…", "sha256": "…", "members": [{"position": 0, "profile": {…}}, …]}

``id`` is that of the profile the merge made and ``sha256`` the digest of its line; each member is a
whole profile as its source told it, with its position among all that were given. The file holds
what it says of people as much as the profiles do: whoever erases one erases it here too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from matching.errors import FileUnreadableError, RequestError
from matching.profiles.file_contents import read_text_bytes
from matching.profiles.model import Identifier, Profile
from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matching.entities.resolving import Resolution

RECORD_SUFFIX: Final = ".merges"
"""How a record is named after the profiles it lies beside; readers of profiles pass over it."""


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Member(_Line):
    """One of the profiles a merge was made of."""

    position: Annotated[int, Field(ge=0)]
    profile: Profile


class Merge(_Line):
    """One merge."""

    schema_: Literal[1] = Field(alias="schema")
    id: Identifier
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    members: Annotated[tuple[Member, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _is_of_a_member(self) -> Self:
        if self.id not in {one.profile.id for one in self.members}:
            raise ValueError("id")
        return self


@dataclass(frozen=True)
class Undone:
    """The profiles as they were given, and the ids of merges that are not in the file any more."""

    profiles: tuple[Profile, ...]
    missing: tuple[str, ...]


def merges_of(resolution: Resolution, profiles: Sequence[Profile]) -> tuple[Merge, ...]:
    """Return the merges that made ``resolution`` of ``profiles``."""
    return tuple(
        Merge(
            schema=1,
            id=one.profile.id,
            sha256=profile_digest(one.profile),
            members=tuple(Member(position=p, profile=profiles[p]) for p in one.members),
        )
        for one in resolution.entities
        if len(one.members) > 1
    )


def write_merges(merges: Sequence[Merge], path: Path) -> None:
    """Write ``merges`` to ``path``, whole or not at all.

    Raises:
        RequestError: the file cannot be written.
    """
    lines = (one.model_dump_json(by_alias=True, exclude_defaults=True) + "\n" for one in merges)
    write_atomically(path, "".join(lines).encode())


def read_merges(path: Path) -> tuple[Merge, ...]:
    """Return the merges of a record; an empty one has none.

    Raises:
        FileUnreadableError: it is absent, or a line of it is no merge: half of it is not undone.
    """
    if not path.is_file():
        raise FileUnreadableError("profiles-file-missing", path=str(path))
    merges: list[Merge] = []
    if path.stat().st_size == 0:
        return ()
    for number, line in enumerate(read_text_bytes(path).splitlines(), start=1):
        try:
            merges.append(Merge.model_validate_json(line))
        except ValidationError as fault:
            raise FileUnreadableError(
                "entities-record-damaged", path=str(path), line=str(number)
            ) from fault
    return tuple(merges)


def undo(profiles: Sequence[Profile], merges: Sequence[Merge]) -> Undone:
    """Return ``profiles`` with each merge replaced by its members, all in the order first given.

    A merge whose profile is gone stays gone: it may have been erased on purpose.

    Raises:
        RequestError: the profile of a merge was changed since, and the change would be lost.
    """
    present = {one.id: one for one in profiles}
    for one in merges:
        if one.id in present and profile_digest(present[one.id]) != one.sha256:
            raise RequestError("entities-undo-changed", id=one.id)
    merged = {one.id for one in merges}
    placed = {
        member.position: member.profile if one.id in present else None
        for one in merges
        for member in one.members
    }
    others = [one for one in profiles if one.id not in merged]
    restored: list[Profile | None] = []
    for other in others:
        while len(restored) in placed:
            restored.append(placed[len(restored)])
        restored.append(other)
    restored += [placed[position] for position in sorted(placed) if position >= len(restored)]
    missing = tuple(sorted(merged - present.keys()))
    return Undone(tuple(one for one in restored if one is not None), missing)


def profile_digest(profile: Profile) -> str:
    """Return the SHA-256 of the line of ``profile``, by which a merge knows what it made."""
    return hashlib.sha256(profile.model_dump_json(exclude_defaults=True).encode()).hexdigest()
