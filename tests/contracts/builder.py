"""A process that builds workspaces of invented profiles on demand, to be killed or starved.

It answers commands on its standard input, one a line, on its standard output:

    build <folder> <seed> <how many> [<largest file>]   forks a builder; says its process id
    open <folder>                                       forks a reader; says its process id
    hold <folder>                                       forks a process that holds the workspace
    nobody <one of the above>                           the same, by a user without rights
    wait                                                says how the last fork ended

What was forked says ``done``, ``held``, how many profiles there are, or the name of the error it
met. Forking spares each build the time of the imports, so that a test can interrupt many.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from importlib import import_module
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from toys import ToyEncoder, toy_profiles  # noqa: E402

from matching.config import Settings  # noqa: E402
from matching.engine.building import build_index  # noqa: E402
from matching.engine.matcher import Matcher  # noqa: E402
from matching.index.workspace import Workspace  # noqa: E402
from matching.profiles.writing import write_profiles  # noqa: E402


def settings_of(folder: Path) -> Settings:
    """Return the settings of a workspace whose territories file lies beside it."""
    territories = folder.with_name("territories.toml")
    return Settings(home=folder.parent, workspace=folder, territories=territories)


def people(seed: int, count: int):
    """Return invented profiles, ``count`` of each territory, whose texts depend on the seed."""
    return [
        profile.model_copy(update={"offers_fr": (*profile.offers_fr, f"Série {seed} de {number}")})
        for number, profile in enumerate(toy_profiles(count))
    ]


def draft(seed: int, count: int) -> Path:
    """Return the file of these people, in the current folder, written if it is not there yet.

    That is before forking, so that a kill leaves no half of it.
    """
    path = Path.cwd() / f"{seed}-{count}.jsonl"
    if not path.exists():
        write_profiles(people(seed, count), path)
    return path


def say(word: str) -> None:
    """Tell the test one word."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def build(folder: Path, seed: int, count: int, largest: int | None = None) -> str:
    """Build, with no file larger than ``largest`` bytes, and return ``done``."""
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    build_index([draft(seed, count)], settings_of(folder), encoder=ToyEncoder())
    return "done"


def opened(folder: Path) -> str:
    """Open the workspace and return how many profiles it holds."""
    return str(len(Matcher.open(settings=settings_of(folder), encoder=ToyEncoder()).profiles))


def hold(folder: Path) -> str:
    """Hold the workspace until killed."""
    with Workspace(folder).building():
        say("held")
        signal.pause()
    return "released"


def become_nobody() -> None:
    """Give up the rights of the superuser, whom no permission binds."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65_534)
        os.setuid(65_534)


IMPORTED_LATER = (
    "faiss",
    "fluent.runtime",
    "pandas",
    "pyarrow.parquet",
    "Stemmer",
)
"""What a build imports when it comes to it; nothing here is run, for that would start threads."""
ACTIONS = {"build": build, "open": opened, "hold": hold}


def answer(command: str, given: list[str]) -> None:
    """Do what is asked, in a process of its own."""
    if command == "wait":
        _, status = os.wait()
        say(str(os.waitstatus_to_exitcode(status)))
        return
    as_nobody = command == "nobody"
    if as_nobody:
        command, *given = given
    if command == "build":
        draft(*map(int, given[1:3]))
    process = os.fork()
    if process:
        return
    say(str(os.getpid()))
    if as_nobody:
        become_nobody()
    try:
        say(ACTIONS[command](Path(given[0]), *map(int, given[1:])))
    except Exception as fault:  # noqa: BLE001 - the test hears of it, whatever it is
        say(type(fault).__name__)
    os._exit(0)


def main() -> None:
    """Answer commands until there are no more."""
    for name in IMPORTED_LATER:
        import_module(name)
    say("ready")
    for line in sys.stdin:
        command, *given = line.split()
        answer(command, given)


if __name__ == "__main__":
    main()
