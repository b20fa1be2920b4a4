"""``matching suggest --all``: lists for everybody, or for those a file names."""

# ruff: noqa: PLC0415 - what weighs is imported where it is used, so that help is instant.

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matching.cli.session import Session
    from matching.engine.matcher import Matcher
    from matching.ranking.batch import BatchSuggestions

_COMMENT = "#"


def refuse_together(given: Mapping[str, object]) -> None:
    """Check that nothing is ``given`` beside ``--all`` that is meant for a single query.

    Raises:
        RequestError: something is; the first option is named.
    """
    for option, value in given.items():
        if value:
            raise RequestError("cli-suggest-all-and-query", given=option)


def refuse_alone(given: Mapping[str, object]) -> None:
    """Check that nothing is ``given`` without ``--all`` that is meant for it.

    Raises:
        RequestError: something is; the first option is named.
    """
    for option, value in given.items():
        if value:
            raise RequestError("cli-suggest-only-all", given=option)


def names_of_file(path: Path) -> tuple[str, ...]:
    """Return the names in the file at ``path``, one a line; blank lines and # lines are passed.

    Raises:
        RequestError: it cannot be read, or names nobody.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise RequestError("cli-suggest-only-file", path=str(path), reason=str(fault)) from fault
    lines = (line.strip() for line in text.splitlines())
    names = tuple(line for line in lines if line and not line.startswith(_COMMENT))
    if not names:
        raise RequestError("cli-suggest-only-nobody", path=str(path))
    return names


def refuse_elsewhere(
    names: Sequence[str] | None, places: Sequence[str], file: Path | None, matcher: Matcher
) -> None:
    """Check that ``names``, read from ``file``, are of the territories ``places``, if any is asked.

    Raises:
        UnknownProfileError: some mean nobody, or several.
        RequestError: some are of another territory.
    """
    if names and places:
        found = matcher.find_all(names)
        elsewhere = [one.name for one in found if one.territory not in places]
        if elsewhere:
            given = " ; ".join(elsewhere)
            raise RequestError("cli-suggest-only-territory", path=str(file), given=given)


def show_batch(batch: BatchSuggestions, form: str, output: Path | None, session: Session) -> None:
    """Deliver ``batch`` in the format named ``form``; CSV has no place for loads, stderr has."""
    from matching.cli.batch_screen import batch_screen
    from matching.cli.canvas import drawn
    from matching.cli.output import deliver, tell
    from matching.reports.batch_formats import BATCH_FORMATS
    from matching.reports.load_lines import load_lines

    if form == "table":
        deliver(drawn(batch_screen(batch, session.labels), output), output, session)
        return
    deliver(BATCH_FORMATS[form](batch, session.territories), output, session)
    if form == "csv":
        for report in batch.reports:
            territory = session.labels.territory(report.territory)
            tell(session.say("batch-load-title", territory=territory))
            for line in load_lines(report, batch, session.labels):
                tell(f"  {line}")
