"""Domains assigned to profiles, and how well that is done, drawn for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from matching.cli.canvas import grid, indented, words
from matching.language import decimal
from matching.profiles.model import DOMAIN_GROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType
    from rich.table import Table

    from matching.engine.classifying import Classified, Measured
    from matching.learning.domains import Agreement
    from matching.reports.labels import Labels

_SHOWN = 10
"""Profiles shown on screen with their reasons; the report has them all."""


def classified_screen(found: Classified, labels: Labels) -> Iterator[RenderableType]:
    """Give how many profiles have each domain on which ground, the first of them, and the rest."""
    say = labels.say
    counted = Counter(
        (one.domain, one.ground) for profile in found.assigned for one in profile.assigned_domains
    )
    counts = grid(
        (
            (say("domains-column-domain"), "name"),
            *((say(f"domains-ground-{ground}"), "number") for ground in DOMAIN_GROUNDS),
        )
    )
    for domain in labels.territories.domains:
        numbers = [counted[domain.id, ground] for ground in DOMAIN_GROUNDS]
        counts.add_row(words(domain.label(labels.language)), *map(str, numbers))
    yield counts
    for profile in found.assigned[:_SHOWN]:
        yield words(f"{profile.name} ({profile.id})", "bold")
        for one in profile.assigned_domains:
            yield indented(
                say(
                    f"domains-assigned-{one.ground}",
                    domain=labels.domains((one.domain,))[0],
                    confidence=labels.percent(one.confidence),
                    because=one.because,
                )
            )
    if len(found.assigned) > _SHOWN:
        yield indented(say("domains-more", count=len(found.assigned) - _SHOWN))
    yield Text()
    yield words(
        say(
            "domains-left",
            count=len(found.profiles),
            stated=found.stated,
            assigned=len(found.assigned),
            without=found.without,
        )
    )


def measured_screen(found: Measured, labels: Labels) -> Iterator[RenderableType]:
    """Give precision, recall and F1 of each way, then of each domain, then the calibration."""
    say = labels.say
    yield words(say("domains-measured", count=found.profiles, folds=found.folds))
    yield _agreements(
        say("domains-column-way"),
        {say(f"domains-way-{name}"): one for name, one in found.ways.items()},
        labels,
    )
    yield words(say("domains-measured-by-domain"))
    yield _agreements(
        say("domains-column-domain"),
        {labels.domains((name,))[0]: one for name, one in found.by_domain.items()},
        labels,
    )
    yield words(
        say(
            "domains-measured-calibration",
            error=decimal(found.figures["calibration_error"], labels.language, 3),
            brier=decimal(found.figures["brier"], labels.language, 3),
        )
    )


def _agreements(heading: str, rows: Mapping[str, Agreement], labels: Labels) -> Table:
    table = grid(
        (
            (heading, "name"),
            (labels.say("domains-column-precision"), "number"),
            (labels.say("domains-column-recall"), "number"),
            ("F1", "number"),
            (labels.say("domains-column-stated"), "number"),
        )
    )
    for name, one in rows.items():
        shown = (decimal(v, labels.language, 3) for v in (one.precision, one.recall, one.f1))
        table.add_row(words(name), *shown, str(one.right + one.missed))
    return table
