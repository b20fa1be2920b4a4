"""Profiles and populations written down by hand, so that every figure can be recomputed."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from matching.index.population import Population, Sentences
from matching.profiles.model import Profile


def a_profile(identifier: str = "one", **fields) -> Profile:
    """Return a company of Auville of that id; only what is given besides is known of it."""
    known = {"id": identifier, "name": identifier.title(), "kind": "company"}
    return Profile.model_validate({**known, "territory": "auville", "keywords": ("x",), **fields})


def a_population(*profiles, offer=(), need=(), topic=(), sentences=(), characters=()) -> Population:
    """Return a population with those vectors, one row per profile; a facet left out is missing.

    ``sentences`` are (owner, vector) or (owner, vector, place, language, text, ranked).
    """
    count = len(profiles)
    rows = [(*given, *("offer", "fr", "text", True)[len(given) - 2 :]) for given in sentences]
    facets = {
        name: np.array(given, np.float32) if len(given) else np.zeros((count, 2), np.float32)
        for name, given in (("need", need), ("offer", offer), ("topic", topic))
    }
    width = len(rows[0][1]) if rows else 2
    return Population(
        profiles=tuple(profiles),
        facets=facets,
        sentences=Sentences(
            vectors=np.array([row[1] for row in rows], np.float32).reshape(len(rows), width),
            owner=np.array([row[0] for row in rows], np.intp),
            places=tuple(row[2] for row in rows),
            languages=tuple(row[3] for row in rows),
            texts=tuple(row[4] for row in rows),
            ranked=np.array([row[5] for row in rows], np.bool_),
        ),
        characters=sparse.csr_matrix(
            np.array(characters, np.float32) if len(characters) else np.zeros((count, 1))
        ),
    )
