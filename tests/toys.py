"""A tiny but real encoder, two invented territories, invented profiles: tests without a model."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from matching.profiles.model import Profile

TERRITORIES = """
[[territories]]
id = "auville"
label = { fr = "Auville", en = "Auville" }
long_name = { fr = "Auville Agglomération", en = "Greater Auville" }
country = "BE"
time_zone = "Europe/Brussels"
cities = [{ name = "Auville" }, { name = "Sainte-Lune", periphery = true }]

[[territories]]
id = "bourg"
label = { fr = "Bourg", en = "Burgh" }
long_name = { fr = "Ville de Bourg", en = "City of Burgh" }
country = "CH"
time_zone = "Europe/Zurich"
cities = [{ name = "Bourg" }]

[[axes]]
id = "trade"
label = { fr = "commerce", en = "trade" }

[[axes]]
id = "science"
label = { fr = "science", en = "science" }

[[domains]]
id = "clocks"
label = { fr = "horlogerie", en = "clocks" }
description = { fr = "Montres et horloges.", en = "Watches and clocks." }
synonyms = { fr = ["montres"], en = ["watches"] }

[[domains]]
id = "cheese"
label = { fr = "fromage", en = "cheese" }
description = { fr = "Fromages.", en = "Cheeses." }

[[relays]]
id = "guild"
name = "La Guilde"
territory = "bourg"
axes = ["trade", "science"]
domains = ["clocks", "cheese"]
role = { fr = "Elle présente les artisans.", en = "It introduces the craftsmen." }

[[relays]]
id = "chamber"
name = "La Chambre"
territory = "auville"
axes = ["trade", "science"]
domains = ["clocks", "cheese"]
role = { fr = "Elle présente les entreprises.", en = "It introduces companies." }
"""
_CRAFTS = (
    ("clocks", "échappements de montres", "watch escapements"),
    ("clocks", "cadrans émaillés", "enamelled dials"),
    ("clocks", "ressorts spiraux", "balance springs"),
    ("cheese", "affinage en cave", "cave ripening"),
    ("cheese", "ferments lactiques", "lactic starters"),
    ("cheese", "caillage du lait", "milk curdling"),
)
_KINDS = ("company", "research_unit", "university", "cluster")


class ToyEncoder:
    """Vectors that count hashed character trigrams: texts alike in spelling are near."""

    model_id = "toy@1"
    precision = "f32"
    dimension = 64

    def __init__(self) -> None:
        self.calls: list[str] = []

    def encode(self, texts, role, progress=None):
        """Return one unit row per text; ``calls`` remembers what was asked."""
        self.calls += texts
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            padded = f"  {text.lower()}  "
            for start in range(len(padded) - 2):
                digest = hashlib.sha256(padded[start : start + 3].encode()).digest()
                rows[row, digest[0] % self.dimension] += 1
            rows[row, 0] += 2 if role == "query" else 1
            rows[row] /= np.linalg.norm(rows[row])
        return rows


def write_toy_territories(path: Path) -> Path:
    """Write the invented territories to ``path`` and return it."""
    path.write_text(TERRITORIES, encoding="utf-8")
    return path


def toy_profiles(per_territory: int = 24) -> list[Profile]:
    """Return invented profiles: crafts and kinds in turn, every third one declares a need."""
    profiles = []
    for territory in ("auville", "bourg"):
        for number in range(per_territory):
            domain, french, english = _CRAFTS[number % len(_CRAFTS)]
            _, wanted, wished = _CRAFTS[(number + 3) % len(_CRAFTS)]
            profiles.append(
                Profile(
                    id=f"{territory}-{number:02d}",
                    name=f"Atelier {number} de {territory.title()}",
                    kind=_KINDS[number % len(_KINDS)],
                    territory=territory,
                    city={"auville": "Auville", "bourg": "Bourg"}[territory],
                    axes=("trade",) if number % 2 else ("science",),
                    domains=(domain,),
                    summary_fr=f"Atelier voué aux {french}. Il travaille depuis {1900 + number}.",
                    summary_en=f"A workshop founded for {english}. At work since {1900 + number}.",
                    offers_fr=(f"Fabrication de {french}", f"Conseil numéro {number}"),
                    offers_en=(f"Making of {english}", f"Advice number {number}"),
                    seeks_fr=(f"Fournisseur de {wanted}",) if number % 3 == 0 else (),
                    seeks_en=(f"Supplier of {wished}",) if number % 3 == 0 else (),
                    keywords=(french, domain),
                    source_url=f"https://example.org/{territory}/{number}",
                    source_date="2024",
                )
            )
    return profiles
