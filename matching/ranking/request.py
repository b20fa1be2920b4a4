"""A need told in a sentence, turned into a profile that is ranked but never stored."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from matching.errors import RequestError
from matching.language import Language, say
from matching.profiles.cells import cleaned
from matching.profiles.facets import split_sentences
from matching.profiles.language_detection import detect_language
from matching.profiles.model import LONGEST_TEXT, REQUEST_ID, Kind, Profile
from matching.profiles.names import NameLookup
from matching.territories import Territories

_WORD = re.compile(r"[^\W\d_]{3}")
_ANY_KIND: Kind = "company"
"""A profile must have a kind; that of a request is neither compared nor shown."""
_LISTS = ("seeks", "offers", "axes", "domains")
# What announces a need in a sentence. "recherche" is a noun unless it opens the sentence or an
# article follows; "cherche à" and "seeks to" say an aim, not a need.
_CUES = (
    r"cherch(?:e|es|ent|ons|ant)(?!\s+à\b)",
    r"(?:^|(?<=[,:;]\s))recherche(?!\s+(?:de|en|sur|et)\b)",
    r"recherch(?:e|ent|ons|ant)(?=\s+(?:une?|des)\b)",
    r"(?:à\s+la\s+recherche|en\s+quête|(?:ai|a|ont|avons|aurions|aurait)\s+besoin)\s+d(?:e|es|u)",
    r"(?:souhait(?:e|ent|ons|erions)|aimerai(?:s|t|ent)|aimerions|veu(?:x|t|lent)|voulons|voudrions)",
    r"intéressée?s?\s+par",
    r"besoins?\s*:",
    r"looking\s+for",
    r"in\s+search\s+of",
    r"interested\s+in",
    r"(?:seeks?|seeking)(?!\s+to\b)",
    r"wants?",
    r"(?:we|i)\s+need",
    r"needs?(?=\s+(?:an?|new|help)\b)",
)
_ELIDED = r"(?:à\s+la\s+recherche|en\s+quête|(?:ai|a|ont|avons|aurions|aurait)\s+besoin)\s+d['’]"
_NEED = re.compile(
    rf"(?P<before>.*?)(?<!\w)(?:(?:{'|'.join(_CUES)})(?!\w)|{_ELIDED})\s*(?P<need>\w.+)",
    re.IGNORECASE | re.DOTALL,
)
# Said of somebody else ("those who want"), or denied ("we do not want"): not a need of who asks.
_NOT_OURS = re.compile(
    r"(?:\b(?:qui|who|that|which|pas|not|never|no\s+longer)|n['’]t|\bne|\bn['’])\s*$", re.IGNORECASE
)
_DENIED = re.compile(r"^(?:pas|plus|aucune?|rien|no|none|nothing)\b", re.IGNORECASE)
# Words between what is said of oneself and the verb: "…, et nous", "; elle", "and".
_JOINT = re.compile(
    r"(?:[\s,;:]|\b(?:et|nous|elle|il|ils|elles|on|and|we|it|they|est|is|are|actuellement|currently))+$",
    re.IGNORECASE,
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

    def __post_init__(self) -> None:
        """Take a lone text where a list is meant for the list of that text."""
        for field in _LISTS:
            value = getattr(self, field)
            object.__setattr__(self, field, (value,) if isinstance(value, str) else tuple(value))

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
            listed = value if name in _LISTS and isinstance(value, list) else [value]
            if not all(isinstance(one, str) for one in listed):
                raise RequestError("error-request-value", path=str(path), given=name)
        for name in ("territory", "text"):
            if not values.get(name, "").strip():
                raise RequestError("error-request-missing", path=str(path), missing=name)
        names = NameLookup(territories)
        values["territory"] = _resolved(names, "territory", values["territory"])
        for field in ("axes", "domains"):
            given = values.get(field, ())
            given = (given,) if isinstance(given, str) else given
            values[field] = tuple(_resolved(names, field, one) for one in given)
        return cls(**values)

    def to_profile(self, language: Language, territories: Territories) -> Profile:
        """Return the request as a profile; each text goes to the language it is written in.

        The need is what ``seeks`` says, else what follows a verb such as "cherche" or "wants"; the
        domains are those named, else those the texts mention.

        Raises:
            RequestError: the text is empty or too long.
        """
        if len(self.text) > LONGEST_TEXT:
            raise RequestError("error-request-long", given=len(self.text), most=LONGEST_TEXT)
        text = _readable(self.text)
        offers, seeks = (
            tuple(filter(None, map(_readable, texts))) for texts in (self.offers, self.seeks)
        )
        whole = ". ".join([text, *offers, *seeks])
        if not any(map(str.isalpha, whole)):
            raise RequestError("error-request-text")
        spoken = detect_language(whole) or language
        told, needs = (text, seeks) if seeks else stated_needs(text)
        return Profile.model_validate(
            {
                "id": REQUEST_ID,
                "name": self.name or say("request-name", language),
                "kind": _ANY_KIND,
                "territory": self.territory,
                "axes": self.axes,
                "domains": self.domains or territories.domains_in(whole),
                f"summary_{spoken}": told,
                f"offers_{spoken}": offers,
                f"seeks_{spoken}": needs,
            }
        )


def stated_needs(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what ``text`` says of who asks, and what it says they seek.

    In each sentence the need goes from a verb such as "cherche" or "wants" to the end. A text that
    only says a need is both: it is then all that is known of who asks.
    """
    told, needs = [], []
    for sentence in split_sentences(text):
        found = _NEED.match(sentence)
        before = found["before"] if found else ""
        if found and not _NOT_OURS.search(before) and not _DENIED.match(found["need"]):
            needs.append(found["need"].strip(" .;!?"))
            told.append(_JOINT.sub("", before))
        else:
            told.append(sentence)
    said = " ".join(part for part in told if _WORD.search(part))
    return said or text, tuple(needs)


def _readable(text: str) -> str:
    """Return ``text`` with bytes of another encoding read as Western European ones, and cleaned."""
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return cleaned(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return cleaned(raw.decode("cp1252", "replace"))


def _resolved(names: NameLookup, field: str, given: str) -> str:
    try:
        return names.find(field, given)
    except KeyError as fault:
        near = names.near(field, given) or names.known(field)
        raise RequestError("error-request-name", field=field, given=given, near=near) from fault
