"""The folder of a plan as one archive, for whoever reads it from elsewhere."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from matching.engine.mission.folder import mission_files

if TYPE_CHECKING:
    from matching.embedding.protocol import Progress
    from matching.mission.book import MissionBook
    from matching.territories import Territories

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can tell."""
_READABLE: Final = 0o644 << 16


def mission_archive(
    book: MissionBook, territories: Territories, progress: Progress | None = None
) -> bytes:
    """Return a ZIP of every document of ``book``; the same book makes the same bytes."""
    drafted = io.BytesIO()
    with zipfile.ZipFile(drafted, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, contents in mission_files(book, territories, progress):
            entry = zipfile.ZipInfo(path.as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            # Where it is made is not told either.
            entry.create_system = 3
            archive.writestr(entry, contents)
    return drafted.getvalue()
