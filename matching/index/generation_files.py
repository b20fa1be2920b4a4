"""A generation on the disk: a folder of plain files, written once and never changed.

manifest.json                 schema, model, template, counts, SHA-256 of every other file
manifest.sha256               of manifest.json itself
adapter.npy                   what removes the language of a text; absent where not estimated
statistics.json               what the ranking standardises with
characters/                   weights of the n-grams
sides/<territory>/            and in it:
    profiles/                 records, ids and names
    traits/                   what filters and features ask of them
    sentences/                texts, owners, places, vectors…
    vectors/ present/         <facet>.npy of each profile alone
    smoothed/                 <facet>.npy as it is ranked
    neighbours.npy            who lends each profile what it leaves unsaid
    index/<facet>.{faiss,json}    words/      characters/      centre.json      domains.json
    links/                    who goes by which name, and whose links name whom

Nothing is read before it is asked for: arrays are mapped, profiles and texts read one by one.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.index.adapter import Adapter
from matching.index.centring import Centre
from matching.index.characters import CharacterModel
from matching.index.compared import Compared, Stored
from matching.index.document_files import load_documents, save_documents
from matching.index.generation import Contents, Side, build_nearest
from matching.index.link_table import LinkTable
from matching.index.nearest import Nearest
from matching.index.neighbours import SMOOTHED_FACETS
from matching.index.population import SINGLE_FACETS, Population, Sentences
from matching.index.smoothing import smoothed_documents
from matching.index.stored_profiles import StoredProfiles, write_profiles
from matching.index.stored_texts import StoredTexts, write_texts
from matching.index.traits import Traits
from matching.index.words import WordIndex
from matching.profiles.facets import FACETS, Facet, TextKind

Recall = dict[str, dict[str, float]]
"""By territory and facet, the share of the nearest 20 that an approximate index finds."""
_ADAPTER = "adapter.npy"
_SIDES = "sides"
_PAIRS = "pairs"
_CENTRE = "centre.json"
_NEIGHBOURS = "neighbours"
_DOMAINS = "domains"
_LENGTHS = "lengths"
_LINKS = "links"
_SENTENCE_ARRAYS = ("owner", "places", "languages", "ranked")


def write_contents(contents: Contents, folder: Path) -> Recall:
    """Write every file but the manifest into ``folder``, and return the recall of its indexes."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / "statistics.json", {k: list(v) for k, v in contents.statistics.items()})
    contents.characters.save(folder / "characters")
    if contents.adapter.matrix is not None:
        _save(folder, "adapter", contents.adapter.matrix)
    if contents.compared:
        for name, values in contents.compared.values.items():
            _save(folder / _PAIRS / contents.compared.territory, name, values)
    recall = {}
    for territory, side in contents.sides.items():
        (other,) = (one for name, one in contents.sides.items() if name != territory)
        recall[territory] = _write_side(side, other, folder / _SIDES / territory)
    return recall


def read_contents(folder: Path, territories: tuple[str, ...]) -> Contents:
    """Return what ``write_contents`` wrote for those ``territories``.

    Raises:
        OSError: a file is absent.
    """
    statistics = json.loads((folder / "statistics.json").read_text(encoding="utf-8"))
    adapter = folder / _ADAPTER
    return Contents(
        {name: _read_side(folder / _SIDES / name, name) for name in territories},
        CharacterModel.load(folder / "characters"),
        Adapter(np.load(adapter, allow_pickle=False) if adapter.exists() else None),
        {name: (mean, deviation) for name, (mean, deviation) in statistics.items()},
        _read_compared(folder / _PAIRS),
    )


def _read_compared(folder: Path) -> Compared | None:
    for own in folder.glob("*"):
        names = [file.stem for file in sorted(own.glob("*.npy"))]
        return Compared(own.name, {name: _load(own, name) for name in names})
    return None


