"""The account of files read: what was kept, what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from matching.cli.canvas import grid, indented, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from matching.profiles.reading import FileAccount
    from matching.profiles.rejects import ReadingWarning, Reject
    from matching.reports.labels import Labels

_SHOWN = 10
"""Rejected rows and warnings shown on screen; the file of rejects has them all."""


def account_screen(
    files: Sequence[FileAccount],
    rejects: Sequence[Reject],
    warnings: Sequence[ReadingWarning],
    labels: Labels,
) -> Iterator[RenderableType]:
    """Give a row a file, their sum, and the first rejects and warnings."""
    say = labels.say
    table = grid(
        (
            (say("cli-account-file"), "name"),
            (say("cli-account-rows"), "number"),
            (say("cli-account-kept"), "number"),
            (say("cli-account-rejected"), "number"),
            (say("cli-account-warnings"), "number"),
        )
    )
    for one in files:
        noticed = sum(warning.file == one.path for warning in warnings)
        counts = (one.rows, one.kept, one.rejected, noticed)
        table.add_row(words(one.path), *map(str, counts))
    if len(files) > 1:
        table.add_section()
        sums = (
            sum(one.rows for one in files),
            sum(one.kept for one in files),
            sum(one.rejected for one in files),
            len(warnings),
        )
        table.add_row(words(say("cli-account-total"), "bold"), *map(str, sums))
    yield table
    reasons = [(one.file, one.line, one.reason(labels.language)) for one in rejects]
    yield from _listed("cli-account-why-rejected", reasons, labels, one_file=len(files) == 1)
    texts = [(one.file, one.line, one.text(labels.language)) for one in warnings]
    yield from _listed("cli-account-to-look-at", texts, labels, one_file=len(files) == 1)


def account_document(
    files: Sequence[FileAccount],
    rejects: Sequence[Reject],
    warnings: Sequence[ReadingWarning],
    labels: Labels,
) -> dict[str, Any]:
    """Return the account as plain JSON values; one fault a reject, so a row may come twice."""
    language = labels.language
    return {
        "files": [
            {"path": f.path, "rows": f.rows, "kept": f.kept, "rejected": f.rejected} for f in files
        ],
        "rejects": [
            {
                "file": one.file,
                "line": one.line,
                "field": one.field,
                "value": one.value,
                "reason": one.reason(language),
            }
            for one in rejects
        ],
        "warnings": [
            {"file": one.file, "line": one.line, "text": one.text(language)} for one in warnings
        ],
    }


def _listed(
    key: str,
    sentences: Sequence[tuple[str, int | None, str]],
    labels: Labels,
    *,
    one_file: bool,
) -> Iterator[RenderableType]:
    if not sentences:
        return
    yield Text()
    yield words(labels.say(key), "bold")
    for file, line, sentence in sentences[:_SHOWN]:
        how = "file" if line is None else "line" if one_file else "both"
        place = labels.say("cli-account-place", file=file, line=str(line), how=how)
        yield indented(f"{place} {sentence}")
    if len(sentences) > _SHOWN:
        yield indented(labels.say("cli-account-more", count=len(sentences) - _SHOWN))
