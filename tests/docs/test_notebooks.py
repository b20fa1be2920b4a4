"""Every notebook runs from top to bottom on the sample, is stored clean and says what is true."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

import matching
from matching import Matcher, load_settings
from matching.language import say
from matching.profiles.model import KINDS
from matching.ranking.ranker import Ranker
from matching.territories import Territories

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TERRITORIES = "01_explore_territories"
TRUST = "02_trust_the_ranking"

SAY = """
import json

print(json.dumps({values}))
"""
"""A cell added at the end of a notebook, to hand over what it leaves behind."""

TERRITORIES_VALUES = """{
    "counts": counts.to_dict("split"),
    "domain_counts": domain_counts.to_dict("split"),
    "affinity": affinity.to_dict("split"),
    "clusters": clusters.to_dict("list"),
    "isolated": {side: table.to_dict("list") for side, table in isolated.items()},
    "contributions": {name: parts.to_dict() for name, parts in contributions.items()},
    "first_scores": first_scores,
    "asked": list(ORGANISATIONS),
    "kind_words": KIND_WORDS,
    "feature_words": FEATURE_WORDS,
    "projected_again": bool(
        (project(np.vstack([first_topics, second_topics])) == positions).all()
    ),
}"""


TRUST_VALUES = """{
    "compared": compared[["value", "low", "high", "difference_low"]].to_dict("index"),
    "bins": bins.to_dict("list"),
    "quality": dict(quality),
    "exposure": exposure.to_dict("records"),
    "parts": parts[["name", "ndcg"]].to_dict("records"),
}"""


def read(path: Path) -> NotebookNode:
    """Return the stored notebook, checked against the schema of its format."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def syntax(notebook: NotebookNode) -> Iterator[ast.AST]:
    """Yield every node of the code of the notebook."""
    for cell in code_cells(notebook):
        yield from ast.walk(ast.parse(cell.source))


def run(path: Path, home: Path, values: str = "{}") -> tuple[NotebookNode, dict[str, Any]]:
    """Return the notebook with its outputs, and ``values`` (an expression) as the kernel ends.

    The kernel starts beside the notebook, as it does in Jupyter. A cell that fails raises.
    """
    notebook = read(path)
    notebook.cells.append(nbformat.v4.new_code_cell(SAY.format(values=values)))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MATCHING_")}
    environment = kept | {"MATCHING_HOME": str(home), "PYTHONPATH": str(ROOT)}
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=400, kernel_name="python3", resources=resources).execute(
        env=environment
    )
    handed_over = notebook.cells.pop().outputs[0].text
    return notebook, json.loads(handed_over)


@pytest.fixture(scope="module")
def finished(sample_home: Path) -> dict[str, tuple[NotebookNode, dict[str, Any]]]:
    """Each notebook after its run, by name, with what it hands over."""
    asked = {TERRITORIES: TERRITORIES_VALUES, TRUST: TRUST_VALUES}
    return {path.stem: run(path, sample_home, asked.get(path.stem, "{}")) for path in NOTEBOOKS}


@pytest.fixture(scope="module")
def left(finished: dict[str, tuple[NotebookNode, dict[str, Any]]]) -> dict[str, Any]:
    """What the notebook on territories leaves behind."""
    return finished[TERRITORIES][1]


def frame(split: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(**split)


def test_there_are_notebooks():
    assert [path.stem for path in NOTEBOOKS] == [TERRITORIES, TRUST]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_stored_clean(path: Path):
    notebook = read(path)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    for cell in code_cells(notebook):
        assert cell.outputs == [], cell.id
        assert cell.execution_count is None, cell.id


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_uses_only_what_matching_makes_public(path: Path):
    notebook = read(path)
    names: set[str] = set()
    for node in syntax(notebook):
        if isinstance(node, ast.Import):
            inner = [alias.name for alias in node.names if alias.name.startswith("matching.")]
            assert not inner
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("matching"):
            assert node.module == "matching"
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute):
            assert not node.attr.startswith("_"), node.attr
    assert names
    assert names <= set(matching.__all__)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_heading_has_its_line_of_english(path: Path):
    """The text is French; right below each heading one passage in italics says it in English."""
    texts = [cell for cell in read(path).cells if cell.cell_type == "markdown"]
    headed = [cell for cell in texts if cell.source.startswith("#")]
    assert headed
    for cell in headed:
        passages = cell.source.split("\n\n")
        assert passages[0].count("\n") == 0, cell.id
        assert passages[1].startswith("*"), cell.id
        assert passages[1].endswith("*"), cell.id


