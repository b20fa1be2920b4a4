"""Territories of any size: how long they take to build, open, ask and rank, and in what memory.

    python tests/benchmarks/scale.py pipeline 100000 50000
    python tests/benchmarks/scale.py build 100000 50000 FOLDER
    python tests/benchmarks/scale.py build 1000000 1000000 FOLDER brief
    python tests/benchmarks/scale.py open FOLDER
    python tests/benchmarks/scale.py rank FOLDER
    python tests/benchmarks/scale.py vectors 1000000

Profiles are drawn from the sample's own texts with a seed, brief ones with one sentence each, and
vectors are given. Memory is that of
the process and its children: anonymous, which cannot be given back, and with mapped files.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from crowds import drawn as drawn_like
from given_vectors import GivenVectors
from synthetic import synthetic_profiles

from matching import Matcher, Profile, Settings, load_settings
from matching.engine.building import compute
from matching.engine.everybody import rank_everybody
from matching.index.approximate_joining import Side as Joined
from matching.index.approximate_joining import approximate_both_ways
from matching.index.generation import Contents
from matching.index.nearest import Nearest
from matching.index.scratch import scratch_in
from matching.index.workspace import Workspace
from matching.profiles.facets import TEMPLATE_VERSION
from matching.ranking.ranker import Ranker
from matching.territories import Territories

_GIGABYTE = 1e9 / 1024
"""In the kernel's kilobytes."""
_MOST_JOINED = 300_000


class Memory:
    """The most memory this process and its children held together, looked at every second."""

    def __init__(self) -> None:
        self.most = {"anonymous": 0, "resident": 0}
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            held = [_held(pid) for pid in _family(os.getpid())]
            self.most["anonymous"] = max(self.most["anonymous"], sum(one[0] for one in held))
            self.most["resident"] = max(self.most["resident"], sum(one[1] for one in held))
            time.sleep(1)

    def __str__(self) -> str:
        return ", ".join(f"{name} {kb / _GIGABYTE:.2f} GB" for name, kb in self.most.items())


