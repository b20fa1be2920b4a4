"""The command line as a person runs it: in this process where speed allows, else in a child."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from matching.cli.main import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, and what it wrote with ordinary spaces."""

    code: int
    out: str
    err: str


def ordinary(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture
def bare_home(tmp_path, monkeypatch):
    """An empty MATCHING_HOME, in a current folder of its own; French, 100 columns."""
    for name in ("CONFIG", "WORKSPACE", "TERRITORIES", "LANG", "DEBUG"):
        monkeypatch.delenv(f"MATCHING_{name}", raising=False)
    monkeypatch.setenv("MATCHING_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return tmp_path / "home"


@pytest.fixture
def run(bare_home, capsys):
    """Run a command line in this process, without any index."""

    def ended(*arguments):
        code = main([str(one) for one in arguments])
        streams = capsys.readouterr()
        return Ended(code, ordinary(streams.out), ordinary(streams.err))

    return ended


@pytest.fixture
def run_on_sample(run, sample_home, monkeypatch):
    """Run a command line in this process, on the indexed sample."""
    monkeypatch.setenv("MATCHING_HOME", str(sample_home))
    return run


@pytest.fixture
def child(bare_home):
    """Start the command line in another process and return it at once."""

    def started(*arguments, **options):
        settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
        words = [sys.executable, "-m", "matching.cli.main", *map(str, arguments)]
        return subprocess.Popen(words, env=environment, **settings | options)

    return started


SMALL = """\
id,name,kind,territory,city,domains,offers,seeks
r1,Capteurs Armor,entreprise,rennes,Rennes,numerique,Capteurs,Un laboratoire d'optique
r2,Fromagerie Vilaine,entreprise,rennes,Bruz,alimentation,Fromages,Un centre de nutrition
q1,Centre d'optique,laboratoire,quebec,Québec,photonique,Essais d'optique,Des capteurs
q2,Centre de nutrition,laboratoire,quebec,Lévis,alimentation,Essais,Des fromageries
"""


@pytest.fixture(scope="session")
def small_workspace(sample_home, tmp_path_factory):
    """A workspace of four profiles, two of each territory, not to be written to."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "small.csv").write_text(SMALL, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHING_HOME", str(sample_home))
        code = main(["index", str(folder / "small.csv"), "--workspace", str(folder / "workspace")])
    assert code == 0
    return folder / "workspace"


@pytest.fixture
def workspace(small_workspace, tmp_path):
    """A copy of the workspace of four profiles, to be ill-treated."""
    shutil.copytree(small_workspace, tmp_path / "workspace")
    return tmp_path / "workspace"
