"""A need told in a sentence, turned into a profile that is ranked but never stored."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from matching.errors import RequestError
from matching.language import Language, say
from matching.profiles.facets import split_sentences
from matching.profiles.language_detection import detect_language
from matching.profiles.model import LONGEST_TEXT, Kind, Profile
from matching.profiles.names import NameLookup
from matching.territories import Territories

REQUEST_ID = "request"
_ANY_KIND: Kind = "company"
"""A profile must have a kind; that of a request is neither compared nor shown."""
_LISTS = ("seeks", "offers", "axes", "domains")
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
    name: str | None = None

    @classmethod
    def from_toml(cls, path: Path, territories: Territories) -> Self:
        """Return the request written at ``path``: keys are the fields of this class.

        Raises:
            RequestError: the file cannot be read, a key is unknown, or a name is.
        """
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            raise RequestError("error-request-file", path=str(path), reason=str(fault)) from fault
        known = [field.name for field in fields(cls)]
        for name, value in values.items():
            if name not in known:
                raise RequestError(
                    "error-request-key", path=str(path), given=name, known=", ".join(known)
                )
            if name in _LISTS and isinstance(value, str):
                values[name] = (value,)
            elif name in _LISTS and isinstance(value, list):
                values[name] = tuple(map(str, value))
            elif name in _LISTS or not isinstance(value, str):
                raise RequestError("error-request-value", path=str(path), given=name)
        for name in ("territory", "text"):
            if not values.get(name, "").strip():
                raise RequestError("error-request-missing", path=str(path), missing=name)
        names = NameLookup(territories)
        values["territory"] = _resolved(names, "territory", values["territory"])
        for field in ("axes", "domains"):
            values[field] = tuple(_resolved(names, field, one) for one in values.get(field, ()))
        return cls(**values)

    def to_profile(self, language: Language, territories: Territories) -> Profile:
        """Return the request as a profile; each text goes to the language it is written in.

        The need is what ``seeks`` says, else what follows a verb such as "cherche" or "wants"; the
        domains are those named, else those the texts mention.

        Raises:
            RequestError: the text is empty or too long.
        """
        if not self.text.strip():
            raise RequestError("error-request-text")
        if len(self.text) > LONGEST_TEXT:
            raise RequestError("error-request-long", given=len(self.text), most=LONGEST_TEXT)
        offers, seeks = (
            tuple(text for text in texts if text.strip()) for texts in (self.offers, self.seeks)
        )
        whole = ". ".join([self.text, *offers, *seeks])
        spoken = detect_language(whole) or language
        return Profile.model_validate(
            {
                "id": REQUEST_ID,
                "name": self.name or say("request-name", language),
                "kind": _ANY_KIND,
                "territory": self.territory,
                "axes": self.axes,
                "domains": self.domains or territories.domains_in(whole),
                f"summary_{spoken}": self.text,
                f"offers_{spoken}": offers,
                f"seeks_{spoken}": seeks or stated_needs(self.text),
            }
        )


def stated_needs(text: str) -> tuple[str, ...]:
    """Return what ``text`` says it seeks: in each sentence, from such a verb to the end."""
    found = (_NEED.search(sentence) for sentence in split_sentences(text))
    needs = (match.group(1).strip(" .;!?…") for match in found if match)
    return tuple(need for need in needs if need)


def _resolved(names: NameLookup, field: str, given: str) -> str:
    try:
        return names.find(field, given)
    except KeyError as fault:
        near = names.near(field, given) or names.known(field)
        raise RequestError("error-request-name", field=field, given=given, near=near) from fault
