"""Every notebook runs from top to bottom on the sample, is stored clean and says what is true."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from nbformat import NotebookNode
from notebook_run import NOTEBOOKS, ROOT, code_cells, drawn, faults, read, run, syntax
from scipy.stats import binomtest

import matching
from matching import Matcher, load_settings
from matching.language import say
from matching.profiles.model import KINDS
from matching.ranking.ranker import Ranker, Training
from matching.territories import Territories

TERRITORIES = "01_explore_territories"
TRUST = "02_trust_the_ranking"
MISSION = "03_prepare_a_mission"
"""Its figures are tested in ``test_mission_notebook.py``."""

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
    "compared": compared.drop(columns="metric").to_dict("index"),
    "run": evaluation.comparison.ranking("default").run,
    "bins": bins.to_dict("list"),
    "quality": dict(quality),
    "scored": list(
        zip(
            learned.pairs.queries,
            learned.pairs.candidates,
            learned.out_of_fold.score.tolist(),
        )
    ),
    "exposure": exposure.to_dict("records"),
    "proposed": {
        name: [(one.partner.territory, one.partner.id, one.score) for _, one in batch.pairs]
        for name, batch in batches.items()
    },
    "parts": parts.to_dict("records"),
    "ranking_words": RANKING_WORDS,
    "metric_words": METRIC_WORDS,
    "part_words": PART_WORDS,
}"""


@pytest.fixture(scope="module")
def finished(sample_home: Path) -> dict[str, tuple[NotebookNode, dict[str, Any]]]:
    """The first two notebooks after their runs, by name, with what they hand over."""
    asked = {TERRITORIES: TERRITORIES_VALUES, TRUST: TRUST_VALUES}
    return {name: run(name, sample_home, values) for name, values in asked.items()}


@pytest.fixture(scope="module")
def left(finished: dict[str, tuple[NotebookNode, dict[str, Any]]]) -> dict[str, Any]:
    """What the notebook on territories leaves behind."""
    return finished[TERRITORIES][1]


