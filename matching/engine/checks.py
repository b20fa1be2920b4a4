"""What is refused before any work: numbers out of range, and a workspace made for other things."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from matching.config import Settings
from matching.engine.building import origin_hash
from matching.errors import RequestError, WorkspaceMismatchError
from matching.index.manifest import Manifest
from matching.profiles.facets import TEMPLATE_VERSION
from matching.territories import Territories


def whole(fault: Literal["error-top", "error-capacity"], given: int | None, otherwise: int) -> int:
    """Return ``given``, or ``otherwise`` where nothing is.

    Raises:
        RequestError: it is below 1; ``fault`` is the message that says so.
    """
    number = otherwise if given is None else given
    if number < 1:
        raise RequestError(fault, given=str(number))
    return number


def share(
    fault: Literal["error-variety", "error-floor"], given: float | None, otherwise: float
) -> float:
    """Return ``given``, or ``otherwise`` where nothing is.

    Raises:
        RequestError: it is not between 0 and 1; ``fault`` is the message that says so.
    """
    number = otherwise if given is None else given
    if not 0 <= number <= 1:
        raise RequestError(fault, given=str(number))
    return number


def sample_changed(manifest: Manifest, settings: Settings) -> bool:
    """Return whether the sample, or how its texts are made, is not what was indexed."""
    return (
        manifest.origin_hash != origin_hash(settings.sample)
        or manifest.template_version != TEMPLATE_VERSION
    )


def check_workspace(
    folder: Path,
    manifest: Manifest,
    territories: Territories,
    model_id: str,
) -> None:
    """Check that what is indexed is of these territories, this vocabulary and this model.

    Raises:
        WorkspaceMismatchError: it is not.
    """
    expected = tuple(territory.id for territory in territories.territories)
    if manifest.territories != expected:
        raise WorkspaceMismatchError(
            "error-workspace-territories",
            folder=str(folder),
            given=", ".join(manifest.territories),
            expected=", ".join(expected),
        )
    known = {one.id for one in (*territories.axes, *territories.domains)}
    unknown = [name for name in manifest.names if name not in known]
    if unknown:
        raise WorkspaceMismatchError(
            "error-workspace-names", folder=str(folder), given=", ".join(unknown)
        )
    given = f"{manifest.model_id} ({manifest.template_version})"
    wanted = f"{model_id} ({TEMPLATE_VERSION})"
    if given != wanted:
        raise WorkspaceMismatchError(
            "error-workspace-model", folder=str(folder), given=given, expected=wanted
        )
