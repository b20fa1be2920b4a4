"""Which two groups the files mean: the two territories, or any other two."""

from __future__ import annotations

import pytest

from matching.errors import RequestError
from matching.evaluation.groups import choose_groups, groups_in
from matching.evaluation.judgements import AskedRequest

HEADER = "id,name,kind,territory,keywords\n"


def ids(territories):
    return [one.id for one in territories.territories]


def asked(*names):
    return [AskedRequest(f"r{n}", "text", name) for n, name in enumerate(names)]


def test_what_files_write(written):
    rows = "a,A,company,People,x\nb,B,company,papers,x\nc,C,company,people,x\nd,D,company,,x\n"
    assert groups_in([written("p.csv", HEADER + rows)]) == ("People", "papers")


@pytest.mark.parametrize("names", [("auville", "Burgh"), ("Burgh",), (), ("auville", "Auvile")])
def test_the_territories_stand_where_the_files_write_them(names, toy_territories):
    assert choose_groups(names, [], toy_territories) is toy_territories


def test_a_slip_beside_both_territories_is_left_to_the_reader(toy_territories):
    names = ("auville", "bourg", "nowhere")
    assert choose_groups(names, [], toy_territories) is toy_territories


def test_any_other_two(toy_territories):
    found = choose_groups(("People", "papers"), [], toy_territories)
    assert ids(found) == ["People", "papers"]
    assert found.axes == toy_territories.axes
    assert found.domains == toy_territories.domains
    assert found.find_territory("PAPERS") == "papers"


def test_one_territory_and_one_group(toy_territories):
    assert ids(choose_groups(("papers", "Burgh"), [], toy_territories)) == ["bourg", "papers"]


def test_requests_bring_the_second_group(toy_territories):
    found = choose_groups(("people",), asked("papers", "people", None, "Papers"), toy_territories)
    assert ids(found) == ["people", "papers"]


@pytest.mark.parametrize("names", [(), ("people",), (None,)])
def test_or_are_the_second_group_themselves(names, toy_territories):
    found = choose_groups(("people",), asked(*names), toy_territories)
    assert ids(found) == ["people", "requests"]
    assert ids(choose_groups(("requests",), [], toy_territories)) == ["requests", "other"]


def test_three_groups_are_refused(toy_territories):
    with pytest.raises(RequestError) as caught:
        choose_groups(("cats", "dogs", "fish"), [], toy_territories)
    assert "cats, dogs, fish" in caught.value.text("en")
    assert "exactly two" in caught.value.text("en")
