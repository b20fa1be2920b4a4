"""``matching privacy`` as a person runs it, and what it keeps out of the other commands."""

from __future__ import annotations

import json
from datetime import date

from matching.config import load_settings
from matching.engine.loading import load_profiles
from matching.entities.records import merges_of, write_merges
from matching.entities.resolving import resolve
from matching.privacy.suppression import SuppressionList
from matching.profiles.writing import write_profiles

DAY = date(2026, 11, 30)


def test_undoing_a_merge_does_not_bring_them_back(run, bare_home, tmp_path):
    here = tmp_path / "here"
    base = {"kind": "company", "territory": "rennes", "city": "Rennes", "keywords": ["verre"]}
    rows = [
        base | {"id": "siren:732829320", "name": "Verrerie du Pont SARL"},
        base | {"id": "w1", "name": "Verrerie du Pont"},
        base | {"id": "w2", "name": "Fonderie du Nord"},
    ]
    (here / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    settings = load_settings(home=bare_home)
    loaded = load_profiles(here / "all.jsonl", settings)
    found = resolve(loaded.profiles, lambda one, other: one == other)
    write_profiles(found.profiles, here / "one.jsonl")
    write_merges(merges_of(found, loaded.profiles), here / "one.jsonl.merges")
    assert len(found.profiles) == 2
    SuppressionList(settings.privacy_folder).add(loaded.profiles[0], DAY)
    ended = run("dedupe", "one.jsonl", "--undo", "one.jsonl.merges", "-o", "back.jsonl")
    assert ended.code == 0
    kept = [json.loads(line)["id"] for line in (here / "back.jsonl").read_text().splitlines()]
    assert kept == ["w2"]
    assert "siren" not in ended.err
    assert "Verrerie" not in ended.err
