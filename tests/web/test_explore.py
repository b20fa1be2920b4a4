"""The map of the sample: the picture and the tables say the same, filters dim, topics open."""

from __future__ import annotations

import re
from threading import Event
from urllib.parse import parse_qs, urlsplit

import pytest

from matching.engine.atlas import atlas
from matching.engine.atlas.atlas import topic_map
from matching.web.exploring import GOOD

pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def made(matcher):
    return topic_map(matcher)


def numbers(row):
    return [int(cell.text) for cell in row.all("td")]


def asked_for(links):
    """The profiles that links to suggestions ask for, in order."""
    return [
        parse_qs(urlsplit(one["href"]).query)["profile"][0]
        for one in links
        if one["href"].startswith("/suggestions?")
    ]


def test_the_table_counts_what_the_picture_draws(browser, made):
    page = browser.open("/explore")
    picture = page.with_class("map")[0]
    assert len(picture.all("circle")) - len(made.topics) == made.drawn["rennes"]
    assert len(picture.all("rect")) == made.drawn["quebec"]
    rows = page.with_class("topics")[0].one("tbody").all("tr")
    for row, topic in zip(rows, made.topics, strict=True):
        sides = [topic.of("rennes"), topic.of("quebec")]
        weak = [sum(spot.best.score < GOOD for spot in side) for side in sides]
        assert numbers(row) == [*map(len, sides), *weak]
        assert row.one("th").text == ", ".join(topic.terms["fr"])
    assert sorted(asked_for(picture.all("a"))) == sorted(spot.profile.id for spot in made.spots)


def test_each_topic_opens_on_the_same_profiles_in_the_picture_and_in_the_table(browser, made):
    for topic in made.topics:
        page = browser.open("/explore")
        page = browser.open(page.with_class("topic")[topic.number - 1]["href"])
        assert page.one("h1").text.lower() == ", ".join(topic.terms["fr"]).lower()
        picture, table = page.with_class("map")[0], page.with_class("members")[0]
        shown = asked_for(picture.all("a"))
        listed = asked_for(one.all("a")[0] for one in table.one("tbody").all("th"))
        assert shown == listed
        assert shown == [spot.profile.id for spot in topic.spots]
        places = [one.text for one in picture.all("text")]
        assert places == [str(n) for n in range(1, len(topic.spots) + 1)]


def test_the_best_partner_is_that_of_the_engine(browser, matcher, made):
    spot = made.topics[1].spots[0]
    page = browser.open("/explore?topic=2")
    (row,) = [
        one
        for one in page.with_class("members")[0].one("tbody").all("tr")
        if spot.profile.id in asked_for(one.one("th").all("a"))
    ]
    told = matcher.explain(spot.profile.id, spot.best.partner)
    assert row.all("td")[-1].text.startswith(f"{round(told.score * 100)} % {told.partner.name}")


def test_filters_dim_the_picture_and_narrow_the_tables(browser, made):
    page = browser.open("/explore")
    form = page.with_class("refine")[0]
    page = browser.submit(form, kind=["company"], territory=["quebec"])
    passing = [
        spot
        for spot in made.spots
        if (spot.profile.kind, spot.profile.territory) == ("company", "quebec")
    ]
    picture = page.with_class("map")[0]
    assert sorted(asked_for(picture.all("a"))) == sorted(spot.profile.id for spot in passing)
    assert len(picture.with_class("dim")) == len(made.spots) - len(passing)
    counts = [numbers(one) for one in page.with_class("topics")[0].one("tbody").all("tr")]
    assert [sum(column) for column in zip(*counts, strict=True)] == [
        0,
        len(passing),
        0,
        sum(spot.best.score < GOOD for spot in passing),
    ]
    # A topic is opened under the same filters.
    near = browser.open(page.with_class("topic")[0]["href"])
    assert "kind=company" in browser.address
    assert len(near.with_class("members")[0].one("tbody").all("th")) == counts[0][1]


def test_who_is_alone_is_listed_worst_first_with_what_there_is(browser, made):
    section = browser.open("/explore").one("section", id="alone")
    for table, territory in zip(section.all("table"), ("rennes", "quebec"), strict=True):
        weak = sorted(
            (spot.best.score, spot.profile.id)
            for spot in made.spots
            if spot.profile.territory == territory and spot.best.score < GOOD
        )
        rows = table.one("tbody").all("tr")
        assert [asked_for(row.one("th").all("a"))[0] for row in rows] == [
            name for _, name in weak[:10]
        ]
        below = [bool(row.all("strong")) for row in rows]
        assert below == [score < made.floor for score, _ in weak[:10]]


def test_topics_of_one_side_are_told(browser, made):
    section = browser.open("/explore").one("section", id="alone")
    told = [re.findall(r"\d+", one.with_class("quiet")[0].text) for one in section.all("li")]
    expected = []
    for topic in made.topics:
        few, many = sorted(len(topic.of(name)) for name in ("rennes", "quebec"))
        if many >= max(4, 2 * few):
            expected.append([str(many), str(few)])
    assert sorted(told) == sorted(expected)
    assert expected


def test_words_of_topics_are_in_the_language_of_the_page(browser, made):
    page = browser.open("/explore?lang=en")
    rows = page.with_class("topics")[0].one("tbody").all("tr")
    assert [row.one("th").text for row in rows] == [
        ", ".join(topic.terms["en"]) for topic in made.topics
    ]


def test_a_topic_that_is_not_there_and_a_filter_that_lets_nobody_pass(browser):
    browser.open("/explore?topic=999")
    assert browser.status == 404
    page = browser.open("/explore?kind=nothing&topic=1")
    assert page.with_class("members")[0].one("tbody").all("th") == []
    assert "Aucun profil" in page.with_class("members")[0].text


def test_a_map_in_the_making_is_a_page_that_comes_back(browser, monkeypatch):
    monkeypatch.setattr("matching.web.routes.explore._PATIENCE", 0.01)
    monkeypatch.setattr(atlas, "_maps", {})
    go = Event()
    monkeypatch.setattr(atlas, "make_topic_map", lambda _matcher: go.wait(10))
    page = browser.open("/explore")
    go.set()
    assert browser.status == 202
    assert [one["content"] for one in page.all("meta") if one.get("http-equiv") == "refresh"] == [
        "5"
    ]
