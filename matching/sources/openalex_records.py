"""The fields that are read of the records of OpenAlex, and single values of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.sources.values import first_text, named, ror_of, written_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BODY = dict.fromkeys(("id", "ror", "display_name", "lineage"))
_TOPICS = {"topics": {"display_name": None}}
ALLOWED: dict[str, dict[str, Any]] = {
    "institutions": {
        **dict.fromkeys(("id", "display_name", "display_name_acronyms", "ror", "type")),
        **dict.fromkeys(("lineage", "homepage_url")),
        "geo": dict.fromkeys(("city", "geonames_city_id", "country_code")),
        "associated_institutions": {**_BODY, "relationship": None},
        **_TOPICS,
    },
    "authors": {
        **dict.fromkeys(("id", "display_name", "orcid")),
        "last_known_institutions": _BODY,
        **_TOPICS,
    },
    "works": {
        **dict.fromkeys(("id", "display_name", "doi", "publication_year", "language")),
        **dict.fromkeys(("is_retracted", "abstract_inverted_index")),
        "authorships": {"author": {"id": None}, "institutions": _BODY},
    },
}


def abstract(index: object) -> str | None:
    """Return the text of an abstract, which is given as the places of each of its words."""
    if not isinstance(index, dict):
        return None
    places = sorted(
        (place, str(word))
        for word, found in index.items()
        if isinstance(found, list)
        for place in found
        if isinstance(place, int)
    )
    return " ".join(word for _, word in places).strip() or None


def short_id(address: object) -> str:
    """Return what OpenAlex calls something (A5900000001), an empty text where it is not told."""
    return address.rstrip("/").rsplit("/", 1)[-1].upper() if isinstance(address, str) else ""


def short_ids(records: Iterable[object], letter: str) -> list[str]:
    """Return the ids of those records that are of one kind: A for authors, I for institutions."""
    found = (short_id(one.get("id")) for one in records if isinstance(one, dict))
    return [one for one in found if one.startswith(letter)]


def registered(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what ROR and OpenAlex call an institution."""
    ror = ror_of(body.get("ror"))
    return (*((f"ror:{ror}",) if ror else ()), *named("openalex", short_id(body.get("id"))))


def shown_names(records: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of institutions or topics, each once."""
    return written_list([first_text(one, "display_name") for one in records])
