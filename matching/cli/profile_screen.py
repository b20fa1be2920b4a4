"""Profiles drawn for a terminal: a list, and one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import grid, indented, unbroken, words
from matching.cli.credit_lines import notices, sources
from matching.profiles.credits import Credit
from matching.reports.cleaning import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from matching.profiles.model import Profile
    from matching.reports.labels import Labels


def profiles_screen(profiles: Sequence[Profile], labels: Labels) -> Iterator[RenderableType]:
    """Give a table of profiles and how many they are."""
    say = labels.say
    # What else is known of them is in the other formats, which have no edge.
    table = grid(
        (
            (say("report-column-id"), "name"),
            (say("report-column-name"), "name"),
            (say("report-column-kind"), "word"),
            (say("report-column-city"), "word"),
        )
    )
    for one in profiles:
        table.add_row(
            words(one.id),
            words(one.name, "bold"),
            words(labels.kind(one.kind)),
            words(labels.place(one)),
        )
    if profiles:
        yield table
    yield from sources(profiles, labels)
    if profiles:
        yield Text()
    yield words(say("cli-profiles-count", count=len(profiles)))


def profile_screen(profile: Profile, labels: Labels) -> Iterator[RenderableType]:
    """Give everything known of one profile, and nothing for what is not."""
    say, language = labels.say, labels.language
    places = (labels.place(profile), labels.territory(profile.territory))
    place = ", ".join(dict.fromkeys(filter(None, places)))
    yield words(profile.name, "bold")
    yield words(f"{labels.kind(profile.kind)}, {place}", "dim")
    summary = profile.summary(language)
    if summary:
        yield Text()
        yield words(summary)
    lists = {
        "report-column-axes": labels.axes(profile.axes),
        "report-column-domains-of-profile": labels.domains(profile.domains),
        "cli-profile-offers": profile.offers(language),
        "cli-profile-seeks": profile.seeks(language),
        "cli-profile-keywords": (", ".join(profile.keywords),) if profile.keywords else (),
        "cli-profile-works": tuple(work.title for work in profile.works),
        "cli-profile-commitments": tuple(map(labels.commitment, profile.commitments)),
        "cli-profile-affiliation": _known(profile.affiliation),
        "cli-profile-size": _known(profile.size),
        "cli-profile-founded": _known(profile.founded),
        "report-column-website": _known(profile.website),
        "report-column-source": _known(profile.source),
        "report-column-source-url": _known(profile.source_url),
        "report-column-source-date": _known(profile.source_date),
        "credit-column-licence": _known(Credit.of(profile).licensed(language)),
        "credit-column-attribution": _known(profile.attribution),
        "report-column-id": (profile.id,),
    }
    for key, values in lists.items():
        if values:
            yield Text()
            yield words(say(key), "bold")
            yield from (_value(value) for value in values)
    yield from notices([profile], labels)


def _value(value: str) -> RenderableType:
    return unbroken(value) if is_web_address(value) else indented(value)


def _known(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)