def test_it_names_no_territory_that_the_file_of_territories_names():
    """Another pair of cities gives the same notebook."""
    territories = Territories.load(load_settings().territories)
    known = [*territories.territories, *territories.domains]
    words = {word for term in known for word in (term.id, term.label("fr"), term.label("en"))}
    strings = {
        node.value
        for node in syntax(read(ROOT / "notebooks" / f"{TERRITORIES}.ipynb"))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not strings & words


@pytest.mark.encoder
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_to_the_end_without_a_fault_or_a_warning(
    path: Path, finished: dict[str, tuple[NotebookNode, dict[str, Any]]]
):
    notebook, _ = finished[path.stem]
    for cell in code_cells(notebook):
        assert cell.execution_count is not None, cell.id
        for output in cell.outputs:
            assert output.output_type != "error", cell.id
            assert output.get("name") != "stderr", (cell.id, output.text)


@pytest.mark.encoder
def test_counts_hold_every_profile_once(left: dict[str, Any], matcher: Matcher):
    counts = frame(left["counts"])
    assert counts.to_numpy().sum() == len(matcher.profiles) == 347
    for territory in matcher.territories.territories:
        expected = len(matcher.population(territory.id).profiles)
        assert counts[territory.id].sum() == expected
    researchers = [p for p in matcher.profiles if p.kind == "researcher"]
    assert counts.loc[say("kind-researcher", "fr")].sum() == len(researchers)


@pytest.mark.encoder
def test_domain_counts_hold_a_profile_once_for_each_domain(left: dict[str, Any], matcher: Matcher):
    declared = sum(len(profile.domains) for profile in matcher.profiles)
    assert frame(left["domain_counts"]).to_numpy().sum() == declared


@pytest.mark.encoder
def test_groups_of_the_map_hold_every_profile_that_has_a_topic(
    left: dict[str, Any], matcher: Matcher
):
    labels = {domain.label("fr") for domain in matcher.territories.domains}
    assert set(left["clusters"]["Groupe"]) <= labels
    for territory in matcher.territories.territories:
        known = matcher.population(territory.id).known("topic")
        assert sum(left["clusters"][territory.label("fr")]) == known.sum()


@pytest.mark.encoder
def test_the_projection_repeats_to_the_last_bit(left: dict[str, Any]):
    assert left["projected_again"]


@pytest.mark.encoder
def test_the_most_isolated_come_with_their_true_best_cosine(left: dict[str, Any], matcher: Matcher):
    for side, table in left["isolated"].items():
        own = matcher.population(side)
        across = matcher.population(matcher.territories.counterpart(side).id)
        best = (own.facets["topic"] @ across.facets["topic"].T).max(axis=1)
        shown = [own.row_of[name] for name in table["id"]]
        np.testing.assert_allclose(table["Meilleur cosinus"], best[shown], atol=1e-6)
        others = np.delete(best, shown)
        assert best[shown].max() <= others.min() + 1e-6


@pytest.mark.encoder
def test_one_cell_of_the_affinity_is_the_mean_of_its_pairs(left: dict[str, Any], matcher: Matcher):
    affinity = frame(left["affinity"])
    first, second = matcher.territories.territories
    rows, columns = "culture", "mobilite"
    xs = [p.id for p in matcher.population(first.id).profiles if rows in p.domains]
    ys = [p.id for p in matcher.population(second.id).profiles if columns in p.domains]
    expected = matcher.scores(xs, ys).score.mean()
    assert affinity.loc[rows, columns] == pytest.approx(expected, abs=1e-6)
    assert list(affinity.index) == [domain.id for domain in matcher.territories.domains]


@pytest.mark.encoder
def test_contributions_sum_to_the_score_of_the_first_suggestion(
    left: dict[str, Any], matcher: Matcher
):
    asked = {matcher.find(name).id: name for name in left["asked"]}
    assert set(left["contributions"]) == set(asked)
    for organisation, parts in left["contributions"].items():
        first = matcher.suggest(organisation, top=8).suggestions[0]
        assert left["first_scores"][organisation] == pytest.approx(first.score, abs=1e-9)
        assert sum(parts.values()) == pytest.approx(first.score, abs=1e-6)


@pytest.mark.encoder
def test_its_words_are_those_of_the_catalogue(left: dict[str, Any]):
    expected = {kind: say(f"kind-{kind.replace('_', '-')}", "fr") for kind in KINDS}
    assert left["kind_words"] == expected
    shown = {name for parts in left["contributions"].values() for name in parts}
    assert shown <= set(left["feature_words"])
    for name, word in left["feature_words"].items():
        assert word == say(f"feature-{name}", "fr")


@pytest.mark.encoder
def test_it_draws_each_figure_once(finished: dict[str, tuple[NotebookNode, dict[str, Any]]]):
    notebook, _ = finished[TERRITORIES]
    drawn = [
        cell.id
        for cell in code_cells(notebook)
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    assert drawn == ["bars", "map", "heat-map", "contributions"]


@pytest.fixture(scope="module")
def trusted(finished: dict[str, tuple[NotebookNode, dict[str, Any]]]) -> dict[str, Any]:
    """What the notebook on trust leaves behind."""
    return finished[TRUST][1]


@pytest.mark.encoder
def test_the_default_is_measured_out_of_fold(trusted: dict[str, Any]):
    training = Ranker.load(load_settings().ranker).training
    assert training is not None
    shown = trusted["compared"]["default"]
    assert shown["value"] == pytest.approx(training.figures["ndcg@10"], abs=1e-3)
    assert trusted["quality"] == pytest.approx(training.figures, abs=1e-3)
    first = trusted["parts"][0]
    assert first["ndcg"] == pytest.approx(training.figures["ndcg@10"], abs=1e-3)


@pytest.mark.encoder
def test_the_default_is_surely_better_than_words(trusted: dict[str, Any]):
    shown = trusted["compared"]["default"]
    assert shown["low"] < shown["value"] < shown["high"]
    assert shown["difference_low"] > 0


@pytest.mark.encoder
def test_the_bins_hold_every_judged_pair_and_give_the_error(trusted: dict[str, Any]):
    bins = pd.DataFrame(trusted["bins"])
    assert bins["pairs"].sum() == 1416
    error = (bins["pairs"] * (bins["score"] - bins["rate"]).abs()).sum() / 1416
    assert error == pytest.approx(trusted["quality"]["calibration_error"], abs=1e-3)
    assert error <= 0.06


@pytest.mark.encoder
def test_balance_takes_a_third_off_the_inequality(trusted: dict[str, Any]):
    assert len(trusted["exposure"]) == 2
    for side in trusted["exposure"]:
        assert side["gini_after"] <= 2 / 3 * side["gini_before"]
