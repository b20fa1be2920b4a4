"""What others wrote is shipped as they released it, with its licence."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import matching.web
from matching.web.assets import assets

STATIC = Path(matching.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"
OF_THE_TESTS = Path(__file__).parent / "vendor"


@pytest.mark.parametrize("folder", [VENDOR, OF_THE_TESTS], ids=["product", "tests"])
def test_the_files_are_those_that_were_released(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    written = dict(reversed(line.split()) for line in lines)
    files = {path.name: path for path in folder.iterdir() if path.name != "SHA256SUMS"}
    assert set(written) == set(files)
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == written[name]


def test_their_licences_stand_beside_them():
    assert "Zero-Clause BSD" in (VENDOR / "htmx-LICENSE.txt").read_text()
    assert "Mozilla Public License, version 2.0" in (OF_THE_TESTS / "axe-LICENSE.txt").read_text()
    # What only checks the pages is no part of them.
    assert not [name for name in assets() if "axe" in name]


def test_styles_and_scripts_call_nobody_else():
    for name, asset in assets().items():
        if name.startswith("vendor/"):
            continue
        text = asset.contents.decode()
        addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text)
        assert [one for one in addresses if not one.endswith("www.w3.org")] == [], name
        assert not re.search(r"\beval\(|innerHTML|document\.write|@import|localStorage", text), name
