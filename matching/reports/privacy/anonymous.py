"""Anonymous profiles as JSON, and as Markdown to be read and sent."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from matching.language import say
from matching.reports.cleaning import markdown
from matching.reports.json_report import json_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.language import Language
    from matching.privacy.anonymous.profile import AnonymousProfile


def anonymous_json(profiles: Sequence[AnonymousProfile]) -> bytes:
    """Return every profile with its texts in both languages."""
    return json_bytes([_document(one) for one in profiles])


def anonymous_markdown(profiles: Sequence[AnonymousProfile], language: Language) -> str:
    """Return a part for each profile: title, facts, then what it tells, offers and seeks."""
    return "\n".join(_part(one, language) for one in profiles)


def _document(profile: AnonymousProfile) -> dict[str, Any]:
    texts = {language: asdict(one) for language, one in profile.texts.items()}
    found: dict[str, Any] = {"reference": profile.reference, "size": profile.size}
    return {**found, "texts": texts, "left_out": profile.left_out}


def _part(profile: AnonymousProfile, language: Language) -> str:
    texts = profile.texts[language]
    title = texts.title[:1].upper() + texts.title[1:]
    lines = [f"## {markdown(title)}", ""]
    facts = [say("privacy-anonymous-reference", language, code=profile.reference)]
    if profile.size:
        facts.append(say("privacy-anonymous-size", language, size=profile.size))
    lines += [*(f"- {fact}" for fact in facts), ""]
    lines += [markdown(" ".join(texts.summary)), ""] if texts.summary else []
    for key, items in (
        ("privacy-anonymous-offers", texts.offers),
        ("privacy-anonymous-seeks", texts.seeks),
    ):
        if items:
            lines += [f"### {say(key, language)}", "", *(f"- {markdown(one)}" for one in items), ""]
    if texts.keywords:
        lines += [markdown(" · ".join(texts.keywords)), ""]
    return "".join(f"{line}\n" for line in lines)