def _write_side(side: Side, asking: Side, folder: Path) -> dict[str, float]:
    alone, population = side.alone, side.population
    write_profiles(alone.profiles, folder / "profiles")
    alone.traits.save(folder / "traits")
    _write_sentences(alone.sentences, folder / "sentences")
    for facet in SINGLE_FACETS:
        _save(folder / "vectors", facet, alone.facets[facet])
        _save(folder / "present", facet, alone.present[facet])
    for facet in SMOOTHED_FACETS:
        _save(folder / "smoothed", facet, population.facets[facet])
    _save(folder / "vectors", _DOMAINS, alone.domains)
    _save(folder / "smoothed", _DOMAINS, population.domains)
    _write_json(folder / "domains.json", list(alone.domain_names))
    _save(folder, _NEIGHBOURS, side.neighbours)
    (folder / "index").mkdir()
    recall: dict[str, float] = {}
    for facet in FACETS:
        # Built for the file alone and forgotten, so that memory never holds two.
        nearest = build_nearest(population, facet, asking.population)
        nearest.save(folder / "index" / f"{facet}.faiss")
        if nearest.recall is not None:
            recall[facet] = nearest.recall
    side.words.save(folder / "words")
    side.links.save(folder / _LINKS)
    save_documents(alone.documents, folder / "characters")
    lengths = smoothed_documents(alone, alone, side.neighbours).lengths
    _save(folder / "smoothed", _LENGTHS, lengths)
    means = {f"{kind}.{lang}": v.tolist() for (kind, lang), v in side.centre.means.items()}
    _write_json(folder / _CENTRE, means)
    return recall


def _read_side(folder: Path, territory: str) -> Side:
    alone = Population(
        profiles=StoredProfiles.open(folder / "profiles"),
        traits=Traits.load(folder / "traits"),
        facets={facet: _load(folder / "vectors", facet) for facet in SINGLE_FACETS},
        present={facet: _load(folder / "present", facet) for facet in SINGLE_FACETS},
        sentences=_read_sentences(folder / "sentences"),
        documents=load_documents(folder / "characters"),
        domain_names=tuple(json.loads((folder / "domains.json").read_text(encoding="utf-8"))),
        domains=_load(folder / "vectors", _DOMAINS),
    )
    neighbours = _load(folder, _NEIGHBOURS)
    facets: dict[Facet, Any] = {
        facet: _load(folder / "smoothed", facet) for facet in SMOOTHED_FACETS
    }
    population = replace(
        alone,
        facets={**alone.facets, **facets},
        domains=_load(folder / "smoothed", _DOMAINS),
        documents=smoothed_documents(
            alone, alone, neighbours, _load(folder / "smoothed", _LENGTHS)
        ),
        stored=Stored(territory, np.arange(len(neighbours))),
    )
    known = {**alone.present, "sentence": alone.sentences.ranked}
    nearest: dict[Facet, Nearest] = {
        facet: Nearest.open(folder / "index" / f"{facet}.faiss", known[facet]) for facet in FACETS
    }
    words = WordIndex.load(folder / "words", len(alone.profiles))
    links = LinkTable.open(folder / _LINKS)
    return Side(
        population, alone, neighbours, _read_centre(folder / _CENTRE), nearest, words, links
    )


def _write_sentences(sentences: Sentences, folder: Path) -> None:
    _save(folder, "vectors", sentences.vectors[:])
    for name in _SENTENCE_ARRAYS:
        _save(folder, name, getattr(sentences, name))
    write_texts(sentences.texts, folder / "texts")


def _read_sentences(folder: Path) -> Sentences:
    arrays = {name: _load(folder, name) for name in _SENTENCE_ARRAYS}
    texts = StoredTexts.open(folder / "texts")
    return Sentences(vectors=_load(folder, "vectors"), texts=texts, **arrays)


def _read_centre(path: Path) -> Centre:
    means: dict[tuple[TextKind, Any], Any] = {}
    for key, values in json.loads(path.read_text(encoding="utf-8")).items():
        kind, language = key.split(".")
        means[kind, language] = np.array(values, np.float32)
    return Centre(means)


def _save(folder: Path, name: str, values: npt.NDArray[Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / f"{name}.npy", values, allow_pickle=False)


def _load(folder: Path, name: str) -> npt.NDArray[Any]:
    # A plain view of the mapped file: the class of NumPy for mapped files is slow to index.
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, sort_keys=True), encoding="utf-8")
