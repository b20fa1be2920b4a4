"""What leaves an index leaves its former generations, and the cache of vectors, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.embedding.cache import VectorCache
from matching.embedding.cached import text_hash
from matching.errors import WorkspaceMissingError
from matching.index.workspace import Workspace
from matching.profiles.facets import TEMPLATE_VERSION, facet_texts

if TYPE_CHECKING:
    from matching.config import Settings
    from matching.profiles.model import Profile


def forget_unindexed(settings: Settings, *, everybody: bool = False) -> None:
    """Forget whoever is not in the index in use: former generations, and vectors of their texts.

    With ``everybody`` nobody stays, and there is no index afterwards.

    Raises:
        WorkspaceError: the workspace is busy or cannot be written.
    """
    workspace = Workspace(settings.workspace_folder)
    if not workspace.folder.is_dir():
        return
    with workspace.building():
        workspace.erasing = True
        if everybody:
            (workspace.folder / "current").unlink(missing_ok=True)
        finish_erasing(workspace)


def finish_erasing(workspace: Workspace) -> None:
    """Erase what a run that was killed left of those who are not indexed any more."""
    if not workspace.erasing:
        return
    texts = [
        text
        for profile in indexed_profiles(workspace, needed=False)
        for text in facet_texts(profile)
    ]
    with VectorCache(workspace.cache_file) as cache:
        cache.keep_only(TEMPLATE_VERSION, {text_hash(text.text, text.role) for text in texts})
        cache.scrub()
    workspace.forget_former()
    workspace.erasing = False


def indexed_profiles(workspace: Workspace, *, needed: bool) -> tuple[Profile, ...]:
    """Return the profiles of the index in use; none where there is none, unless ``needed``.

    Raises:
        WorkspaceMissingError: there is no index, and it is ``needed``.
        WorkspaceDamagedError: it cannot be read.
    """
    try:
        _, contents = workspace.read()
    except WorkspaceMissingError:
        if needed:
            raise
        return ()
    return tuple(p for side in contents.sides.values() for p in side.alone.profiles)
