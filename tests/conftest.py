"""Fixtures: the indexed sample (real encoder, built once) and a toy world without a model."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]
sys.path.append(str(Path(__file__).parent))

from toys import ToyEncoder, toy_profiles, write_toy_territories  # noqa: E402

from matching import Matcher  # noqa: E402
from matching.config import Settings, load_settings  # noqa: E402

# Figures are the same on every machine only in full precision.
os.environ["MATCHING_PRECISION"] = "f32"


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A MATCHING_HOME with the encoder unpacked and the sample indexed, built once for all tests.

    ``MATCHING_TEST_HOME`` keeps it between runs. Processes that share out the tests share it too.
    """
    kept = os.environ.get("MATCHING_TEST_HOME")
    base = tmp_path_factory.getbasetemp()
    home = Path(kept) if kept else (base if worker_id == "master" else base.parent) / "home"
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "tests.lock"):
        Matcher.ensure(load_settings(home=home))
    return home


@pytest.fixture(scope="session")
def encoder_home(sample_home: Path) -> Path:
    """The folder under which the bundled encoder is unpacked."""
    return sample_home


@pytest.fixture(scope="session")
def sample_settings(sample_home: Path) -> Settings:
    """Settings whose workspace holds the sample."""
    return load_settings(home=sample_home)


@pytest.fixture(scope="session")
def matcher(sample_settings: Settings):
    """The matcher on the indexed sample."""
    return Matcher.open(settings=sample_settings)


@pytest.fixture
def toy_encoder() -> ToyEncoder:
    """An encoder without a model: texts that share character trigrams are near."""
    return ToyEncoder()


@pytest.fixture
def toy_settings(tmp_path: Path) -> Settings:
    """Settings on a folder of their own, with two invented territories."""
    return load_settings(
        home=tmp_path / "home", territories=write_toy_territories(tmp_path / "territories.toml")
    )


@pytest.fixture
def profiles():
    """Forty-eight invented profiles, twenty-four of each invented territory."""
    return toy_profiles()
