"""What a publication is evidence of: what its authors do, and with whom in the other territory."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from matching.profiles.model import LONGEST_TEXT, Link, Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matching.sources.institutions import Institution

MOST_AUTHORS = 50
"""The papers of larger collaborations tie nobody to anybody."""


class Signature(NamedTuple):
    """An author, by profile id, with the institutions of both territories they signed for.

    The id is an empty text where the source has none for them.
    """

    author: str
    homes: tuple[Institution, ...]


class Publication(NamedTuple):
    """A work, where it can be read, and who signed it."""

    work: Work
    url: str | None
    signatures: tuple[Signature, ...]


def work_of(title: str | None, abstract: str | None, year: int | None) -> Work | None:
    """Return a work, None without a title; what a profile cannot hold of it is left out."""
    if not title or len(title) > LONGEST_TEXT:
        return None
    fits = abstract is not None and len(abstract) <= LONGEST_TEXT
    known = year is not None and 1500 <= year <= 2200
    try:
        return Work(title=title, abstract=abstract if fits else None, year=year if known else None)
    except ValidationError:  # half of a surrogate pair, which no file can hold
        return None


def links_of_author(one: Signature, home: str | None, publication: Publication) -> tuple[Link, ...]:
    """Return the ties of an author to the institutions and people of the other territory.

    There are none where they signed for another territory than ``home``, which is theirs now.
    """
    if home not in {body.territory for body in one.homes}:
        return ()
    others = [other for other in publication.signatures if other.author != one.author]
    away = [(other, [body for body in other.homes if body.territory != home]) for other in others]
    bodies = [(_called(body), body.name) for _, homes in away for body in homes]
    # No name of a person stands on the profile of another.
    people = [(other.author, None) for other, homes in away if homes and other.author]
    return tuple(_links([*bodies, *people], publication))


def links_of_institution(home: str, publication: Publication) -> tuple[Link, ...]:
    """Return the ties of an institution of the territory ``home`` to those of the other one."""
    bodies = (body for one in publication.signatures for body in one.homes)
    away = [(_called(body), body.name) for body in bodies if body.territory != home]
    return tuple(_links(away, publication))


def _called(body: Institution) -> str:
    return f"ror:{body.ror}" if body.ror else body.id


def _links(partners: Sequence[tuple[str, str | None]], publication: Publication) -> Iterator[Link]:
    if len(publication.signatures) > MOST_AUTHORS:
        return
    for partner, name in dict(partners).items():
        try:
            yield Link(
                kind="co_publication",
                partner=partner,
                partner_name=name,
                title=publication.work.title,
                year=publication.work.year,
                url=publication.url,
            )
        except ValidationError:  # a name or an address that no profile can hold
            continue
