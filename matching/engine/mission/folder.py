"""The folder of a plan: its workbook, its document, and what each party receives.

    mission.xlsx   plan.json   calendars/<party>.ics   dossiers/<party>.html   dossiers/<party>.pdf

Everything is written into a folder beside it, which then takes its name: whoever looks finds the
plan before or the plan after, whole.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from matching.embedding.protocol import Progress
from matching.errors import RequestError
from matching.mission.book import MissionBook
from matching.mission.input.mission_file import MISSION_FILE
from matching.mission.stored.document import PLAN_FILE, document_bytes, plan_document
from matching.profiles.border import border_notices
from matching.reports.mission.calendar import calendar_bytes
from matching.reports.mission.dossier_html import dossier_html
from matching.reports.mission.dossier_pdf import dossier_pdf
from matching.reports.mission.workbook import mission_workbook_bytes
from matching.territories import Territories

WORKBOOK_FILE = "mission.xlsx"
_STEP = "mission-cli-step-documents"
# Names of devices of Windows, which no file can have there whatever its extension.
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\..*)?", re.IGNORECASE)


def write_mission_folder(
    book: MissionBook,
    folder: Path,
    territories: Territories,
    *,
    keep_older: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write every document of ``book`` into ``folder``, whole or not at all.

    ``keep_older`` puts a plan that is there already beside it, as ``<name>.1`` and so on.

    Raises:
        RequestError: the folder is in use, or cannot be written; nothing is left behind then.
    """
    folder = folder.resolve()
    check_mission_folder(folder, keep_older=keep_older)
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.tmp")
    try:
        for path, contents in mission_files(book, territories, progress):
            _write(draft / path, contents)
        _put_in_place(draft, folder)
    except OSError as fault:
        raise _failed(folder, fault) from fault
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def check_mission_folder(folder: Path, *, keep_older: bool = False) -> None:
    """Check that a plan can be put at ``folder``, before the work of making it.

    Raises:
        RequestError: a file, a mission or anything else is there; a plan is, and is not to be kept
            beside; or the folder above is absent or closed to writing.
    """
    folder = folder.resolve()
    try:
        used = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as fault:
        raise _failed(folder, fault) from fault
    if used and not (folder / PLAN_FILE).is_file():
        raise RequestError("mission-cli-folder-other", path=str(folder))
    if used and (folder / MISSION_FILE).exists():
        raise RequestError("mission-cli-folder-other", path=str(folder))
    if used and not keep_older:
        raise RequestError("mission-cli-folder-used", path=str(folder))
    if not folder.parent.is_dir():
        raise RequestError("mission-cli-folder-no-parent", path=str(folder.parent))
    if not os.access(folder.parent, os.W_OK):
        raise RequestError("mission-cli-folder-closed", path=str(folder.parent))


def mission_files(
    book: MissionBook, territories: Territories, progress: Progress | None = None
) -> Iterator[tuple[Path, bytes]]:
    """Give each document of ``book`` with its path in the folder of the plan."""
    named = slugs(book.plan.problem.parties)
    notices = border_notices(book.profiles.values(), territories, book.language)
    yield Path(PLAN_FILE), document_bytes(plan_document(book, notices))
    yield Path(WORKBOOK_FILE), mission_workbook_bytes(book, territories)
    for done, (party, slug) in enumerate(named.items()):
        if progress:
            progress(_STEP, done, len(named))
        yield Path("calendars", f"{slug}.ics"), calendar_bytes(book, party, territories)
        yield Path("dossiers", f"{slug}.html"), dossier_html(book, party, territories)
        yield Path("dossiers", f"{slug}.pdf"), dossier_pdf(book, party, territories)
    if progress:
        progress(_STEP, len(named), len(named))


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return the name of the files of each id: safe on every system, and no two alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-") or "-"
        safe = f"{safe}_" if _DEVICE.fullmatch(safe) else safe
        numbered = (f"{safe}-{number}" for number in count(2))
        slug = safe
        # Some systems take capitals for small letters.
        while slug.casefold() in taken:
            slug = next(numbered)
        taken.add(slug.casefold())
        found[name] = slug
    return found


def _write(path: Path, contents: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(contents)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(draft: Path, folder: Path) -> None:
    """Give ``draft`` the name of ``folder``; what has that name goes beside, or comes back."""
    if not folder.exists():
        draft.rename(folder)
        return
    if not any(folder.iterdir()):
        folder.rmdir()
        draft.rename(folder)
        return
    names = (folder.with_name(f"{folder.name}.{number}") for number in count(1))
    older = next(path for path in names if not path.exists())
    folder.rename(older)
    try:
        draft.rename(folder)
    except OSError:
        older.rename(folder)
        raise


def _failed(folder: Path, fault: OSError) -> RequestError:
    reason = fault.strerror or str(fault)
    return RequestError("mission-cli-folder-failed", path=str(folder), reason=reason)
