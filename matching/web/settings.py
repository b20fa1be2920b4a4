"""What a desk depends on besides its data: where it listens, and who may ask it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from matching.language import Language

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names of this computer to itself."""


@dataclass(frozen=True)
class WebSettings:
    """How the desk is served; the defaults reach nobody but this computer."""

    hosts: tuple[str, ...] = LOOPBACK
    """Names the desk answers to, without the port: any other ``Host`` is refused."""
    addresses: bool = False
    """Whether it answers to any bare address too, which no stranger's name can stand for."""
    token: str | None = None
    """What has to be known to enter; None lets anybody in who reaches the desk."""
    language: Language = "fr"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Seals the cookies and the forms; a new one at each start makes those before void."""