def _family(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [c for task in tasks for c in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> tuple[int, int]:
    """Anonymous and resident memory; what processes share is divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    fields = {line.split(":")[0]: line.split()[1] for line in lines if line.endswith(" kB")}
    return int(fields.get("Pss_Anon", 0)), int(fields.get("Pss", 0))


@contextmanager
def told(what: str, memory: Memory):
    """Print how long something took."""
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.1f} s ({memory})", flush=True)


def drawn(
    counts: tuple[int, int], settings: Settings, memory: Memory, *, brief: bool = False
) -> list[Profile]:
    """Return so many profiles of both territories."""
    names = [one.id for one in Territories.load(settings.territories).territories]
    with told("profiles drawn", memory):
        return [
            profile
            for name, count in zip(names, counts, strict=True)
            for profile in synthetic_profiles(count, name, brief=brief)
        ]


def build(counts: tuple[int, int], folder: Path, memory: Memory, *, brief: bool = False) -> None:
    """Write a workspace of so many profiles of both territories."""
    settings = load_settings(workspace=folder)
    sample = Matcher.ensure(load_settings())
    encoder = GivenVectors(sample, strong=brief)
    profiles = drawn(counts, settings, memory, brief=brief)
    workspace = Workspace(folder)
    with told("whole build", memory), workspace.building(), scratch_in(folder) as scratch:
        contents = computed(profiles, settings, encoder, scratch, memory)
        with told("written", memory):
            manifest = workspace.write(
                contents,
                model_id=sample.encoder.model_id,
                precision="f32",
                template_version=TEMPLATE_VERSION,
                origin=("synthetic",),
                origin_hash="",
            )
    print("recall:", json.dumps(manifest.recall))


def computed(profiles, settings, encoder, scratch, memory) -> Contents:
    """Return the contents of an index of ``profiles``."""
    territories, ranker = Territories.load(settings.territories), Ranker.load(settings.ranker)
    with told("computed", memory):
        contents, _ = compute(profiles, territories, ranker, encoder, scratch=scratch)
    print(f"  of which vectors looked up: {encoder.seconds:.1f} s")
    return contents


def pipeline(counts: tuple[int, int], memory: Memory) -> None:
    """Print how long the way from profiles with their vectors to everybody's best 20 takes."""
    settings = load_settings()
    encoder = GivenVectors(Matcher.ensure(settings))
    profiles = drawn(counts, settings, memory)
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        contents = computed(profiles, settings, encoder, Path(folder), memory)
        with told("ranked", memory):
            rank_everybody(
                contents, Ranker.load(settings.ranker), top=20, candidates=50, progress=Steps()
            )
        seconds = time.perf_counter() - start - encoder.seconds
    print(f"whole pipeline, vectors given: {seconds:.0f} s ({memory})")


class Steps:
    """Prints when a step comes further."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    def __call__(self, step: str, done: int, total: int) -> None:
        if done == total or step.endswith("join"):
            print(f"  {step} {done}/{total}: {time.perf_counter() - self._start:.0f} s", flush=True)


def opened(folder: Path, memory: Memory) -> Matcher:
    """Return the matcher on a workspace, and print how long it took to open and to ask."""
    settings = load_settings(workspace=folder)
    with told("opened", memory):
        matcher = Matcher.open(settings=settings)
    names = [one.id for one in matcher.territories.territories]
    asked = [f"{name}-{row:07d}" for row in (1, 7, 42, 99, 123, 777, 5005) for name in names]
    for when in ("asked first, pages not read before", "asked again", "and again"):
        seconds = []
        for one in asked:
            start = time.perf_counter()
            matcher.suggest(one)
            seconds.append(time.perf_counter() - start)
        seconds.sort()
        print(
            f"{when}: min {1e3 * seconds[0]:.0f} ms, median "
            f"{1e3 * seconds[len(seconds) // 2]:.0f} ms, max {1e3 * seconds[-1]:.0f} ms ({memory})"
        )
    return matcher


def rank(folder: Path, memory: Memory) -> None:
    """Print how long the best 20 of everybody take."""
    matcher = Matcher.open(settings=load_settings(workspace=folder))
    with told("ranked", memory):
        lists = matcher.rank_all(20, progress=Steps())
    for one in lists:
        print(
            one.territory,
            one.partners.shape,
            f"mean of the first scores {one.score[:, 0].mean():.3f}",
        )


def vectors(count: int, memory: Memory) -> None:
    """Print how one facet of so many vectors a side is indexed, opened, asked and joined."""
    matcher = Matcher.ensure(load_settings())
    names = [one.id for one in matcher.territories.territories]
    sample = [matcher.population(name).sentences.vectors for name in names]
    xs, ys = (drawn_like(one, count, seed) for seed, one in enumerate(sample))
    everybody = np.ones(count, np.bool_)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "topic.faiss"
        with told(f"{count:,} vectors indexed", memory):
            Nearest.build(ys, everybody, xs[:10_000]).save(path)
        with told("  opened", memory):
            nearest = Nearest.open(path, everybody)
        times = []
        for query in xs[:: count // 100]:
            start = time.perf_counter()
            nearest.search(query, 100)
            times.append(time.perf_counter() - start)
        print(f"  asked for 100: median {1e3 * sorted(times)[len(times) // 2]:.2f} ms")
        if count <= _MOST_JOINED:
            sides = Joined(xs, Nearest.build(xs, everybody, ys[:10_000])), Joined(ys, nearest)
            with told("  top 20 both ways", memory):
                approximate_both_ways(*sides, 20)


def main() -> None:
    """Do what the command line asks."""
    memory = Memory()
    match sys.argv[1:]:
        case ["build", first, second, folder]:
            build((int(first), int(second)), Path(folder), memory)
        case ["build", first, second, folder, "brief"]:
            build((int(first), int(second)), Path(folder), memory, brief=True)
        case ["pipeline", first, second]:
            pipeline((int(first), int(second)), memory)
        case ["open", folder]:
            opened(Path(folder), memory)
        case ["rank", folder]:
            rank(Path(folder), memory)
        case ["vectors", count]:
            vectors(int(count), memory)
        case _:
            print(__doc__)


if __name__ == "__main__":
    main()
