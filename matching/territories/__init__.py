"""The two territories, their axes, domains and relays, as one TOML file describes them."""

from matching.territories.model import (
    Axis,
    Borough,
    Domain,
    Institution,
    Place,
    Relay,
    SourceKeys,
    Territory,
)
from matching.territories.registry import Territories

__all__ = [
    "Axis",
    "Borough",
    "Domain",
    "Institution",
    "Place",
    "Relay",
    "SourceKeys",
    "Territories",
    "Territory",
]
