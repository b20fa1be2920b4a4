"""The two territories, their axes, domains and relays, as one TOML file describes them."""

from matching.territories.model import Axis, Borough, Domain, Place, Relay, Territory
from matching.territories.registry import Territories

__all__ = ["Axis", "Borough", "Domain", "Place", "Relay", "Territories", "Territory"]
