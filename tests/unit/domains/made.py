"""Two invented domains, and an encoder whose vectors are written by hand."""

from __future__ import annotations

import numpy as np

from matching.profiles.model import Profile
from matching.territories import Domain

CLOCKS = Domain.model_validate(
    {
        "id": "clocks",
        "label": {"fr": "horlogerie", "en": "clocks"},
        "description": {"fr": "Montres et horloges.", "en": "Watches and clocks."},
        "synonyms": {"fr": ["montres"], "en": ["watches"]},
    }
)
CHEESE = Domain.model_validate(
    {
        "id": "cheese",
        "label": {"fr": "fromage", "en": "cheese"},
        "description": {"fr": "Fromages.", "en": "Cheeses."},
    }
)
DOMAINS = (CLOCKS, CHEESE)


class PlaneEncoder:
    """Vectors of length one in a plane: texts of clocks point east, of cheese north, else between.

    ``calls`` remembers the texts that were asked for.
    """

    model_id = "plane@1"
    precision = "f32"
    dimension = 2
    directions = (
        (0, ("horloge", "horlogerie", "montre", "clock", "watch", "cadran")),
        (90, ("fromage", "cheese", "lait")),
    )

    def __init__(self):
        self.calls = []

    def encode(self, texts, role, progress=None):
        self.calls += texts
        angles = [self._angle(text.lower()) for text in texts]
        return np.array([[np.cos(a), np.sin(a)] for a in angles], np.float32).reshape(-1, 2)

    def _angle(self, text):
        found = [degrees for degrees, words in self.directions if any(w in text for w in words)]
        return np.radians(found[0] if len(found) == 1 else 45)


def a_maker(identifier="one", **fields):
    given = {"id": identifier, "name": identifier, "kind": "company", "territory": "auville"}
    if not {"keywords", "summary_fr", "offers_fr", "works"} & fields.keys():
        fields["keywords"] = ("cadrans",)
    return Profile(**given | fields)
