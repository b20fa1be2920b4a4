"""One generation of a workspace: a folder of plain files that is written once and never changed.

manifest.json               schema, model, template, counts, SHA-256 of every other file
manifest.sha256             of manifest.json itself
adapter.npy                 what removes the language of a text; absent where it was not estimated
profiles.parquet            every profile of both territories
statistics.json             what the ranking standardises with
vectors/<territory>.<facet>.npy      index/<territory>.<facet>.faiss
sentences/<territory>.parquet        centres/<territory>.json
words/<territory>/                   characters/   characters/<territory>/
neighbours/<territory>.npy           who lends each profile what it leaves unsaid
Vectors and characters are those of each profile alone; indexes are of the smoothed ones.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from matching.index.adapter import Adapter
from matching.index.centring import Centre
from matching.index.characters import CharacterModel, load_documents, save_documents
from matching.index.nearest import Nearest
from matching.index.population import (
    SINGLE_FACETS,
    Encoded,
    Population,
    Rows,
    assemble,
    memberships,
)
from matching.index.smoothing import find_neighbours, smoothed
from matching.index.tables import read_profiles, read_sentences, write_profiles, write_sentences
from matching.index.words import WordIndex
from matching.profiles.facets import FACETS, Facet, TextKind

_ADAPTER = "adapter.npy"
Statistics = Mapping[str, tuple[float, float]]
"""Mean and standard deviation of each feature over pairs of both territories."""


@dataclass(frozen=True)
class Side:
    """One territory of a generation: its population and the indexes that search it."""

    population: Population
    """Smoothed: what is ranked."""
    alone: Population
    """Each profile as it stands, before its neighbours lend it anything."""
    neighbours: Rows
    centre: Centre
    nearest: Mapping[Facet, Nearest]
    words: WordIndex

    @classmethod
    def build(cls, alone: Population, centre: Centre, *, smooth: bool = True) -> Side:
        """Return ``alone`` with its neighbours found and its indexes built.

        Without ``smooth`` nobody has neighbours.
        """
        neighbours = find_neighbours(alone, alone)
        if not smooth:
            neighbours[:] = -1
        population = smoothed(alone, alone, neighbours)
        nearest = {
            facet: Nearest.build(population.facets[facet], population.known(facet))
            for facet in SINGLE_FACETS
        }
        sentences = population.sentences
        nearest["sentence"] = Nearest.build(sentences.vectors, sentences.ranked)
        words = WordIndex.build(population.profiles)
        return cls(population, alone, neighbours, centre, nearest, words)


@dataclass(frozen=True)
class Contents:
    """Everything a generation holds: two sides by territory, and what both share."""

    sides: Mapping[str, Side]
    characters: CharacterModel
    adapter: Adapter
    statistics: Statistics

    def receive(
        self, guests: Encoded, territory: str, left_out: Collection[str] = ()
    ) -> Population:
        """Return ``guests`` of ``territory``, who are not indexed, as those who are.

        They are smoothed where anybody there is; none of ``left_out`` lends them anything.
        """
        side = self.sides[territory]
        documents = self.characters.documents(guests.profiles)
        names = side.population.domain_names
        alone = assemble(guests, side.centre, self.adapter, documents, names)
        if not (side.neighbours >= 0).any():
            return alone
        neighbours = find_neighbours(alone, side.alone, left_out)
        return smoothed(alone, side.alone, neighbours)


def write_contents(contents: Contents, folder: Path) -> None:
    """Write every file but the manifest into ``folder``."""
    for name in ("vectors", "index", "sentences", "centres", "words", "characters", "neighbours"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    profiles = [p for side in contents.sides.values() for p in side.population.profiles]
    write_profiles(profiles, folder / "profiles.parquet")
    _write_json(folder / "statistics.json", {k: list(v) for k, v in contents.statistics.items()})
    contents.characters.save(folder / "characters")
    if contents.adapter.matrix is not None:
        np.save(folder / _ADAPTER, contents.adapter.matrix, allow_pickle=False)
    for territory, side in contents.sides.items():
        population = side.alone
        neighbours = folder / "neighbours" / f"{territory}.npy"
        np.save(neighbours, side.neighbours, allow_pickle=False)
        vectors = {**population.facets, "sentence": population.sentences.vectors}
        for facet in FACETS:
            np.save(
                folder / "vectors" / f"{territory}.{facet}.npy", vectors[facet], allow_pickle=False
            )
            path = folder / "index" / f"{territory}.{facet}.faiss"
            path.write_bytes(side.nearest[facet].to_bytes())
        write_sentences(population.sentences, folder / "sentences" / f"{territory}.parquet")
        means = {f"{kind}.{lang}": v.tolist() for (kind, lang), v in side.centre.means.items()}
        _write_json(folder / "centres" / f"{territory}.json", means)
        side.words.save(folder / "words" / territory)
        save_documents(population.documents, folder / "characters" / territory)


def read_contents(folder: Path, territories: tuple[str, ...]) -> Contents:
    """Return what ``write_contents`` wrote for those ``territories``."""
    profiles = read_profiles(folder / "profiles.parquet")
    domain_names = tuple(sorted({domain for profile in profiles for domain in profile.domains}))
    sides = {}
    for territory in territories:
        own = tuple(profile for profile in profiles if profile.territory == territory)
        vectors = {
            facet: np.load(folder / "vectors" / f"{territory}.{facet}.npy", allow_pickle=False)
            for facet in FACETS
        }
        sentences = read_sentences(
            folder / "sentences" / f"{territory}.parquet", vectors["sentence"]
        )
        alone = Population(
            profiles=own,
            facets={facet: vectors[facet] for facet in SINGLE_FACETS},
            sentences=sentences,
            documents=load_documents(folder / "characters" / territory),
            domain_names=domain_names,
            domains=memberships(own, domain_names),
        )
        neighbours = np.load(folder / "neighbours" / f"{territory}.npy", allow_pickle=False)
        population = smoothed(alone, alone, neighbours)
        known = {facet: population.known(facet) for facet in SINGLE_FACETS} | {
            "sentence": sentences.ranked
        }
        nearest = {
            facet: Nearest.from_bytes(
                (folder / "index" / f"{territory}.{facet}.faiss").read_bytes(), known[facet]
            )
            for facet in FACETS
        }
        centre = _read_centre(folder / "centres" / f"{territory}.json")
        words = WordIndex.load(folder / "words" / territory, len(own))
        sides[territory] = Side(population, alone, neighbours, centre, nearest, words)
    statistics = json.loads((folder / "statistics.json").read_text(encoding="utf-8"))
    return Contents(
        sides,
        CharacterModel.load(folder / "characters"),
        _read_adapter(folder / _ADAPTER),
        {name: (mean, deviation) for name, (mean, deviation) in statistics.items()},
    )


def _read_adapter(path: Path) -> Adapter:
    return Adapter(np.load(path, allow_pickle=False) if path.exists() else None)


def _read_centre(path: Path) -> Centre:
    means: dict[tuple[TextKind, Any], Any] = {}
    for key, values in json.loads(path.read_text(encoding="utf-8")).items():
        kind, language = key.split(".")
        means[kind, language] = np.array(values, np.float32)
    return Centre(means)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, sort_keys=True), encoding="utf-8")
