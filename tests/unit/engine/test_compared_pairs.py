"""Pairs compared while an index is built are those an answer would compare, both ways."""

from __future__ import annotations

import numpy as np
import pytest

from matching.engine import building
from matching.engine.building import build_index
from matching.index.population import encode_profiles
from matching.index.workspace import Workspace
from matching.profiles.writing import write_profiles
from matching.ranking.features import COMPARED, DIRECTED, SYMMETRIC, measure
from matching.ranking.ranker import Ranker
from matching.ranking.ranking import Ranking
from matching.territories import Territories


@pytest.fixture
def ranking_of(toy_settings, toy_encoder, profiles, tmp_path):
    path = tmp_path / "profiles.jsonl"
    write_profiles(profiles, path)

    def built():
        build_index([path], toy_settings, encoder=toy_encoder)
        _, contents = Workspace(toy_settings.workspace_folder).read()
        return Ranking(
            contents,
            Ranker.load(toy_settings.ranker),
            Territories.load(toy_settings.territories),
        )

    return built


@pytest.mark.parametrize("turned", [False, True])
def test_they_are_what_an_answer_would_compare(ranking_of, turned):
    ranking = ranking_of()
    xs, ys = (side.population for side in ranking.contents.sides.values())
    xs, ys = (ys, xs) if turned else (xs, ys)
    own, others = xs.take([3]), ys.take([5, 0, 2])
    read, _ = ranking.fit(own, others)
    afresh = measure(own, others, ranking.ranker.complementarity)
    for name in (*SYMMETRIC, *DIRECTED):
        for one, other in ((read.forward, afresh.forward), (read.backward, afresh.backward)):
            assert one[name] == pytest.approx(other[name], nan_ok=True), name
    assert set(ranking.contents.compared.values) == set(COMPARED)
    table = ranking.contents.compared.values["sentences"]
    cell = table[0, 3] if turned else table[3, 0]
    assert read.forward["sentences"][0, 1] == cell


def test_they_are_kept_only_where_both_sides_are_small(ranking_of, monkeypatch):
    kept = ranking_of()
    answer = kept.fit(*(side.population for side in kept.contents.sides.values()))[1].score
    monkeypatch.setattr(building, "MOST", 23)
    ranking = ranking_of()
    assert ranking.contents.compared is None
    again = ranking.fit(*(side.population for side in ranking.contents.sides.values()))[1].score
    assert np.array_equal(again, answer)


def test_a_guest_is_compared_afresh(ranking_of, toy_encoder, profiles):
    ranking = ranking_of()
    contents = ranking.contents
    own = profiles[0]
    changed = own.model_copy(update={"offers_fr": ("quelque chose de tout autre",)})
    side = contents.sides[own.territory]
    (other,) = (one for name, one in contents.sides.items() if name != own.territory)
    guest = contents.receive(encode_profiles([changed], toy_encoder), own.territory)
    assert guest.stored is None
    stored = side.population.take([side.population.row_of[own.id]])
    assert stored.stored is not None
    partners = other.population.take([0, 1, 2])
    mine = ranking.fit(stored, partners)[0].forward["sentences"]
    theirs = ranking.fit(guest, partners)[0].forward["sentences"]
    assert not np.array_equal(mine, theirs)
