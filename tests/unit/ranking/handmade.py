"""Profiles and populations written down by hand, so that every figure can be recomputed."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from matching.index.documents import Documents
from matching.index.population import Population, Sentences, memberships, present
from matching.index.traits import Traits
from matching.profiles.model import KINDS, Profile

DOMAINS = ("a", "b", "c", "d", "z")
NO_GAINS = {"groups": dict.fromkeys(KINDS, "all"), "values": {}}


def a_profile(identifier: str = "one", **fields) -> Profile:
    """Return a company of Auville of that id; only what is given besides is known of it."""
    known = {"id": identifier, "name": identifier.title(), "kind": "company"}
    return Profile.model_validate({**known, "territory": "auville", "keywords": ("x",), **fields})


def some_documents(rows, owner=None) -> Documents:
    """Return those rows as documents, one of each profile unless ``owner`` says whose."""
    whose = range(len(rows)) if owner is None else owner
    return Documents(sparse.csr_matrix(np.array(rows, np.float32)), np.array(whose, np.intp))


def a_population(
    *profiles, offer=(), need=(), topic=(), sentences=(), characters=(), owner=None, domains=None
) -> Population:
    """Return a population with those vectors, one row per profile; a facet left out is missing.

    ``sentences`` are (owner, vector) or (owner, vector, place, language, text, ranked);
    ``characters`` one row per document, and ``owner`` the profile of each where that is not one to
    one; ``domains`` rows over ``DOMAINS``, those of the profiles where they are left out.
    """
    count = len(profiles)
    rows = [(*given, *("offer", "fr", "text", True)[len(given) - 2 :]) for given in sentences]
    facets = {
        name: np.array(given, np.float32) if len(given) else np.zeros((count, 2), np.float32)
        for name, given in (("need", need), ("offer", offer), ("topic", topic))
    }
    width = len(rows[0][1]) if rows else 2
    traits = Traits.of(profiles)
    return Population(
        profiles=tuple(profiles),
        traits=traits,
        facets=facets,
        present=present(facets),
        sentences=Sentences.of_texts(
            np.array([row[1] for row in rows], np.float32).reshape(len(rows), width),
            owner=[row[0] for row in rows],
            places=[row[2] for row in rows],
            languages=[row[3] for row in rows],
            texts=[row[4] for row in rows],
            ranked=[row[5] for row in rows],
        ),
        documents=some_documents(characters if len(characters) else np.zeros((count, 1)), owner),
        domain_names=DOMAINS,
        domains=memberships(traits, DOMAINS) if domains is None else np.array(domains, "f"),
    )
