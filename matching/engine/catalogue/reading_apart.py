"""A file from a stranger is read in a process of its own, which may use so much and no more.

The process is told where a copy of the file lies, and answers in JSON. Whatever happens to it, the
desk goes on: it is ended after its time, and the memory and the processor time it may use are
limited where the system can.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from matching.engine.catalogue.worker import BusyError
from matching.engine.loading import read_profiles
from matching.errors import FileUnreadableError, WorkspaceDamagedError
from matching.privacy.suppression import SuppressionList
from matching.profiles.archive import STRANGERS, Allowed, check_workbook
from matching.profiles.file_contents import check_signature, read_bytes
from matching.profiles.model import Profile
from matching.profiles.rejects import Fault, ReadingWarning
from matching.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Mapping
    from threading import Lock

    from matching.config import Settings

ENDINGS: Final = (".xlsx", ".csv", ".tsv", ".jsonl", ".ndjson")
"""What the name of a file that is sent may end in."""
_COPY: Final = "upload"


@dataclass(frozen=True)
class Most:
    """The largest file that is read, and what reading it may take."""

    rows: int = 5_000
    unzipped: int = STRANGERS.unzipped
    """Bytes of a workbook once unzipped."""
    parts: int = STRANGERS.parts
    ratio: int = STRANGERS.ratio
    answer: int = 30_000_000
    """Characters of what was read, as JSON."""
    seconds: float = 60.0
    memory: int = 4_000_000_000
    """Bytes of address space, where the system can limit that."""


@dataclass(frozen=True)
class RejectedRow:
    """A row that was left out: its line, its cells as JSON, and everything wrong with it."""

    line: int
    row: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class FileReading:
    """What came out of one file."""

    name: str
    """What the person calls the file."""
    rows: int
    profiles: tuple[Profile, ...]
    rejected: tuple[RejectedRow, ...]
    warnings: tuple[ReadingWarning, ...]
    size: int
    """Characters it takes as JSON."""


def read_apart(
    name: str,
    contents: bytes,
    settings: Settings,
    turn: Lock,
    most: Most,
) -> FileReading:
    """Return what a file holds that a person calls ``name``, which never becomes a path.

    ``turn`` lets one file at a time be read. Whoever is on the suppression list is withheld.

    Raises:
        BusyError: another file is being read, and took too long.
        FileUnreadableError: it is no table of profiles, is too large, or takes too long.
    """
    ending = next((one for one in ENDINGS if name.lower().endswith(one)), None)
    if ending is None:
        suffix = Path(name).suffix or "–"
        raise FileUnreadableError(
            "profiles-file-extension", path=name, suffix=suffix, known=", ".join(ENDINGS)
        )
    if not turn.acquire(timeout=most.seconds):
        raise BusyError("engine-reading-busy")
    try:
        with tempfile.TemporaryDirectory(prefix="matching-upload-") as folder:
            path = Path(folder) / f"{_COPY}{ending}"
            path.write_bytes(contents)
            text = _answer_about(path, settings, name, most)
    finally:
        turn.release()
    return _reading(name, path.name, text)


def _answer_about(path: Path, settings: Settings, name: str, most: Most) -> str:
    package = str(Path(__file__).parents[3])
    places = filter(None, (package, os.environ.get("PYTHONPATH")))
    # The process works in the folder of its copy.
    files = {"territories": settings.territories, "privacy": settings.privacy_folder}
    places_of = {key: str(one.absolute()) for key, one in files.items()}
    asked = json.dumps({**asdict(most), **places_of, "file": path.name})
    try:
        done = subprocess.run(  # noqa: S603 - this program, on a file named here
            [sys.executable, "-P", "-m", __name__, asked],
            cwd=path.parent,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=most.seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as fault:
        raise FileUnreadableError(
            "engine-reading-long", path=name, seconds=f"{most.seconds:g}"
        ) from fault
    except subprocess.CalledProcessError as fault:
        raise FileUnreadableError("engine-reading-heavy", path=name) from fault
    return done.stdout.decode()


def _reading(name: str, copy: str, text: str) -> FileReading:
    """Return what the process said; the name of its copy becomes that of the file."""

    def named(values: Mapping[str, Any]) -> dict[str, Any]:
        return {key: name if value == copy else value for key, value in values.items()}

    said = json.loads(text)
    if "fault" in said:
        raise FileUnreadableError(said["fault"]["key"], **named(said["fault"]["values"]))
    return FileReading(
        name=name,
        rows=said["rows"],
        profiles=tuple(map(Profile.model_validate, said["profiles"])),
        rejected=tuple(
            RejectedRow(
                one["line"],
                one["row"],
                tuple(Fault(**{**f, "values": named(f["values"])}) for f in one["faults"]),
            )
            for one in said["rejected"]
        ),
        warnings=tuple(
            ReadingWarning(name, one["line"], one["key"], named(one["values"]))
            for one in said["warnings"]
        ),
        size=len(text),
    )


def _read_here(asked: dict[str, Any]) -> str:
    """Return as JSON what the file holds; this runs in the process apart."""
    path, most = Path(asked["file"]), asked["rows"]
    try:
        if path.suffix == ".xlsx":
            contents = read_bytes(path)
            check_signature(contents, path, b"PK\x03\x04")
            allowed = Allowed(asked["unzipped"], asked["parts"], asked["ratio"])
            check_workbook(contents, path, allowed)
        listed = SuppressionList(Path(asked["privacy"]))
        loaded = read_profiles(path, Territories.load(Path(asked["territories"])), listed.admits)
        (account,) = loaded.files
        if account.rows > most:
            raise FileUnreadableError(  # noqa: TRY301 - said as the other refusals are
                "engine-reading-rows", path=str(path), rows=str(account.rows), most=str(most)
            )
    except (FileUnreadableError, WorkspaceDamagedError) as fault:
        return json.dumps({"fault": {"key": fault.key, "values": fault.values}}, default=str)
    rejected: dict[int, dict[str, Any]] = {}
    for one in loaded.rejects:
        row = rejected.setdefault(one.line, {"line": one.line, "row": one.row, "faults": []})
        wrong = Fault(one.field, one.value, one.key, one.values)
        row["faults"].append(asdict(wrong))
    said = {
        "rows": account.rows,
        "profiles": [one.model_dump(mode="json", exclude_defaults=True) for one in loaded.profiles],
        "rejected": list(rejected.values()),
        "warnings": [
            {"line": one.line, "key": one.key, "values": dict(one.values)}
            for one in loaded.warnings
        ],
    }
    text = json.dumps(said, default=str)
    if len(text) > asked["answer"]:
        size = {"path": str(path), "size": len(text) // 1_000_000}
        values = {**size, "largest": asked["answer"] // 1_000_000}
        return json.dumps({"fault": {"key": "profiles-file-too-large", "values": values}})
    return text


def _limit(asked: dict[str, Any]) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (asked["memory"],) * 2)
        seconds = int(asked["seconds"]) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    _asked = json.loads(sys.argv[1])
    _limit(_asked)
    sys.stdout.write(_read_here(_asked))
