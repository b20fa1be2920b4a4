"""What is held of somebody, drawn for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from rich.text import Text

from matching.cli.canvas import indented, words
from matching.engine.privacy.subjects import INDEX, OWN
from matching.profiles.model import Profile
from matching.reports.privacy.notice import retention_words
from matching.reports.profile_sheet import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.engine.privacy.exporting import Register
    from matching.engine.privacy.requests import PrivacyDesk
    from matching.engine.privacy.subjects import Held, Subject
    from matching.privacy.retention import Retention
    from matching.reports.labels import Labels

_TOLD = ("source", "source_url", "source_date", "licence", "attribution", "legal_basis")


def holdings_screen(
    subject: Subject, retention: Retention, register: Register, desk: PrivacyDesk, labels: Labels
) -> Iterator[RenderableType]:
    """Give one part for each place where something is held, then decisions and acts."""
    say = labels.say
    yield words(subject.profile.name, "bold")
    for one in subject.held:
        yield Text()
        yield words(_place(one, labels), "bold")
        for line in _lines(one.profile, retention, labels):
            yield indented(line)
    yield Text()
    yield words(say("cli-privacy-decisions", count=len(register.decisions)))
    yield words(say("cli-privacy-lists", count=len(register.lists)))
    left_out = "yes" if desk.listed.covers(subject.profile) else "no"
    yield words(say("cli-privacy-left-out", left=left_out))
    acts = desk.log.about(subject.ids)
    yield words(say("cli-privacy-acts", count=len(acts)))
    for act in acts:
        day = format_date(act.time, "long", locale=labels.language)
        yield indented(say("cli-privacy-act", day=day, act=say(f"privacy-act-{act.act}")))


def _place(held: Held, labels: Labels) -> str:
    how = held.where if held.where in (INDEX, OWN) else "file"
    return labels.say("cli-privacy-place", how=how, path=held.where, id=held.profile.id)


def _lines(profile: Profile, retention: Retention, labels: Labels) -> Iterator[str]:
    say, language = labels.say, labels.language
    for field in _TOLD:
        value = getattr(profile, field)
        shown = value or say("cli-privacy-not-told")
        yield say("cli-privacy-field", name=heading(field, language), value=shown)
    consent = profile.consent
    if consent is not None:
        given = format_date(consent.given_on, "long", locale=language)
        value = say("cli-privacy-consent-line", scope=consent.scope, day=given)
        yield say("cli-privacy-field", name=heading("consent", language), value=value)
    end = retention_words(retention.end_of(profile), labels)
    yield say("cli-privacy-field", name=say("privacy-retention"), value=end)
    empty = (None, ())
    filled = [
        heading(name, language)
        for name in Profile.model_fields
        if name not in (*_TOLD, "consent", "keep_until") and getattr(profile, name) not in empty
    ]
    yield say("cli-privacy-field", name=say("privacy-fields"), value=", ".join(filled))
