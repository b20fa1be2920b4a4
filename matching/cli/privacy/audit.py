"""``matching privacy audit``: what was done with people's data, and whether the log is whole."""

# ruff: noqa: PLC0415 - typer reads the annotations at run time; what weighs is
# imported inside, so that help screens and completion are instant.

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matching.cli.exit_codes import ExitCode
from matching.cli.options import LanguageOption
from matching.cli.session import Session, start_session

if TYPE_CHECKING:
    from matching.privacy.audit import AuditLog, Entry

VerifyOption = Annotated[bool, typer.Option("--verify", help="cli-privacy-option-verify")]


def audit(
    context: typer.Context, *, verify: VerifyOption = False, lang: LanguageOption = None
) -> None:
    """List the acts, or check that none was changed, moved or taken out."""
    from matching.cli.canvas import drawn, grid, words
    from matching.cli.output import deliver
    from matching.privacy.audit import AuditLog

    session = start_session(context, lang)
    log = AuditLog(session.settings.privacy_folder)
    if verify:
        _verify(log, session)
        return
    table = grid(
        (
            (session.say("cli-privacy-audit-seq"), "number"),
            (session.say("cli-privacy-audit-time"), "name"),
            (session.say("cli-privacy-audit-act"), "name"),
            (session.say("cli-privacy-audit-subject"), "word"),
        )
    )
    entries = log.entries()
    for one in entries:
        act = _act(one, session)
        moment = one.time.isoformat(timespec="seconds")
        table.add_row(str(one.seq), words(moment), words(act), words(one.subject[:12]))
    count = words(session.say("cli-privacy-acts", count=len(entries)))
    deliver(drawn([table, count] if entries else [count], None), None, session)


def _verify(log: AuditLog, session: Session) -> None:
    from matching.cli.canvas import drawn, unbroken, words
    from matching.cli.output import deliver, tell

    found = log.verify()
    if found.fault is not None:
        tell(session.say("cli-privacy-tampered", kind=found.fault.kind, seq=found.fault.seq))
        raise typer.Exit(ExitCode.WORKSPACE)
    told = words(session.say("cli-privacy-verified", count=found.count))
    head = unbroken(session.say("cli-privacy-head", head=found.head))
    deliver(drawn([told, head], None), None, session)


def _act(entry: Entry, session: Session) -> str:
    facts = [f"{name}: {_shown(value)}" for name, value in entry.facts.items()]
    act = session.say(f"privacy-act-{entry.act}")
    return f"{act} ({', '.join(facts)})" if facts else act


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
