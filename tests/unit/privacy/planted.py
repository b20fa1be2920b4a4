"""Somebody invented, and ways to write of them into files of every kind."""

from __future__ import annotations

import numpy as np

from matching.privacy.finding.needles import needles_of
from matching.privacy.finding.searching import search
from matching.profiles.model import Profile, Work

NAME = "Zéphyrine Mâchefer"
SENTENCE = "Recherche sur les girafes bleues d'été à l'œil nu"
SOMEBODY = Profile(
    id="bourg-zm",
    name=NAME,
    kind="researcher",
    territory="bourg",
    summary_fr=f"{SENTENCE}. Elle peint des horloges molles le dimanche matin.",
    keywords=("girafes bleues",),
    works=(Work(title="Les girafes bleues et les horloges molles", year=2024),),
    identifiers=("orcid:0000-0001-2345-6789",),
)
VECTOR = np.linspace(-0.31, 0.29, 64).astype(np.float32)


def found(path, *, vectors=(), somebody=SOMEBODY):
    """What of somebody is found under ``path``: pairs of kind and form."""
    searched = search([path], needles_of([somebody]), vectors)
    return {(hit.needle.kind, hit.form) for hit in searched.hits}


def kinds(path, **more):
    return {kind for kind, _ in found(path, **more)}
