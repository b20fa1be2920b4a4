"""The sources by name, each made for a territory with the options it knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matching.errors import RequestError
from matching.sources.companies_fr import BASE, CompaniesFr
from matching.sources.cordis import BASE as CORDIS
from matching.sources.cordis import PROGRAMMES, Cordis
from matching.sources.hal import Hal
from matching.sources.institutions import Institutions
from matching.sources.nserc import BASE as NSERC
from matching.sources.nserc import Nserc
from matching.sources.openalex import OpenAlex
from matching.sources.pages import FILE_SUFFIXES
from matching.sources.req import Req
from matching.sources.rnsr import DATASET, PORTAL, Rnsr
from matching.sources.ror import Ror

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matching.sources.protocol import FileSource, Source
    from matching.territories import Territories, Territory

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "companies-fr": ("portal", "epci", "commune", "section", "activity", "size-band"),
    "openalex": ("portal", "what", "since"),
    "hal": ("portal", "what", "since"),
    "rnsr": ("portal", "dataset", "where"),
    "ror": ("portal",),
    "nserc": ("portal", "year"),
    "req": ("accept-licence",),
    "cordis": ("portal", "programme"),
}
"""The options of each source, as the command line calls them."""
NAMES = tuple(OPTIONS)
_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    one.name: one.suffixes for one in (Ror, Nserc, Req, Cordis)
}


def suffixes_of(name: str) -> tuple[str, ...]:
    """Return how the names of the files of a source end; those of most are JSON."""
    return (*_SUFFIXES[name], ".zip") if name in _SUFFIXES else FILE_SUFFIXES


def make_source(
    name: str,
    territories: Territories,
    territory: str | None = None,
    options: Mapping[str, tuple[str, ...]] | None = None,
) -> Source | FileSource:
    """Return the source of that name, for a territory or for the one it knows.

    Raises:
        RequestError: there is no such source, it has not such an option, or the territories file
            does not say how it names the territory.
    """
    if name not in OPTIONS:
        raise RequestError("source-unknown", given=name, known=", ".join(NAMES))
    given = {option: values for option, values in (options or {}).items() if values}
    for option in given:
        if option not in OPTIONS[name]:
            known = ", ".join(f"--{one}" for one in OPTIONS[name]) or "–"
            raise RequestError("source-no-option", source=name, option=f"--{option}", known=known)
    makers: dict[str, Callable[[], Source | FileSource]] = {
        "companies-fr": lambda: _companies_fr(territories, territory, given),
        "openalex": lambda: _open_research(OpenAlex, territories, territory, given),
        "hal": lambda: _open_research(Hal, territories, territory, given),
        "rnsr": lambda: _rnsr(territories, territory, given),
        "ror": lambda: _ror(territories, territory, given),
        "nserc": lambda: _nserc(territories, territory, given),
        "req": lambda: _req(territories, territory, given),
        "cordis": lambda: _cordis(territories, territory, given),
    }
    return makers[name]()


def _companies_fr(
    territories: Territories, territory: str | None, given: Mapping[str, tuple[str, ...]]
) -> Source:
    free = "epci" in given or "commune" in given
    here = _territory(territories, territory, "companies-fr", "epci", is_free=free)
    return CompaniesFr(
        territories,
        here.id,
        epci=given.get("epci", here.source_keys.epci),
        communes=given.get("commune", ()),
        sections=given.get("section", ()),
        activities=given.get("activity", ()),
        bands=given.get("size-band", ()),
        base=_address(given, BASE),
    )


def _open_research(
    maker: type[OpenAlex | Hal],
    territories: Territories,
    territory: str | None,
    given: Mapping[str, tuple[str, ...]],
) -> Source:
    """Return a source asked by ROR: of one territory, or of all that the file gives some for."""
    first = _territory(territories, territory, maker.name, "ror", is_free=False)
    every = tuple(one.id for one in territories.territories if one.source_keys.ror)
    return maker(
        territories,
        Institutions(territories),
        (first.id,) if territory else every,
        what=_chosen("what", given, maker.choices),
        since=_year(given),
        base=_address(given, maker.base),
    )


def _chosen(option: str, given: Mapping[str, tuple[str, ...]], known: tuple[str, ...]) -> str:
    """Return the value of an option that has a few, the first of them where it is not given."""
    value = given.get(option, known)[0]
    if value not in known:
        listed = ", ".join(known)
        raise RequestError("source-bad-choice", option=f"--{option}", given=value, known=listed)
    return value


def _year(given: Mapping[str, tuple[str, ...]]) -> int | None:
    value = given.get("since", ("",))[0]
    if value and not re.fullmatch(r"(?:19|20)[0-9]{2}", value):
        raise RequestError("source-bad-year", option="--since", given=value)
    return int(value) if value else None


def _rnsr(
    territories: Territories, territory: str | None, given: Mapping[str, tuple[str, ...]]
) -> Source:
    key = "research_parents"
    here = _territory(territories, territory, "rnsr", key, is_free="where" in given)
    return Rnsr(
        territories,
        here.id,
        parents=here.source_keys.research_parents,
        postal_prefixes=here.source_keys.postal_prefixes,
        base=_address(given, PORTAL),
        dataset=given.get("dataset", (DATASET,))[0],
        where=given.get("where", (None,))[0],
    )


def _ror(
    territories: Territories, territory: str | None, given: Mapping[str, tuple[str, ...]]
) -> FileSource:
    places = {
        number: one.id for one in territories.territories for number in one.source_keys.geonames
    }
    asked = _every(territories, territory)
    return Ror(territories, places, asked, given.get("portal", (None,))[0])


def _nserc(
    territories: Territories, territory: str | None, given: Mapping[str, tuple[str, ...]]
) -> FileSource:
    key = "award_institutions"
    here = _territory(territories, territory, "nserc", key, is_free=False)
    there = territories.counterpart(here.id).source_keys
    return Nserc(
        territories,
        here.id,
        institutions=here.source_keys.award_institutions,
        counterparts=(*(one.name for one in there.award_institutions), *there.research_parents),
        years=given.get("year", ()),
        base=_address(given, NSERC),
    )


def _req(
    territories: Territories, territory: str | None, given: Mapping[str, tuple[str, ...]]
) -> FileSource:
    if "accept-licence" not in given:
        raise RequestError("source-licence-asked", source=Req.title, licence=Req.licence)
    of_canada = [one.id for one in territories.territories if one.country == "CA"]
    if territory not in (None, *of_canada) or not of_canada:
        raise RequestError(
            "source-not-there", source="req", territory=territory or "–", missing="country"
        )
    here = territories.territory(territory or of_canada[0])
    return Req(territories, here.id, here.source_keys.postal_prefixes)


def _cordis(
    territories: Territories, territory: str | None, given: Mapping[str, tuple[str, ...]]
) -> FileSource:
    programmes = given.get("programme", PROGRAMMES)
    asked = _every(territories, territory)
    return Cordis(territories, asked, programmes, _address(given, CORDIS))


def _every(territories: Territories, asked: str | None) -> tuple[str, ...]:
    return (asked,) if asked else tuple(one.id for one in territories.territories)


def _territory(
    territories: Territories, asked: str | None, source: str, key: str, *, is_free: bool
) -> Territory:
    """Return the territory asked for, else the first that the source can be asked about."""
    named = [one for one in territories.territories if getattr(one.source_keys, key)]
    if asked is not None:
        found = territories.territory(asked)
        if found in named or is_free:
            return found
        raise RequestError("source-not-there", source=source, territory=asked, missing=key)
    if not named:
        raise RequestError("source-not-there", source=source, territory="–", missing=key)
    return named[0]


def _address(given: Mapping[str, tuple[str, ...]], usual: str) -> str:
    return given.get("portal", (usual,))[0].rstrip("/")
