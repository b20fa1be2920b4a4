"""How many acts a log holds and the hash of the last one, sealed: a log cut at its end is noticed.

One JSON object: ``{"count": 2, "head": "…", "seal": "…"}``, the seal being the keyed hash of the
other two. It is replaced after each act, once the act itself is on the disk.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from matching.profiles.writing import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

SEAL: Final = "audit.seal"
START: Final = "0" * 64
"""What the first act is chained to."""


@dataclass(frozen=True)
class Seal:
    """The number of acts, and the hash of the last one."""

    count: int
    head: str

    @classmethod
    def empty(cls) -> Self:
        """Return the seal of a log without acts."""
        return cls(0, START)


def write_seal(seal: Seal, folder: Path, key: bytes) -> None:
    """Put ``seal`` in ``folder``, whole or not at all.

    Raises:
        RequestError: the file cannot be written.
    """
    values = {"count": seal.count, "head": seal.head, "seal": _mark(seal, key)}
    write_atomically(folder / SEAL, json.dumps(values).encode())


def read_seal(folder: Path, key: bytes) -> Seal | None:
    """Return the seal of ``folder``; none where it is absent, or was not made with ``key``."""
    try:
        values: Any = json.loads((folder / SEAL).read_bytes())
        found = Seal(int(values["count"]), str(values["head"]))
        mark = str(values["seal"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if hmac.compare_digest(mark.encode(), _mark(found, key).encode()) else None


def is_empty_or_absent(folder: Path) -> bool:
    """Return whether there is no seal in ``folder``, or it tells of no act, whoever made it."""
    try:
        values: Any = json.loads((folder / SEAL).read_bytes())
        return bool(values["count"] == 0)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _mark(seal: Seal, key: bytes) -> str:
    message = f"seal {seal.count} {seal.head}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()
