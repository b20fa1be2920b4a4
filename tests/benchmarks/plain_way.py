"""What somebody would write in an afternoon: the libraries' defaults, and a data frame.

    python plain_way.py MODEL "the id of a profile, or a sentence" FILE... [--vectors KEPT.npy]

MODEL is the folder or the hub name of a sentence-transformers model, FILE a JSON Lines file of
profiles. With --vectors the vectors of the profiles are kept between runs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from sentence_transformers import SentenceTransformer, util


def read(files: list[Path]) -> pd.DataFrame:
    """Return the profiles of ``files``, each with one text that says everything."""
    frame = pd.concat([pd.read_json(path, lines=True) for path in files], ignore_index=True)
    columns = ["name", "summary_fr", "summary_en", "offers_fr", "offers_en", "keywords"]
    said = frame.reindex(columns=columns)
    frame["text"] = [
        ". ".join(
            ". ".join(v) if isinstance(v, list) else v for v in row if isinstance(v, str | list)
        )
        for row in said.itertuples(index=False)
    ]
    return frame


def main() -> None:
    """Print the ten profiles of the other territory that are most like the query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("query")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--vectors", type=Path)
    asked = parser.parse_args()
    frame = read(asked.files)
    model = SentenceTransformer(asked.model, model_kwargs={"dtype": "float32"})
    if asked.vectors and asked.vectors.exists():
        vectors = np.load(asked.vectors)
    else:
        vectors = model.encode(frame["text"].tolist(), show_progress_bar=False)
        if asked.vectors:
            np.save(asked.vectors, vectors)
    known = frame.index[frame["id"] == asked.query]
    if len(known):
        own = vectors[known[0]]
        others = frame[frame["territory"] != frame.loc[known[0], "territory"]]
    else:
        own, others = model.encode(asked.query), frame
    (hits,) = util.semantic_search(own, vectors[others.index], top_k=10)
    table = others.iloc[[hit["corpus_id"] for hit in hits]][["id", "name", "city"]]
    print(table.assign(score=[hit["score"] for hit in hits]).to_string(index=False))


if __name__ == "__main__":
    main()
