"""Writing profiles, and writing any file whole or not at all."""

from __future__ import annotations

import os
import secrets
from glob import escape
from typing import TYPE_CHECKING

from matching.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from matching.profiles.model import Profile

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_profiles(profiles: Iterable[Profile], path: Path) -> None:
    """Write one JSON object a line, keys in the order of the model, what is missing left out.

    Raises:
        RequestError: the file cannot be written.
    """
    write_atomically(path, profile_lines(profiles).encode())


def profile_lines(profiles: Iterable[Profile]) -> str:
    """Return one JSON object a line, keys in the order of the model, what is missing left out."""
    return "".join(profile.model_dump_json(exclude_defaults=True) + "\n" for profile in profiles)


def write_atomically(path: Path, contents: bytes) -> None:
    """Put ``contents`` at ``path``: whoever reads it finds the old file or the new one, whole.

    Raises:
        RequestError: the folder is absent or closed to writing, or the disk is full.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as fault:
        draft.unlink(missing_ok=True)
        raise RequestError(
            "profiles-write-failed", path=str(path), reason=fault.strerror or str(fault)
        ) from fault


def drafts_of(path: Path) -> list[Path]:
    """Return the drafts that writers of ``path`` left who were killed, or are still writing."""
    found = path.parent.glob(f".{escape(path.name)}.*.tmp")
    return sorted(one for one in found if one.is_file())


def neutralised(text: str) -> str:
    """Return ``text`` such that a spreadsheet shows it and never runs it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
