from __future__ import annotations

import math

import pytest
from unit.ranking.handmade import a_population, a_profile

from matching.learning.candidates.sectors import nearness, sectors


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("J", "62", "620", "6201"), 1.0),
        (("J", "62", "620", "6202"), 0.75),
        (("J", "62"), 0.5),
        (("J", "58", "582", "5820"), 0.25),
        (("C", "10", "101", "1010"), 0.0),
    ],
)
def test_nearness_is_the_share_of_levels_in_common(other, expected):
    assert nearness([("J", "62", "620", "6201")], [other]) == expected


def test_of_several_codes_the_best_counts_and_none_is_unknown():
    farm, code = ("A", "01", "011", "0111"), ("J", "62", "620", "6201")
    assert nearness([farm, code], [("J", "58", "582", "5820"), code]) == 1.0
    assert math.isnan(nearness([], [code]))


def test_french_and_canadian_companies_meet():
    french = a_profile(sector_codes=[{"nomenclature": "NAF", "code": "62.02A"}])
    silent = a_profile("two")
    canadian = a_profile("three", sector_codes=[{"nomenclature": "SCIAN", "code": "541514"}])
    publisher = a_profile("four", sector_codes=[{"nomenclature": "NAICS", "code": "513212"}])
    values = sectors(a_population(french, silent), a_population(canadian, publisher))["sectors"]
    assert values[0].tolist() == [1.0, 0.25]
    assert all(math.isnan(value) for value in values[1])
