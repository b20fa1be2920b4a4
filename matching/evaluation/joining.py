"""Judged pairs put together with the profiles and requests they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.evaluation.judgements import AskedRequest, AskedRequests, JudgedPair, Judgements
from matching.language import LANGUAGES, Language
from matching.profiles.model import Profile
from matching.profiles.rejects import Fault, ReadingWarning, Reject, reject
from matching.ranking.request import Request
from matching.territories import Territories

_NAMED = 5
"""How many identifiers a warning names."""


@dataclass(frozen=True)
class Query:
    """Who asks: a profile, or a request turned into one; ``text`` is what a request says."""

    id: str
    profile: Profile
    text: str | None = None


@dataclass(frozen=True)
class Joined:
    """The pairs that can be measured, in order of identifiers, and who asks in them."""

    pairs: tuple[JudgedPair, ...]
    queries: Mapping[str, Query]
    rejects: tuple[Reject, ...]
    warnings: tuple[ReadingWarning, ...]


def join(
    judgements: Judgements,
    asked: AskedRequests,
    profiles: Iterable[Profile],
    territories: Territories,
    language: Language,
) -> Joined:
    """Return the judged pairs whose query and candidate are known and of different groups.

    A request belongs to the group it names, but where that is the group of all its candidates, or
    none is named, it belongs to the other one. Pairs that are left out are counted in warnings.
    """
    by_id = {profile.id: profile for profile in profiles}
    requests, rejects = _usable(asked, by_id, territories)
    known, unknown = _parted(judgements.pairs, by_id, requests)
    groups = _candidate_groups(known, by_id)
    queries: dict[str, Query] = {}
    for name in groups:
        if name in by_id:
            queries[name] = Query(name, by_id[name])
        else:
            own = _own_group(requests[name], groups[name], territories)
            queries[name] = _query(requests[name], own, territories, language)
    kept: list[JudgedPair] = []
    astray: list[str] = []
    for pair in known:
        if queries[pair.query_id].profile.territory != _group(pair, by_id):
            kept.append(pair)
        else:
            astray.append(f"{pair.query_id} – {pair.candidate_id}")
    warnings = []
    if unknown:
        names = sorted({name for names in unknown for name in names})
        values = {"count": len(unknown), "names": _few(names)}
        warnings.append(ReadingWarning(judgements.file, None, "evaluation-warning-unknown", values))
    if astray:
        values = {"count": len(astray), "names": _few(astray)}
        warnings.append(
            ReadingWarning(judgements.file, None, "evaluation-warning-one-group", values)
        )
    asking = {pair.query_id for pair in kept}
    return Joined(
        tuple(kept),
        {name: queries[name] for name in sorted(asking)},
        tuple(rejects),
        tuple(warnings),
    )


def _usable(
    asked: AskedRequests, profiles: Mapping[str, Profile], territories: Territories
) -> tuple[dict[str, AskedRequest], list[Reject]]:
    """Return the requests by id, and a reject for each whose id or group cannot be."""
    kept: dict[str, AskedRequest] = {}
    rejects: list[Reject] = []
    known = ", ".join(one.id for one in territories.territories)
    for request in asked.requests:
        fault = None
        if request.id in profiles:
            values = {"value": request.id}
            fault = Fault("id", request.id, "evaluation-row-request-is-profile", values)
        elif request.territory is not None and _found(request.territory, territories) is None:
            values = {"value": request.territory, "known": known}
            fault = Fault("territory", request.territory, "evaluation-row-group", values)
        if fault:
            row = {"id": request.id, "territory": request.territory, "text": request.text}
            rejects.append(reject(asked.file, request.line, row, fault))
        else:
            kept[request.id] = request
    return kept, rejects


def _parted(
    pairs: Sequence[JudgedPair],
    profiles: Mapping[str, Profile],
    requests: Mapping[str, AskedRequest],
) -> tuple[list[JudgedPair], list[list[str]]]:
    """Return the pairs of which both are known, and for each other pair what is not."""
    known, unknown = [], []
    for pair in pairs:
        absent = [] if pair.query_id in profiles or pair.query_id in requests else [pair.query_id]
        absent += [] if pair.candidate_id in profiles else [pair.candidate_id]
        if absent:
            unknown.append(absent)
        else:
            known.append(pair)
    return known, unknown


def _candidate_groups(
    pairs: Sequence[JudgedPair], profiles: Mapping[str, Profile]
) -> dict[str, list[str]]:
    """Return the group of each candidate of each query."""
    groups: dict[str, list[str]] = {}
    for pair in pairs:
        groups.setdefault(pair.query_id, []).append(_group(pair, profiles))
    return groups


def _group(pair: JudgedPair, profiles: Mapping[str, Profile]) -> str:
    return profiles[pair.candidate_id].territory


def _own_group(request: AskedRequest, candidates: Sequence[str], territories: Territories) -> str:
    named = _found(request.territory, territories) if request.territory else None
    if named is not None and set(candidates) != {named}:
        return named
    most = max(sorted(set(candidates)), key=candidates.count)
    return territories.counterpart(most).id


def _query(
    request: AskedRequest, territory: str, territories: Territories, language: Language
) -> Query:
    spoken = next((one for one in LANGUAGES if one == request.language), language)
    profile = Request(territory, request.text).to_profile(spoken, territories)
    return Query(request.id, profile, request.text)


def _found(text: str, territories: Territories) -> str | None:
    try:
        return territories.find_territory(text)
    except KeyError:
        return None


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
