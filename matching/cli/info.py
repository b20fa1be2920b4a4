"""``matching info``: what the workspace holds."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matching.cli.options import FormatOption, LanguageOption, WorkspaceOption
from matching.cli.session import start_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from matching.engine.answers import WorkspaceInfo
    from matching.reports.labels import Labels

VerifyOption = Annotated[bool, typer.Option("--verify", help="cli-option-verify")]

_BYTES_OF_A_MEGABYTE = 1_000_000


def info(
    context: typer.Context,
    *,
    verify: VerifyOption = False,
    form: FormatOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show when, from what and with which model the workspace was built, and how much it holds."""
    from matching.cli.canvas import drawn
    from matching.cli.output import chosen_format, deliver
    from matching.engine.matcher import Matcher
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang, workspace=workspace)
    chosen = chosen_format(form, None, ("table", "json"))
    known = Matcher.open(settings=session.settings).info(verify=verify)
    if chosen == "json":
        deliver(json_bytes(_document(known)), None, session)
    else:
        deliver(drawn(_screen(known, session.labels), None), None, session)


def _screen(known: WorkspaceInfo, labels: Labels) -> Iterator[RenderableType]:
    from matching.cli.canvas import grid, words
    from matching.language import decimal

    manifest = known.manifest
    facts = {
        "cli-info-folder": str(known.folder),
        "cli-info-generation": manifest.generation,
        "cli-info-built": manifest.built_at,
        "cli-info-origin": ", ".join(manifest.origin),
        "cli-info-model": manifest.model_id,
        "cli-info-precision": manifest.precision,
        "cli-info-template": manifest.template_version,
        "cli-info-schema": str(manifest.schema),
        "cli-info-calibrated": labels.say("cli-yes" if known.calibrated else "cli-no"),
        "cli-info-size": labels.say(
            "cli-megabytes", value=decimal(known.size / _BYTES_OF_A_MEGABYTE, labels.language, 1)
        ),
    }
    if known.verified:
        facts["cli-info-integrity"] = labels.say("cli-info-verified")
    for key, value in facts.items():
        yield words(labels.say("cli-info-line", name=labels.say(key), value=value))
    for name, value in _recall(known, labels):
        yield words(labels.say("cli-info-line", name=name, value=value))
    names = list(dict.fromkeys(name for counts in manifest.counts.values() for name in counts))
    table = grid(
        [
            (labels.say("report-column-territory"), "name"),
            *((labels.say(f"cli-info-count-{name}"), "number") for name in names),
        ]
    )
    for territory, counts in manifest.counts.items():
        cells = (str(counts[name]) for name in names)
        table.add_row(words(labels.territory(territory)), *cells)
    yield table


def _recall(known: WorkspaceInfo, labels: Labels) -> Iterator[tuple[str, str]]:
    """Give what each approximate index finds of what it should."""
    from matching.language import decimal

    for territory, shares in known.manifest.recall.items():
        for facet, share in shares.items():
            named = f"{labels.facet(facet)}, {labels.territory(territory)}"
            value = decimal(100 * share, labels.language, 1)
            yield (
                labels.say("cli-info-recall", facet=named),
                labels.say("cli-info-share", value=value),
            )


def _document(known: WorkspaceInfo) -> dict[str, Any]:
    manifest = known.manifest
    return {
        "folder": str(known.folder),
        "generation": manifest.generation,
        "built_at": manifest.built_at,
        "origin": list(manifest.origin),
        "model_id": manifest.model_id,
        "precision": manifest.precision,
        "template_version": manifest.template_version,
        "schema": manifest.schema,
        "calibrated": known.calibrated,
        "bytes": known.size,
        "counts": manifest.counts,
        "recall": manifest.recall,
        "verified": known.verified,
    }
