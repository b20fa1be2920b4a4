"""Settings: every default is here once, one TOML file and a few variables override them.

Order, the later wins: defaults, the TOML file (``MATCHING_CONFIG``, else ``matching.toml`` in the
current folder), the variables ``MATCHING_HOME``, ``MATCHING_WORKSPACE``,
``MATCHING_TERRITORIES``, ``MATCHING_LANG``, ``MATCHING_PRECISION``, ``MATCHING_CONTACT`` and
``MATCHING_CONTROLLER``, the options of the command line.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal, get_args

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matching.errors import RequestError
from matching.language import Language

LinkRule = Literal["keep", "boost", "leave-out"]
"""What becomes of pairs that have worked together already: shown as they rank, shown earlier, or
left out."""
LINK_RULES: tuple[LinkRule, ...] = get_args(LinkRule)
APPLICATION = "rennes-quebec-matching"
"""The name of the distribution, of its folders and of whoever asks a server."""
_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Return the path of a file or folder the project ships, such as ``data/territories.toml``.

    In an installed wheel these lie inside the package; in a clone, beside it.
    """
    installed = _PACKAGE / "resources" / name
    return installed if installed.exists() else _PACKAGE.parent / name


class Settings(BaseModel):
    """What a run depends on besides its data; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language = "fr"
    home: Path = Field(default_factory=lambda: Path(platformdirs.user_cache_dir(APPLICATION)))
    workspace: Path | None = None
    feedback: Path | None = None
    """The file of what people decided; none means ``feedback.sqlite`` under ``home``."""
    territories: Path = Field(default_factory=lambda: resource("data/territories.toml"))
    ranker: Path = Field(default_factory=lambda: resource("models/ranker.json"))
    retention: Path = Field(default_factory=lambda: resource("data/retention.toml"))
    """How long profiles are kept, by legal basis."""
    sample: Path = Field(default_factory=lambda: resource("data/profiles"))
    domain_model: Path = Field(default_factory=lambda: resource("models/domains.json"))
    """What tells domains from texts."""
    sector_domains: Path = Field(default_factory=lambda: resource("data/sector_domains.toml"))
    """What activity codes say of domains."""
    model: str | None = None
    """Name or folder of a sentence-transformers model; none means the bundled encoder."""
    backend: Literal["auto", "openvino", "torch"] = "auto"
    """What runs the model: OpenVINO on a processor and torch on a graphics card, unless named."""
    precision: Literal["auto", "f32", "bf16"] = "auto"
    """The numbers OpenVINO calculates in; ``auto`` is what it says the processor does fast."""
    batch_size: int = Field(default=32, ge=1)
    """Texts that torch takes at once; OpenVINO counts tokens instead."""
    top: int = Field(default=10, ge=1)
    known_links: LinkRule = "keep"
    known_links_boost: float = Field(default=1.0, ge=0, le=5)
    """How much earlier linked pairs come where they are boosted, added to the logit of the score:
    1 multiplies the odds by 2.7, 0 changes nothing."""
    contact: str | None = None
    """Address or page that is told to the open-data servers that are asked, and to people."""
    controller: str | None = None
    """Who answers for people's data: the name their notices give."""

    @property
    def workspace_folder(self) -> Path:
        """The folder of the workspace: the one given, else ``workspace`` under ``home``."""
        return self.workspace or self.home / "workspace"

    @property
    def own_profiles_file(self) -> Path:
        """The file of profiles that people entered themselves; it outlives every index."""
        return self.home / "own-profiles.jsonl"

    @property
    def sources_folder(self) -> Path:
        """The folder of the pages received from open-data sources."""
        return self.home / "sources"

    @property
    def privacy_folder(self) -> Path:
        """The folder of who is left out for good and of the audit log; it outlives every index."""
        return self.home / "privacy"

    @property
    def feedback_file(self) -> Path:
        """The file of what people decided; it outlives every index."""
        return self.feedback or self.home / "feedback.sqlite"


_VARIABLES = {
    "MATCHING_HOME": "home",
    "MATCHING_WORKSPACE": "workspace",
    "MATCHING_TERRITORIES": "territories",
    "MATCHING_LANG": "language",
    "MATCHING_PRECISION": "precision",
    "MATCHING_CONTACT": "contact",
    "MATCHING_CONTROLLER": "controller",
}


def load_settings(**overrides: Any) -> Settings:
    """Return the settings of this run; ``overrides`` whose value is None are ignored.

    Raises:
        RequestError: the TOML file cannot be read, or a setting is unknown or out of range.
    """
    values: dict[str, Any] = {}
    named = os.environ.get("MATCHING_CONFIG")
    path = Path(named) if named else Path("matching.toml")
    if named or path.is_file():
        try:
            values.update(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            raise RequestError("error-config-file", path=str(path), reason=str(fault)) from fault
    values.update({name: os.environ[v] for v, name in _VARIABLES.items() if os.environ.get(v)})
    values.update({name: value for name, value in overrides.items() if value is not None})
    try:
        return Settings.model_validate(values)
    except ValidationError as fault:
        first = fault.errors()[0]
        setting = ".".join(str(part) for part in first["loc"])
        raise RequestError(
            "error-config-value",
            setting=setting,
            given=str(first.get("input")),
            known=", ".join(Settings.model_fields),
        ) from fault
