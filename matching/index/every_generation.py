"""Every generation of a workspace that can be read, those before the one in use too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from matching.index.generation_files import read_contents

if TYPE_CHECKING:
    from matching.index.generation import Contents
    from matching.index.workspace import Workspace

_UNREADABLE: Final = (OSError, ValueError, KeyError, TypeError, RuntimeError, SyntaxError)


def every_generation(workspace: Workspace) -> Iterator[Contents]:
    """Give the contents of each, the oldest first; one of another version is passed over."""
    folder = workspace.folder / "generations"
    for path in sorted(folder.glob("[!.]*")) if folder.is_dir() else ():
        try:
            manifest = json.loads((path / "manifest.json").read_bytes())
            contents = read_contents(path, tuple(manifest["territories"]))
        except _UNREADABLE:
            continue
        yield contents
