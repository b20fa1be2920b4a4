"""Plain values as JSON."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(document: Any) -> bytes:
    """Return ``document`` as indented JSON in UTF-8, keys in their own order, one line end last.

    Raises:
        ValueError: a number is not finite; JSON has no word for it.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    # A lone surrogate has no UTF-8 form; its escape is the JSON for it.
    return f"{text}\n".encode(errors="backslashreplace")
