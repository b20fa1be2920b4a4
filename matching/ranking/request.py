"""A need told in a sentence, turned into a profile that is ranked but never stored."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.language import LANGUAGES, Language, say
from matching.profiles.language_detection import detect_language
from matching.profiles.facets import split_sentences
from matching.profiles.model import Kind, Profile

REQUEST_ID = "request"
# Verbs that announce a need. "recherche" is a noun unless an article follows.
_CUES = (
    r"cherch(?:e|ent|ons)",
    r"recherch(?:e|ent|ons)(?=\s+(?:une?|des)\b)",
    r"(?:à\s+la\s+recherche|(?:a|ont|avons)\s+besoin)\s+d(?:e|es|u)",
    r"(?:souhait(?:e|ent|ons)|aimerai(?:t|ent)|aimerions|veu(?:t|lent)|voulons)",
    r"intéressée?s?\s+par",
    r"looking\s+for",
    r"in\s+search\s+of",
    r"interested\s+in",
    r"(?:seeks?|seeking|wants?)",
    r"needs?(?=\s+(?:an?|to|new|help)\b)",
)
_ELIDED = r"(?:à\s+la\s+recherche|(?:a|ont|avons)\s+besoin)\s+d['’]"
_NEED = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(_CUES)})\b|{_ELIDED})\s*(.+)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Request:
    """What somebody asks for: a text, and whatever else they can say of themselves."""

    territory: str
    text: str
    seeks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: Kind = "company"
    name: str | None = None

    def to_profile(self, language: Language) -> Profile:
        """Return the request as a profile; each text goes to the language it is written in.

        The need is what ``seeks`` says, else what follows a verb such as "cherche" or "wants".
        """
        whole = ". ".join([self.text, *self.offers, *self.seeks])
        spoken = detect_language(whole) or LANGUAGES[0]
        return Profile.model_validate(
            {
                "id": REQUEST_ID,
                "name": self.name or say("request-name", language),
                "kind": self.kind,
                "territory": self.territory,
                "axes": self.axes,
                "domains": self.domains,
                f"summary_{spoken}": self.text,
                f"offers_{spoken}": self.offers,
                f"seeks_{spoken}": self.seeks or stated_needs(self.text),
            }
        )


def stated_needs(text: str) -> tuple[str, ...]:
    """Return what ``text`` says it seeks: in each sentence, from such a verb to the end."""
    found = (_NEED.search(sentence) for sentence in split_sentences(text))
    return tuple(match.group(1).strip(" .;!?") for match in found if match)
