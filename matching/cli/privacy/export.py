"""``matching privacy export``: everything held of somebody, to be handed to them."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.privacy.options import (
    DocumentOption,
    InOption,
    WhoArgument,
    desk_of,
    subject_of,
)
from matching.cli.session import start_session


def export(
    context: typer.Context,
    *,
    who: WhoArgument,
    files: InOption = None,
    output: DocumentOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Write profiles with their sources, decisions, lists and acts as one JSON document."""
    from datetime import UTC, datetime

    from matching.cli.output import deliver, refuse_overwriting
    from matching.engine.privacy.exporting import export_document
    from matching.reports.json_report import json_bytes

    session = start_session(context, lang, workspace=workspace)
    refuse_overwriting(files or (), output)
    subject = subject_of(who, files, session)
    desk = desk_of(session)
    desk.note("export", subject.profile, len(subject.held))
    now = datetime.now(UTC).replace(microsecond=0)
    document = export_document(subject, desk, session.settings, now)
    deliver(json_bytes(document), output, session)
