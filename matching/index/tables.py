"""Profiles and sentences as Parquet tables of a generation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from matching.index.centring import Vectors
from matching.index.population import Sentences
from matching.profiles.model import Profile

_WORK = pa.struct([("title", pa.string()), ("abstract", pa.string()), ("year", pa.int32())])
_SECTOR = pa.struct([("nomenclature", pa.string()), ("code", pa.string())])
_LISTS = {"axes", "domains", "offers_fr", "offers_en", "seeks_fr", "seeks_en"}
_LISTS |= {"keywords", "languages", "commitments"}
_OTHERS = {"works": pa.list_(_WORK), "sector_codes": pa.list_(_SECTOR), "founded": pa.int32()}


def write_profiles(profiles: Sequence[Profile], path: Path) -> None:
    """Write ``profiles`` in the order given, one column per field of the model."""
    schema = pa.schema([(name, _column(name)) for name in Profile.model_fields])
    rows = [profile.model_dump(mode="json") for profile in profiles]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)


def read_profiles(path: Path) -> tuple[Profile, ...]:
    """Return the profiles written at ``path``, in their order."""
    rows = pq.ParquetFile(path).read().to_pylist()
    return tuple(Profile.model_validate(_without_missing(row)) for row in rows)


def write_sentences(sentences: Sentences, path: Path) -> None:
    """Write everything of ``sentences`` but the vectors."""
    table = pa.table(
        {
            "owner": pa.array(sentences.owner, pa.int64()),
            "text": pa.array(sentences.texts, pa.string()),
            "place": pa.array(sentences.places, pa.string()),
            "language": pa.array(sentences.languages, pa.string()),
            "ranked": pa.array(sentences.ranked, pa.bool_()),
        }
    )
    pq.write_table(table, path)


def read_sentences(path: Path, vectors: Vectors) -> Sentences:
    """Return the sentences written at ``path``, to which ``vectors`` belong."""
    table = pq.ParquetFile(path).read()
    return Sentences(
        vectors=vectors,
        owner=table["owner"].to_numpy().astype(np.intp),
        texts=tuple(table["text"].to_pylist()),
        places=tuple(table["place"].to_pylist()),
        languages=tuple(table["language"].to_pylist()),
        ranked=table["ranked"].to_numpy(zero_copy_only=False).astype(np.bool_),
    )


def _column(name: str) -> pa.DataType:
    if name in _LISTS:
        return pa.list_(pa.string())
    return _OTHERS.get(name, pa.string())


def _without_missing(row: dict[str, object]) -> dict[str, object]:
    kept = {name: value for name, value in row.items() if value is not None}
    for work in kept.get("works", []):  # type: ignore[attr-defined]
        for field in [field for field, value in work.items() if value is None]:
            del work[field]
    return kept
