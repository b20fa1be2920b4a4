"""How HAL is asked, the fields that are read of its records, and single values of them.

A field may hold one value or a list, and is absent where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from matching.sources.protocol import Request
from matching.sources.values import written_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

STRUCTURE = (
    "docid",
    "label_s",
    "name_s",
    "acronym_s",
    "type_s",
    "valid_s",
    "country_s",
    "address_s",
    "url_s",
    "parentDocid_i",
    "parentName_s",
    "ror_s",
    "rnsr_s",
)
DOCUMENT = (
    "docid",
    "halId_s",
    "uri_s",
    "title_s",
    "fr_title_s",
    "abstract_s",
    "fr_abstract_s",
    "keyword_s",
    "language_s",
    "producedDateY_i",
    "publicationDateY_i",
    "structId_i",
    "labStructId_i",
)
SIGNATURES = "structHasAuthIdHal_fs"
"""Who signed a document for which structure, ``number_FacetSep_label_JoinSep_id_FacetSep_name``."""


STRUCTURES_ON_A_PAGE = 100
_DOCUMENTS_ON_A_PAGE = 200


class Signed(NamedTuple):
    """Someone who signed for a structure; ``person`` is their HAL identifier, empty without one."""

    structure: str
    person: str
    name: str


def ask_structures(url: str, query: str, condition: str) -> Request:
    """Return the request of the first structures, to be paged by ``start``."""
    parameters = {
        "q": query,
        "fq": condition,
        "fl": ",".join(STRUCTURE),
        "rows": str(STRUCTURES_ON_A_PAGE),
        "start": "0",
        "sort": "docid asc",
        "wt": "json",
    }
    return Request(url, tuple(parameters.items()))


def ask_documents(
    url: str, structures: Iterable[object], fields: Iterable[str], since: int | None
) -> Request:
    """Return the request of the first documents of some structures, to be paged by a cursor."""
    parameters = {
        "q": f"structId_i:({' OR '.join(map(str, structures))})",
        **({"fq": f"producedDateY_i:[{since} TO *]"} if since else {}),
        "fl": ",".join(fields),
        "rows": str(_DOCUMENTS_ON_A_PAGE),
        "sort": "docid asc",
        "cursorMark": "*",
        "wt": "json",
    }
    return Request(url, tuple(parameters.items()))


def is_document(record: Mapping[str, Any]) -> bool:
    """Return whether a record is a publication, and no structure."""
    return "halId_s" in record or "title_s" in record


def texts(record: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the texts of the first of these fields that has some."""
    return next(filter(None, (written_list(record.get(name)) for name in names)), ())


def structures_in(record: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the ids of the structures that the first of these fields numbers, if any does."""
    for name in names:
        found = record.get(name)
        numbers = found if isinstance(found, list) else [found]
        ids = [f"hal-struct:{one}" for one in numbers if isinstance(one, (int, str)) and one]
        if ids:
            return tuple(dict.fromkeys(ids))
    return ()


def signed(record: Mapping[str, Any]) -> Iterator[Signed]:
    """Yield who signed a document, once for each structure."""
    for text in written_list(record.get(SIGNATURES)):
        structure, _, author = text.partition("_JoinSep_")
        number, _, _ = structure.partition("_FacetSep_")
        person, _, name = author.partition("_FacetSep_")
        if number.strip().isdecimal() and name.strip():
            yield Signed(f"hal-struct:{number.strip()}", person.strip().lower(), name.strip())
