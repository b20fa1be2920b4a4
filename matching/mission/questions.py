"""Questions to open a meeting with, made from what both profiles say and leave unsaid.

Nothing is invented: a need is quoted where it is declared, asked for where it is not, and every
quotation is a text of one of the two profiles.
"""

from __future__ import annotations

from typing import Final

from matching.language import Language, enumerate_words, say
from matching.mission.quoting import quoted
from matching.profiles.model import Profile
from matching.ranking.results import Evidence, Side, Suggestion

_MOST: Final = 4


def opening_questions(own: Profile, suggestion: Suggestion, language: Language) -> tuple[str, ...]:
    """Return three or four questions that ``own`` may put to the partner, in ``language``.

    In this order: what the partner seeks, what ``own`` seeks (or what both do), what the partner's
    profile leaves out, the words both use, and last what follows and with which relay. Only as many
    of the middle ones as there is room for.
    """
    asked = (
        _their_need(suggestion, language),
        _own_need(own, suggestion, language),
        *_unsaid(suggestion.partner, language),
        *_shared_words(suggestion, language),
    )
    distinct = tuple(dict.fromkeys(asked))
    return (*distinct[: _MOST - 1], _what_follows(suggestion, language))


def _their_need(suggestion: Suggestion, language: Language) -> str:
    """Return a question about what the partner declares it seeks, or what it does seek."""
    need = _need(suggestion.evidence, "partner")
    if need is not None:
        # What answers a need is quoted with it; where it was quoted before, it is not repeated,
        # and the last text of that side is the only one.
        answer = [one for one in suggestion.evidence if one.side == "query"][-1:]
        if answer:
            return say(
                "mission-dossier-ask-need-answered",
                language,
                need=quoted(need, language),
                offer=quoted(answer[0].text, language),
            )
    declared = [need] if need else [*suggestion.partner.seeks(language)]
    if declared:
        told = quoted(declared[0], language)
        return say("mission-dossier-ask-need-declared", language, need=told)
    return say("mission-dossier-ask-need-unknown", language)


def _own_need(own: Profile, suggestion: Suggestion, language: Language) -> str:
    """Return a question about what ``own`` seeks; failing that, about what each of both does."""
    evidence = suggestion.evidence
    theirs = next((one for one in evidence if one.side == "partner" and one.facet != "need"), None)
    need = _need(evidence, "query")
    if need is not None and theirs is not None:
        return say(
            "mission-dossier-ask-own-need-answered",
            language,
            need=quoted(need, language),
            offer=quoted(theirs.text, language),
        )
    if own.seeks(language):
        told = quoted(own.seeks(language)[0], language)
        return say("mission-dossier-ask-own-need-declared", language, need=told)
    ours = next((one for one in evidence if one.side == "query" and one.facet != "need"), None)
    if ours is not None and theirs is not None:
        return say(
            "mission-dossier-ask-likeness",
            language,
            own=quoted(ours.text, language),
            theirs=quoted(theirs.text, language),
        )
    for offer in suggestion.partner.offers(language)[:1]:
        return say("mission-dossier-ask-offer", language, offer=quoted(offer, language))
    return say("mission-dossier-ask-offer-unknown", language)


def _unsaid(partner: Profile, language: Language) -> list[str]:
    """Return questions about what the partner's profile does not say, its need left aside."""
    unsaid = []
    if not partner.offers(language):
        unsaid.append(say("mission-dossier-ask-offer-unknown", language))
    if not partner.source_date:
        unsaid.append(say("mission-dossier-ask-date", language))
    return unsaid


def _shared_words(suggestion: Suggestion, language: Language) -> list[str]:
    terms = [quoted(term, language) for term in suggestion.shared_terms]
    listed = enumerate_words(terms, language)
    return [say("mission-dossier-ask-terms", language, terms=listed)] if terms else []


def _what_follows(suggestion: Suggestion, language: Language) -> str:
    """Return the question about the next step, with the first relay of each side."""
    relays: dict[Side, str] = {}
    for relay in suggestion.relays:
        relays.setdefault(relay.side, relay.name)
    if len(relays) == 2:
        own, theirs = relays["query"], relays["partner"]
        return say("mission-dossier-ask-next-both", language, own=own, theirs=theirs)
    for relay_name in relays.values():
        return say("mission-dossier-ask-next-one", language, relay=relay_name)
    return say("mission-dossier-ask-next", language)


def _need(evidence: tuple[Evidence, ...], side: Side) -> str | None:
    found = (one.text for one in evidence if one.side == side and one.facet == "need")
    return next(found, None)
