"""What somebody is told of the data that are held about them without having given them.

Which law speaks is decided by the country of their territory: article 14 of the GDPR in the
European Economic Area, the law on personal information as amended by Law 25 in Canada. Elsewhere
the same is told without naming a law.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from babel import Locale
from babel.dates import format_date

from matching.errors import RequestError
from matching.language import enumerate_words
from matching.privacy.marks import group_of
from matching.profiles.model import Profile
from matching.reports.cleaning import is_web_address
from matching.reports.profile_sheet import heading

if TYPE_CHECKING:
    from datetime import date

    from matching.language import Language
    from matching.privacy.retention import End
    from matching.reports.labels import Labels
    from matching.territories import Territory

Law = Literal["gdpr", "law25", "none"]
_EEA: Final = frozenset(
    [
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
        *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    ]
)
_NOT_CATEGORIES: Final = frozenset(
    {
        "source",
        "source_url",
        "source_date",
        "licence",
        "attribution",
        "raw_hash",
        "legal_basis",
        "consent",
        "keep_until",
        "valid_until",
    }
)
"""What says where data come from and how long they are kept has its own paragraphs."""


@dataclass(frozen=True)
class Sender:
    """Who answers for the data, and where they are reached."""

    controller: str
    contact: str


@dataclass(frozen=True)
class Notice:
    """A notice: its title, and paragraphs under headings."""

    title: str
    language: Language
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def law_of(country: str) -> Law:
    """Return the law that tells what people of ``country`` (two letters) are to be told."""
    if country in _EEA:
        return "gdpr"
    return "law25" if country == "CA" else "none"


def sender_of(controller: str | None, contact: str | None) -> Sender:
    """Return who answers for the data.

    Raises:
        RequestError: one of both is not set; a notice without them would be none.
    """
    if not controller or not contact:
        raise RequestError("privacy-notice-no-controller")
    return Sender(controller, contact)


def make_notice(profile: Profile, end: End, sender: Sender, day: date, labels: Labels) -> Notice:
    """Return the notice for whom ``profile`` is about, in the language of ``labels``."""
    say, language = labels.say, labels.language
    here = labels.territories.territory(profile.territory)
    there = labels.territories.counterpart(here.id)
    law = law_of(here.country)
    purpose = say(
        "privacy-notice-purpose-text", here=here.label(language), there=there.label(language)
    )
    sections = (
        (
            "controller",
            (
                say(
                    "privacy-notice-controller-text",
                    controller=sender.controller,
                    contact=sender.contact,
                ),
            ),
        ),
        ("purpose", (purpose,)),
        ("basis", (_basis(profile, law, labels),)),
        ("categories", (_categories(profile, language, labels),)),
        ("source", _source(profile, labels)),
        ("retention", (retention_words(end, labels),)),
        ("recipients", _recipients(here, there, labels)),
        ("automated", (say("privacy-notice-automated-text"),)),
        (
            "rights",
            (
                say("privacy-notice-rights-text", law=law, contact=sender.contact),
                say("privacy-notice-complaint", law=law),
            ),
        ),
    )
    told = tuple((say(f"privacy-notice-{name}"), texts) for name, texts in sections)
    opening = say(
        "privacy-notice-opening",
        name=profile.name,
        law=law,
        day=format_date(day, "long", locale=language),
    )
    return Notice(say("privacy-notice-title"), language, (("", (opening,)), *told))


def notice_text(notice: Notice) -> str:
    """Return ``notice`` as plain text: a heading, its paragraphs, a blank line."""
    parts = [notice.title.upper()]
    for name, texts in notice.sections:
        parts.append("\n".join([name, *texts] if name else texts))
    return "\n\n".join(parts) + "\n"


def notice_html(notice: Notice) -> str:
    """Return ``notice`` as a page of its own, which loads nothing."""
    body = [f"<h1>{html.escape(notice.title)}</h1>"]
    for name, texts in notice.sections:
        body += [f"<h2>{html.escape(name)}</h2>"] if name else []
        body += [f"<p>{_linked(text)}</p>" for text in texts]
    style = "body{font:1rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    head = f'<meta charset="utf-8"><title>{html.escape(notice.title)}</title>'
    return (
        f'<!doctype html>\n<html lang="{notice.language}">\n<head>{head}'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style></head>\n'
        f"<body>\n{chr(10).join(body)}\n</body>\n</html>\n"
    )


def country_name(country: str, language: Language) -> str:
    """Return the name of a country of two letters, in ``language``."""
    return str(Locale(language).territories.get(country, country))


def retention_words(end: End, labels: Labels) -> str:
    """Return until when something is kept and why then, in one sentence."""
    day = format_date(end.day, "long", locale=labels.language) if end.day else ""
    return labels.say("privacy-end", reason=end.reason, day=day)


def _basis(profile: Profile, law: Law, labels: Labels) -> str:
    consent = profile.consent
    if consent is not None:
        day = format_date(consent.given_on, "long", locale=labels.language)
        return labels.say("privacy-notice-basis-consent", law=law, scope=consent.scope, day=day)
    return labels.say("privacy-notice-basis-text", law=law, of=group_of(profile))


def _categories(profile: Profile, language: Language, labels: Labels) -> str:
    empty = (None, ())
    filled = [
        heading(name, language)
        for name in Profile.model_fields
        if name not in _NOT_CATEGORIES and getattr(profile, name) not in empty
    ]
    lowered = [name[:1].lower() + name[1:] for name in filled]
    return labels.say("privacy-notice-categories-text", fields=enumerate_words(lowered, language))


def _source(profile: Profile, labels: Labels) -> tuple[str, ...]:
    known = [
        labels.say(
            "privacy-notice-source-text",
            source=profile.source or labels.say("privacy-unknown"),
            date=profile.source_date or labels.say("privacy-unknown"),
        )
    ]
    known += [profile.source_url] if profile.source_url else []
    if profile.licence or profile.attribution:
        values = (profile.licence, profile.attribution)
        known.append(labels.say("privacy-notice-licence", text=", ".join(filter(None, values))))
    return tuple(known)


def _recipients(here: Territory, there: Territory, labels: Labels) -> tuple[str, ...]:
    language = labels.language
    told = labels.say("privacy-notice-recipients-text", territory=there.label(language))
    if here.country == there.country:
        return (told,)
    crossing = labels.say(
        "privacy-notice-border",
        here=country_name(here.country, language),
        there=country_name(there.country, language),
        law=f"{law_of(here.country)}-{law_of(there.country)}",
    )
    return (told, crossing)


def _linked(text: str) -> str:
    shown = html.escape(text)
    return f'<a href="{shown}">{shown}</a>' if is_web_address(text) else shown
