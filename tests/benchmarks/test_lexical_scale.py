"""What indexing and asking by spelling and by words costs, against the libraries (make figures).

Times are ratios within one run, of processor time, the least of three. MATCHING_BENCH_PROFILES
asks for more profiles of each side than the 500 of every day.
"""

from __future__ import annotations

import os
import time

import bm25s
import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from synthetic import sample_profiles, synthetic_profiles

from matching.index.characters import CharacterModel, document, load_documents
from matching.index.documents import unit_rows
from matching.index.smoothed_documents import SmoothedDocuments
from matching.index.word_ranking import best_by_words
from matching.index.words import WordIndex, profile_tokens

SIZE = int(os.environ.get("MATCHING_BENCH_PROFILES", "500"))
DEPTH = 100
CANDIDATES = 300


@pytest.fixture(scope="module")
def sides():
    sample = sample_profiles()
    territories = sorted({profile.territory for profile in sample})
    return [list(synthetic_profiles(SIZE, one, sample=sample)) for one in territories]


def least(action):
    """The least processor time of three runs of ``action``, in seconds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return max(min(times), 1e-9)


@pytest.fixture
def table(capsys):
    """Prints a line: what is measured, the time of it, how often it goes into the other's."""

    def line(text, ours, theirs):
        with capsys.disabled():
            print(f"\n  {text:48} {ours * 1e3:9.2f} ms {theirs / ours:8.1f} times as fast", end="")

    return line


def test_spelling_is_indexed_faster_than_by_scikit_learn(sides, table):
    people = [*sides[0], *sides[1]]

    def theirs():
        vectorizer = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            strip_accents="unicode",
            sublinear_tf=True,
            dtype=np.float32,
        )
        vectorizer.fit(document(one) for one in people)
        return vectorizer.transform(document(one) for one in people)

    ours = least(lambda: CharacterModel.fit(people).documents(people))
    slow = least(theirs)
    table(f"spelling of {len(people)} profiles learned and counted", ours, slow)
    assert ours < slow / 3


def test_words_are_ranked_faster_for_all_than_one_by_one(sides, table):
    queries = [profile_tokens(one) for one in sides[0]]
    index = WordIndex.build(sides[1])
    other = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    other.index([profile_tokens(one) for one in sides[1]], show_progress=False)

    def theirs():
        for query in queries:
            known = [word for word in query if word in other.vocab_dict]
            scores = other.get_scores(known)
            np.lexsort((np.arange(len(scores)), -scores))[:DEPTH]

    ours = least(lambda: best_by_words(index, queries, DEPTH, threads=1))
    slow = least(theirs)
    table(f"best {DEPTH} of {SIZE} by words for {SIZE}", ours, slow)
    # It pays with many profiles; with few it must not cost much.
    assert ours < slow * 1.5


def test_candidates_are_compared_without_smoothing_everybody(sides, table, tmp_path):
    model = CharacterModel.fit([*sides[0], *sides[1]])
    home = model.write_documents(sides[1], tmp_path)
    query = model.documents(sides[0][:1])
    random = np.random.default_rng(0)
    lenders = random.integers(SIZE, size=3 * SIZE)
    cells = (np.full(3 * SIZE, 0.2), (np.repeat(np.arange(SIZE), 3), lenders))
    lending = sparse.csr_matrix(cells, shape=(SIZE, SIZE))
    candidates = random.choice(SIZE, size=min(SIZE, CANDIDATES), replace=False)
    known = SmoothedDocuments(home, home, lending).lengths

    def eager():
        rows = unit_rows(sparse.csr_matrix(home.rows + lending @ home.rows))
        return (query.rows @ rows[candidates].T).toarray()

    def lazy(lengths=None):
        return query.cosines(SmoothedDocuments(home, home, lending, lengths).take(candidates))

    assert lazy() == pytest.approx(eager(), abs=1e-6)
    slow, ours, quick = least(eager), least(lazy), least(lambda: lazy(known))
    table(f"one query, {len(candidates)} of {SIZE} smoothed candidates", ours, slow)
    table("the same, lengths known", quick, slow)
    assert quick < ours < slow


def test_opening_reads_nothing(sides, table, tmp_path):
    model = CharacterModel.fit(sides[0])
    model.save(tmp_path / "model")
    model.write_documents(sides[0], tmp_path / "rows")
    index = WordIndex.build(sides[0])
    index.save(tmp_path / "words")

    def opened():
        load_documents(tmp_path / "rows")
        WordIndex.load(tmp_path / "words", SIZE)
        return CharacterModel.load(tmp_path / "model")

    def asked():
        return opened().documents(sides[1][:1])

    whole = least(lambda: CharacterModel.fit(sides[0]))
    table("open spelling and words, against learning them", least(opened), whole)
    table("open and count one profile", least(asked), whole)
    assert least(asked) < whole / 5
