"""Style sheets agree: what several pages share is said once, and one page never bends another."""

from __future__ import annotations

import re

import pytest

from matching.web.assets import assets

SHARED = ("css/desk.css", "css/parts.css")
OWN = ("css/explore.css", "css/mission.css")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")


def selectors(name: str) -> list[str]:
    """The selectors of a sheet, those for some screens only left aside."""
    plain = _MEDIA.sub("", _REMARK.sub("", assets()[name].contents.decode()))
    return [one.strip() for rule in _RULE.findall(plain) for one in rule.split(",")]


def test_selectors_are_read():
    assert {"body", "h1", ".lead", ".quiet"} <= set(selectors("css/desk.css"))
    assert 'input[type="file"]' in selectors("css/parts.css")
    assert ":root" in selectors("css/desk.css")


@pytest.mark.parametrize("own", OWN)
def test_the_sheet_of_one_page_says_nothing_anew_of_what_pages_share(own):
    shared = {one for name in SHARED for one in selectors(name)}
    assert shared.isdisjoint(selectors(own))
