"""What a form says back: a fault for each field that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field; the summary at the head of the form leads to it."""

    field: str
    text: str
