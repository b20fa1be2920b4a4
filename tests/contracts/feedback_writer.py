"""A process that writes to a feedback store until it is killed, starved or done.

    feedback_writer.py <file> <name> write [<how many>]   decides and undoes; without end, and
                                                          erases too, where no number is given
    feedback_writer.py <file> <name> fill <largest>       decides until no file may grow any more
    feedback_writer.py <file> <name> nobody               reads, then decides, without any rights

``territories.toml`` lies beside the file. It says ``ready``, then one line for each thing that is
done: ``decided <uid>``, ``undone <uid>``, ``erased <id>``; the name of the error it met, last.
"""

from __future__ import annotations

import itertools
import os
import resource
import sys
from datetime import timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from feedback_made import START, decided, party  # noqa: E402

from matching.errors import MatchingError  # noqa: E402
from matching.feedback.store import FeedbackStore  # noqa: E402
from matching.territories import Territories  # noqa: E402

ERASED_EVERY, UNDONE_EVERY = 20, 5


def say(*words: object) -> None:
    """Tell the test one line."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def write(store: FeedbackStore, name: str, count: int | None = None) -> None:
    """Decide about ``count`` pairs, undo some and erase some; without a count, do not end."""
    for number in range(count) if count is not None else itertools.count():
        partner = party("bourg", number % 7, id=f"bourg-{name}-{number % 7}")
        note = f"Note {number} de {name}. " * 20
        made = store.decide(decided(minutes=number, partner=partner, author=name, note=note))
        say("decided", made.uid)
        if number % UNDONE_EVERY == UNDONE_EVERY - 1:
            store.undo(made.id, name, START + timedelta(minutes=number))
            say("undone", made.uid)
        if count is None and number % ERASED_EVERY == ERASED_EVERY - 1:
            store.erase([partner.id])
            say("erased", partner.id)


def opened(path: Path, *, create: bool = True) -> FeedbackStore:
    """Open the store at ``path``."""
    territories = Territories.load(path.with_name("territories.toml"))
    return FeedbackStore.open(path, territories, create=create)


def become_nobody() -> None:
    """Give up the rights of the superuser, whom no permission binds."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65_534)
        os.setuid(65_534)


def main() -> None:
    """Do what the command line says."""
    path, name, action, *given = sys.argv[1:]
    say("ready")
    try:
        if action == "fill":
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(given[0]),) * 2)
        elif action == "nobody":
            become_nobody()
        with opened(Path(path), create=action != "nobody") as store:
            if action == "nobody":
                say("read", len(store.decisions()))
            write(store, name, None if action == "fill" or not given else int(given[0]))
    except MatchingError as fault:
        say(type(fault).__name__)


if __name__ == "__main__":
    main()
