"""How fast, as ratios within one run against what somebody would write with the same libraries.

    python tests/benchmarks/speed.py [PART...]

Parts: encode, index, start, warm, pairs, scores, large (30,000 to 300,000 vectors a side; slow).
Without any, all but large. Everything is timed in turns, so that other work on the machine weighs
on both; a ratio is ours divided by theirs, least and median of the turns. Nothing is judged here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import faiss
import numpy as np
from crowds import drawn
from sentence_transformers import SentenceTransformer, util
from sklearn.neighbors import NearestNeighbors

from matching import Matcher, Request, load_settings
from matching.config import Settings
from matching.embedding.opening import open_encoder
from matching.engine.building import build_index
from matching.index.approximate_joining import Side, approximate_both_ways
from matching.index.joining import best_both_ways
from matching.index.nearest import Nearest
from matching.profiles.facets import facet_texts
from matching.profiles.writing import write_profiles
from matching.ranking.balance import balance

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TURNS = int(os.environ.get("SPEED_TURNS", "3"))
QUERY = "rnn-glimps"
NEED = "Nous cherchons un partenaire en cybersécurité des objets connectés"
K = 20
_LINE = "{:62} {:>12} {:>12} {:>7} {:>7}"


def seconds(call: Callable[[], object]) -> float:
    """Return how long ``call`` takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def compare(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], unit: float = 1.0
) -> None:
    """Print the least times of both, and the least and the median of their ratios."""
    turns = [(seconds(ours), seconds(theirs) * unit) for _ in range(TURNS)]
    ratios = sorted(one / other for one, other in turns)
    mine, other = min(one for one, _ in turns), min(one for _, one in turns)
    show(name, mine, other, ratios[0], ratios[len(ratios) // 2])


def show(name: str, ours: float, theirs: float, least: float, median: float) -> None:
    """Print one line of the table."""
    times = (f"{one:.3f} s" if one < 100 else f"{one:.0f} s" for one in (ours, theirs))
    print(_LINE.format(name, *times, f"{least:.3f}", f"{median:.3f}"), flush=True)


def plain_model(settings: Settings):
    """Return the same model as sentence-transformers runs it by default, in full precision."""
    folder = settings.home / "encoders" / "multilingual-e5-small-q4"
    return SentenceTransformer(str(folder), model_kwargs={"dtype": "float32"})


def encode(matcher: Matcher) -> None:
    """Encode a quarter of the texts of the sample, every fourth."""
    ours, theirs = open_encoder(matcher.settings), plain_model(matcher.settings)
    profiles = matcher.profiles[::4]
    texts = [text.text for profile in profiles for text in facet_texts(profile)]
    prefixed = ["query: " + text for text in texts]
    mine = ours.encode(texts[:50], "query")
    other = theirs.encode(prefixed[:50], normalize_embeddings=True, show_progress_bar=False)
    compare(
        f"encode {len(texts)} texts of the sample ({ours.precision})",
        lambda: ours.encode(texts, "query"),
        lambda: theirs.encode(prefixed, show_progress_bar=False),
    )
    print(f"  least cosine of 50 with full precision: {(mine * other).sum(axis=1).min():.6f}")


def index(matcher: Matcher) -> None:
    """Index the sample anew, then after one per cent of the profiles changed."""
    people = list(matcher.profiles)
    changed = [
        one.model_copy(update={"summary_fr": f"{one.summary_fr or ''} Nouveau projet no {at}."})
        if at % 100 == 0
        else one
        for at, one in enumerate(people)
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_profiles(people, folder / "before.jsonl")
        write_profiles(changed, folder / "after.jsonl")
        settings = load_settings(workspace=folder / "workspace")
        encoder = open_encoder(settings)
        encoder.encode(["1"], "query")
        whole = seconds(lambda: build_index([folder / "before.jsonl"], settings, encoder=encoder))
        again = []
        for version in ("after", "before") * TURNS:
            # What was erased is forgotten, so that each turn encodes the changed ones again.
            files = [folder / f"{version}.jsonl"]
            again.append(seconds(lambda files=files: build_index(files, settings, encoder=encoder)))
    again.sort()
    ratios = [one / whole for one in again]
    show(
        "index again, 1 % of the profiles changed / index anew",
        again[0], whole, ratios[0], ratios[len(ratios) // 2],
    )  # fmt: skip


def start(matcher: Matcher) -> None:
    """Ask in a process of its own, against the plain script with its vectors kept."""
    command = [str(Path(sys.executable).with_name("matching")), "suggest"]
    place = ["--workspace", str(matcher.settings.workspace_folder)]
    files = sorted(str(path) for path in matcher.settings.sample.glob("*.jsonl"))
    model = str(matcher.settings.home / "encoders" / "multilingual-e5-small-q4")
    with TemporaryDirectory() as folder:
        kept = ["--vectors", f"{folder}/vectors.npy"]
        plain = [sys.executable, str(HERE / "plain_way.py"), model]
        run([*plain, QUERY, *files, *kept])
        compare(
            "suggest ID, cold process / the plain way, vectors kept",
            lambda: run([*command, QUERY, *place]),
            lambda: run([*plain, QUERY, *files, *kept]),
        )
        territory = matcher.territories.territories[0].id
        compare(
            "suggest --text, cold process / the plain way, vectors kept",
            lambda: run([*command, "--text", NEED, "--territory", territory, *place]),
            lambda: run([*plain, NEED, *files, *kept]),
        )
    for name, words in (("ID", [QUERY]), ("--text", ["--text", NEED, "--territory", territory])):
        print(f"  suggest {name} holds {memory([*command, *words, *place]):.0f} MB at most")


def run(command: list[str]) -> None:
    """Run a command to its end."""
    subprocess.run(command, check=True, capture_output=True)


def memory(command: list[str]) -> float:
    """Return the most memory a command holds, in megabytes."""
    # By a small process between: a child starts with what its parent holds.
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *command], check=True, capture_output=True, text=True
    )
    return int(told.stdout) / 1024


def warm(matcher: Matcher) -> None:
    """Ask again and again in one process."""
    ids = [profile.id for profile in matcher.profiles[::7]]
    territory = matcher.territories.territories[0].id
    needs = [
        f"Nous cherchons un partenaire pour {keyword}"
        for profile in matcher.profiles[::9]
        for keyword in profile.keywords[:1]
    ]
    matcher.suggest(Request(territory=territory, text=NEED))
    for name in ids[:5]:
        matcher.suggest(name)
    for what, calls in (
        ("an id", [lambda name=name: matcher.suggest(name) for name in ids]),
        (
            "a text",
            [lambda t=t: matcher.suggest(Request(territory=territory, text=t)) for t in needs],
        ),
    ):
        times = sorted(1e3 * seconds(call) for call in calls)
        print(
            f"suggest {what}, warm: min {times[0]:.1f} ms, median {times[len(times) // 2]:.1f} ms, "
            f"nine in ten {times[9 * len(times) // 10]:.1f} ms"
        )


def crowd(matcher: Matcher, count: int) -> list[np.ndarray]:
    """Return so many vectors of both sides."""
    names = [one.id for one in matcher.territories.territories]
    sides = [matcher.population(name).sentences.vectors for name in names]
    return [drawn(vectors, count, seed) for seed, vectors in enumerate(sides)]


def two_flat_searches(xs: np.ndarray, ys: np.ndarray) -> None:
    """Search FAISS's flat index of each side for the other."""
    for base, queries in ((ys, xs), (xs, ys)):
        flat = faiss.IndexFlatIP(base.shape[1])
        flat.add(base)
        flat.search(queries, K)


def pairs(matcher: Matcher) -> None:
    """Find the nearest 20 of everybody, both ways."""
    xs, ys = crowd(matcher, 10_000)

    def with_sklearn() -> None:
        for base, queries in ((ys, xs), (xs, ys)):
            NearestNeighbors(n_neighbors=K, metric="cosine").fit(base).kneighbors(queries)

    def with_semantic_search() -> None:
        for base, queries in ((ys, xs), (xs, ys)):
            util.semantic_search(queries, base, top_k=K)

    def ours() -> object:
        return best_both_ways(xs, ys, K)

    with_sklearn()
    compare("top 20 both ways, 10,000 a side / NearestNeighbors", ours, with_sklearn)
    compare("top 20 both ways, 10,000 a side / semantic_search", ours, with_semantic_search)
    compare(
        "top 20 both ways, 10,000 a side / two FAISS flat searches",
        ours,
        lambda: two_flat_searches(xs, ys),
    )


def scores(matcher: Matcher) -> None:
    """Measure and balance many pairs."""
    first, second = (one.id for one in matcher.territories.territories)
    xs, ys = (matcher.population(name) for name in (first, second))
    few = [population.ids[:30] for population in (xs, ys)]
    each = len(xs.ids) * len(ys.ids) / 900
    compare(
        f"fits of {len(xs.ids)} x {len(ys.ids)} profiles / pair by pair",
        matcher.scores,
        lambda: [matcher.explain(x, y) for x in few[0] for y in few[1]],
        unit=each,
    )
    random = np.random.default_rng(0)
    worth = random.beta(2, 5, (1000, 1000))
    times = []
    for temperature in (0.1, 0.02):
        took = seconds(
            lambda temperature=temperature: balance(
                worth, np.full(1000, 5.0), np.full(1000, 5.0), temperature=temperature
            )
        )
        times.append(f"{took:.3f} s at {temperature}")
    print(f"potentials of 1,000 x 1,000: {', '.join(times)}")


def large(matcher: Matcher) -> None:
    """Find the nearest 20 of many more."""
    xs, ys = crowd(matcher, 30_000)
    compare(
        "top 20 both ways, 30,000 a side / two FAISS flat searches",
        lambda: best_both_ways(xs, ys, K),
        lambda: two_flat_searches(xs, ys),
    )
    count = 300_000
    xs, ys = crowd(matcher, count)
    everybody = np.ones(count, np.bool_)
    start = time.perf_counter()
    sides = [Side(one, Nearest.build(one, everybody)) for one in (xs, ys)]
    print(f"  both indexes of {count:,} are built in {time.perf_counter() - start:.0f} s")
    flat = []
    for base, queries in ((ys, xs), (xs, ys)):
        flat.append((faiss.IndexFlatIP(base.shape[1]), queries[: count // 100]))
        flat[-1][0].add(base)

    def part() -> None:
        for its_index, queries in flat:
            its_index.search(queries, K)

    compare(
        f"the same approximately, {count:,} a side (theirs of 1 in 100)",
        lambda: approximate_both_ways(*sides, K),
        part,
        unit=100,
    )


PARTS = {one.__name__: one for one in (encode, index, start, warm, pairs, scores, large)}


def main() -> None:
    """Print the parts named, or all but the large one."""
    matcher = Matcher.ensure(load_settings())
    print(_LINE.format("", "ours", "theirs", "least", "median"))
    for name in sys.argv[1:] or [one for one in PARTS if one != "large"]:
        PARTS[name](matcher)


if __name__ == "__main__":
    main()
