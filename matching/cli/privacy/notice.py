"""``matching privacy notice``: what somebody is told of the data that are held about them."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from matching.cli.options import LanguageOption, WorkspaceOption
from matching.cli.privacy.options import (
    DocumentOption,
    InOption,
    WhoArgument,
    desk_of,
    subject_of,
)
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from matching.language import Language
    from matching.profiles.model import Profile
    from matching.reports.privacy.notice import Notice

PAGES = (".html", ".htm")
"""What the name of a file ends in that is written as a page; any other is plain text."""


def notice(
    context: typer.Context,
    *,
    who: WhoArgument,
    files: InOption = None,
    output: DocumentOption = None,
    workspace: WorkspaceOption = None,
    lang: LanguageOption = None,
) -> None:
    """Write the notice for somebody, under the law of their country."""
    from matching.cli.output import deliver, refuse_overwriting

    session = start_session(context, lang, workspace=workspace)
    refuse_overwriting(files or (), output)
    subject = subject_of(who, files, session)
    made = notice_for(subject.profile, session, session.language)
    deliver(rendered(made, output), output, session)
    desk_of(session).note("notice", subject.profile, 1)


def notice_for(profile: Profile, session: Session, language: Language) -> Notice:
    """Return the notice of ``profile`` in a language.

    Raises:
        RequestError: the settings do not say who answers for the data.
    """
    from matching.privacy.retention import Retention
    from matching.reports.labels import Labels
    from matching.reports.privacy.notice import make_notice, sender_of

    settings = session.settings
    sender = sender_of(settings.controller, settings.contact)
    end = Retention.load(settings.retention).end_of(profile)
    labels = Labels(session.territories, language)
    return make_notice(profile, end, sender, datetime.now(UTC).date(), labels)


def rendered(made: Notice, output: Path | None) -> str:
    """Return a notice as a page or as text, as the name of its file says."""
    from matching.reports.privacy.notice import notice_html, notice_text

    is_page = output is not None and output.suffix.lower() in PAGES
    return notice_html(made) if is_page else notice_text(made)
