"""What others wrote is shipped as they released it, with its licence."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import matching.web
from matching.web.assets import assets

STATIC = Path(matching.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"


def test_the_files_are_those_that_were_released():
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    written = dict(reversed(line.split()) for line in lines)
    files = {path.name: path for path in VENDOR.iterdir() if path.name != "SHA256SUMS"}
    assert set(written) == set(files)
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == written[name]
    assert "Zero-Clause BSD" in (VENDOR / "htmx-LICENSE.txt").read_text()


def test_styles_and_scripts_call_nobody_else():
    for name, asset in assets().items():
        if name.startswith("vendor/"):
            continue
        text = asset.contents.decode()
        addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text)
        assert [one for one in addresses if not one.endswith("www.w3.org")] == [], name
        assert not re.search(r"\beval\(|innerHTML|document\.write|@import|localStorage", text), name