def frame(split: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(**split)


def test_there_are_notebooks():
    assert [path.stem for path in NOTEBOOKS] == [TERRITORIES, TRUST, MISSION]


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


@pytest.mark.parametrize("name", [TERRITORIES, MISSION])
def test_it_names_no_territory_that_the_file_of_territories_names(name: str):
    """Another pair of cities gives the same notebook."""
    territories = Territories.load(load_settings().territories)
    known = [*territories.territories, *territories.domains]
    words = {word for term in known for word in (term.id, term.label("fr"), term.label("en"))}
    strings = {
        node.value
        for node in syntax(read(ROOT / "notebooks" / f"{name}.ipynb"))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not strings & words


@pytest.mark.encoder
@pytest.mark.parametrize("name", [TERRITORIES, TRUST])
def test_it_runs_to_the_end_without_a_fault_or_a_warning(
    name: str, finished: dict[str, tuple[NotebookNode, dict[str, Any]]]
):
    assert faults(finished[name][0]) == []


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
    figures = ["bars", "map", "heat-map", "contributions"]
    assert drawn(finished[TERRITORIES][0]) == figures


@pytest.fixture(scope="module")
def trusted(finished: dict[str, tuple[NotebookNode, dict[str, Any]]]) -> dict[str, Any]:
    """What the notebook on trust leaves behind."""
    return finished[TRUST][1]


@pytest.fixture(scope="module")
def training() -> Training:
    """How the shipped weights did on the queries they were not learned from."""
    found = Ranker.load(load_settings().ranker).training
    assert found is not None
    return found


@pytest.fixture(scope="module")
def judged() -> pd.DataFrame:
    """Both grades of each judged pair, by query and candidate."""
    table = pd.read_csv(ROOT / "data" / "judgements" / "development.csv")
    return table.set_index(["query_id", "candidate_id"])


def ndcg_at_10(grades: list[float]) -> float:
    """Return Σ (2^grade − 1) / log2(rank + 1) of the first ten, over that of the best order."""

    def gained(ordered: list[float]) -> float:
        return sum((2**g - 1) / np.log2(rank + 2) for rank, g in enumerate(ordered[:10]))

    best = gained(sorted(grades, reverse=True))
    return gained(grades) / best if best else 0.0


def gini(loads: list[int]) -> float:
    """Return the mean absolute difference of two loads, over twice the mean load."""
    values = np.array(loads, float)
    return float(np.abs(values[:, None] - values).mean() / (2 * values.mean()))


@pytest.mark.encoder
def test_the_default_is_measured_out_of_fold(trusted: dict[str, Any], training: Training):
    shown = trusted["compared"]["default"]
    assert shown["value"] == pytest.approx(training.figures["ndcg@10"], abs=1e-3)
    assert trusted["quality"] == pytest.approx(training.figures, abs=1e-3)
    first = trusted["parts"][0]
    assert first["name"] == "shipped"
    assert first["ndcg"] == pytest.approx(training.figures["ndcg@10"], abs=1e-3)


@pytest.mark.encoder
def test_its_ndcg_can_be_computed_by_hand(trusted: dict[str, Any], judged: pd.DataFrame):
    found = []
    for query, scores in trusted["run"].items():
        ordered = sorted(scores, key=lambda candidate: (-scores[candidate], candidate))
        found.append(ndcg_at_10([judged.loc[(query, c), "for_query"] for c in ordered]))
    assert len(found) == 77
    assert trusted["compared"]["default"]["value"] == pytest.approx(np.mean(found), abs=1e-6)


@pytest.mark.encoder
def test_the_default_is_surely_better_than_words(trusted: dict[str, Any]):
    shown, words = (trusted["compared"][name] for name in ("default", "tfidf"))
    assert shown["low"] < shown["value"] < shown["high"]
    assert shown["difference"] == pytest.approx(shown["value"] - words["value"])
    assert 0 < shown["difference_low"] < shown["difference"] < shown["difference_high"]
    assert np.isnan(words["difference"])


@pytest.mark.encoder
def test_the_bins_hold_every_judged_pair_and_give_the_error(
    trusted: dict[str, Any], judged: pd.DataFrame, training: Training
):
    bins = pd.DataFrame(trusted["bins"])
    assert bins["pairs"].sum() == len(judged) == training.pairs
    error = (bins["pairs"] * (bins["score"] - bins["rate"]).abs()).sum() / len(judged)
    assert error == pytest.approx(trusted["quality"]["calibration_error"], abs=1e-3)
    assert error <= 0.06


@pytest.mark.encoder
def test_scores_and_judgements_give_the_bins_again(trusted: dict[str, Any], judged: pd.DataFrame):
    scores = np.array([score for _, _, score in trusted["scored"]])
    pairs = [(query, candidate) for query, candidate, _ in trusted["scored"]]
    good = (judged.loc[pairs] >= 2).all(axis=1).to_numpy()
    counts, _ = np.histogram(scores, bins=np.linspace(0, 1, 11))
    goods, _ = np.histogram(scores[good], bins=np.linspace(0, 1, 11))
    held = counts > 0
    assert trusted["bins"]["pairs"] == counts[held].tolist()
    np.testing.assert_allclose(trusted["bins"]["rate"], goods[held] / counts[held])
    brier = ((scores - good) ** 2).mean()
    assert brier == pytest.approx(trusted["quality"]["brier"], abs=1e-3)


@pytest.mark.encoder
def test_the_bars_of_the_curve_are_intervals_of_wilson(trusted: dict[str, Any]):
    bins = pd.DataFrame(trusted["bins"])
    for one in bins.itertuples():
        count = round(one.rate * one.pairs)
        expected = binomtest(count, one.pairs).proportion_ci(method="wilson")
        assert (one.low, one.high) == pytest.approx((expected.low, expected.high), abs=1e-4)


@pytest.mark.encoder
def test_balance_takes_a_third_off_the_inequality(trusted: dict[str, Any], matcher: Matcher):
    sides = {side["territory"]: side for side in trusted["exposure"]}
    assert set(sides) == {territory.id for territory in matcher.territories.territories}
    for side in sides.values():
        assert side["gini_after"] <= 2 / 3 * side["gini_before"]


@pytest.mark.encoder
@pytest.mark.parametrize("when", ["before", "after"])
def test_the_lists_give_the_exposure_again(trusted: dict[str, Any], matcher: Matcher, when: str):
    for side in trusted["exposure"]:
        territory = side["territory"]
        shown = [one for one in trusted["proposed"][when] if one[0] == territory]
        counted = Counter(partner for _, partner, _ in shown)
        loads = [counted[profile.id] for profile in matcher.population(territory).profiles]
        assert side[f"gini_{when}"] == pytest.approx(gini(loads))
        assert side[f"most_{when}"] == max(loads)
        assert side[f"unlisted_{when}"] == loads.count(0)
        assert side[f"score_{when}"] == pytest.approx(np.mean([score for *_, score in shown]))


@pytest.mark.encoder
def test_balance_costs_score(trusted: dict[str, Any]):
    """The text says that it has a price."""
    for side in trusted["exposure"]:
        assert side["score_after"] < side["score_before"]


@pytest.mark.encoder
def test_each_part_is_worth_what_the_model_card_says(trusted: dict[str, Any]):
    card = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in card.splitlines()]
    told = {row[0]: row[1:3] for row in cells if len(row) == 6}
    parts = {one["name"]: one for one in trusted["parts"]}
    assert set(trusted["part_words"]) <= set(parts) & set(told)
    for name in trusted["part_words"]:
        ndcg, difference = told[name]
        one = parts[name]
        assert one["ndcg"] == pytest.approx(float(ndcg), abs=2e-3)
        assert one["beyond_chance"] == difference.startswith("**"), name
        assert one["low"] <= one["difference"] <= one["high"]
        assert one["difference"] == pytest.approx(one["ndcg"] - trusted["parts"][0]["ndcg"])


@pytest.mark.encoder
def test_its_words_on_trust_are_those_of_the_catalogue(trusted: dict[str, Any]):
    for name, word in trusted["ranking_words"].items():
        assert word == say(f"evaluation-ranking-{name}", "fr")
    for name, word in trusted["metric_words"].items():
        key = name.replace("@", "-at-").replace("_", "-")
        assert word == say(f"evaluation-metric-{key}", "fr")
    features = {name.removeprefix("without ") for name in trusted["part_words"]}
    for feature in features - {"adapter", "smoothing"}:
        assert trusted["part_words"][f"without {feature}"] == say(f"feature-{feature}", "fr")
    assert set(trusted["ranking_words"]) == set(trusted["compared"])


@pytest.mark.encoder
def test_each_figure_on_trust_has_a_table_beside_it(
    finished: dict[str, tuple[NotebookNode, dict[str, Any]]],
):
    cells = code_cells(finished[TRUST][0])
    kinds = [{kind for out in cell.outputs for kind in out.get("data", {})} for cell in cells]
    drawn = [number for number, held in enumerate(kinds) if "image/png" in held]
    assert [cells[number].id for number in drawn] == ["ndcg", "reliability", "loads", "ablation"]
    for number in drawn:
        assert "text/html" in kinds[number + 1], cells[number].id
