"""Writing runs: the score of every judged pair, for whoever measures with other tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from matching.errors import RequestError
from matching.evaluation.comparison import Measured
from matching.profiles.writing import write_atomically

COLUMNS = ("query_id", "candidate_id", "score")


def prepare_folder(folder: Path) -> None:
    """Make ``folder`` where it does not exist.

    Raises:
        RequestError: it cannot be made, or a file has that name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise RequestError(
            "evaluation-folder", path=str(folder), reason=fault.strerror or str(fault)
        ) from fault


def write_runs(rankings: Iterable[Measured], folder: Path) -> tuple[Path, ...]:
    """Write one ``NAME.tsv`` for each ranking into ``folder`` and return their paths.

    Columns query_id, candidate_id and score under a line of titles; a query's candidates by falling
    score, ties by identifier. Higher is better.

    Raises:
        RequestError: the folder cannot be made or a file cannot be written.
    """
    prepare_folder(folder)
    written = []
    for ranking in rankings:
        lines = ["\t".join(COLUMNS)]
        for query, scores in ranking.run.items():
            ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
            lines += [f"{query}\t{candidate}\t{score!r}" for candidate, score in ordered]
        path = folder / f"{ranking.name}.tsv"
        write_atomically(path, "".join(f"{line}\n" for line in lines).encode())
        written.append(path)
    return tuple(written)
