"""What goes before a text so that the model knows its role."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.embedding.protocol import Role

_PROMPT_NAMES: dict[Role, tuple[str, ...]] = {
    "query": ("query",),
    "passage": ("passage", "document"),
}
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])")
_E5_PREFIXES: dict[Role, str] = {"query": "query: ", "passage": "passage: "}


def prefix_of(role: Role, prompts: Mapping[str, str | None], source: str) -> str:
    """Return the model's own prompt for ``role``, else that of e5 for an e5, else nothing.

    Args:
        role: what the text is.
        prompts: the prompts of the model by their name.
        source: the folder or the name of the model, which tells an e5.
    """
    for name in _PROMPT_NAMES[role]:
        prompt = prompts.get(name)
        if prompt:
            return str(prompt)
    if not any(prompts.values()) and _E5.search(Path(source).name.lower()):
        return _E5_PREFIXES[role]
    return ""
