from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.learning.folds import fold_of_each

queries = st.lists(st.sampled_from([f"q{n}" for n in range(12)]), min_size=1, max_size=40)
counts = st.integers(2, 6)
seeds = st.integers(0, 9)


def by_query(names, folds, seed):
    return dict(zip(names, fold_of_each(names, folds, seed).tolist(), strict=True))


@given(queries, counts, seeds)
def test_a_query_is_never_on_both_sides(names, folds, seed):
    found = fold_of_each(names, folds, seed)
    assert len({(name, fold) for name, fold in zip(names, found, strict=True)}) == len(set(names))
    assert ((found >= 0) & (found < folds)).all()


@given(queries, counts, seeds)
def test_folds_differ_by_one_query_at_most(names, folds, seed):
    sizes = Counter(by_query(names, folds, seed).values())
    held = [sizes[fold] for fold in range(folds)]
    assert max(held) - min(held) <= 1


@given(queries, counts, seeds, st.randoms(use_true_random=False))
def test_the_order_and_number_of_pairs_change_nothing(names, folds, seed, chance):
    shuffled = [*names, *names[:3]]
    chance.shuffle(shuffled)
    assert by_query(shuffled, folds, seed) == by_query(names, folds, seed)


def test_another_seed_cuts_otherwise():
    names = [f"q{n:02d}" for n in range(20)]
    found = {tuple(fold_of_each(names, 5, seed).tolist()) for seed in range(5)}
    assert len(found) == 5
    assert fold_of_each(names, 5, 0).dtype == np.intp
