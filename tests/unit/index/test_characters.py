from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_profile, some_documents

from matching.index import ngrams
from matching.index.characters import (
    CharacterModel,
    document,
    load_documents,
    save_documents,
)


@pytest.fixture(scope="module")
def people():
    return [
        a_profile("a", name="Alpha", keywords=("photonique",)),
        a_profile("b", name="Bravo", keywords=("photonics",)),
        a_profile("c", name="Zulu", keywords=("fromage",)),
    ]


@pytest.fixture(scope="module")
def model(people):
    return CharacterModel.fit(people)


def rows_of(model, people):
    return model.documents(people).rows


def cosines(rows):
    return (rows @ rows.T).toarray()


def test_every_text_of_the_profile_is_in_its_document():
    profile = a_profile(
        name="Name",
        summary_fr="s-fr",
        summary_en="s-en",
        offers_fr=("o-fr",),
        offers_en=("o-en",),
        seeks_fr=("n-fr",),
        seeks_en=("n-en",),
        keywords=("k",),
        works=({"title": "t", "abstract": "a"}, {"title": "t2"}),
    )
    assert document(profile) == "Name. s-fr. s-en. o-fr. o-en. n-fr. n-en. k. t. a. t2"


def test_rows_have_length_one_and_spelling_brings_them_near(model, people):
    between = cosines(rows_of(model, people))
    assert np.diag(between) == pytest.approx([1, 1, 1])
    assert between[0, 1] > 0.2 > between[0, 2]


def test_accents_and_case_do_not_count(model):
    plain = rows_of(model, [a_profile(name="Alpha", keywords=("photonique",))])
    accented = rows_of(model, [a_profile(name="ÀLPHÀ", keywords=("Phôtonique",))])
    assert (plain != accented).nnz == 0


def test_a_text_of_unknown_letters_is_zero(model):
    assert rows_of(model, [a_profile(name="漢字漢字", keywords=("漢字",))]).nnz == 0


def test_read_back_it_gives_the_same_rows(model, people, tmp_path):
    model.save(tmp_path)
    again = CharacterModel.load(tmp_path)
    stranger = a_profile("d", name="Alphonse", keywords=("photon", "fromagerie"))
    before, after = (rows_of(one, [*people, stranger]) for one in (model, again))
    assert before.data.tobytes() == after.data.tobytes()
    assert before.indices.tolist() == after.indices.tolist()
    assert before.indptr.tolist() == after.indptr.tolist()


def test_files_are_plain_arrays_and_text(model, people, tmp_path):
    model.save(tmp_path / "model")
    save_documents(model.documents(people), tmp_path / "rows")
    names = sorted(path.name for path in tmp_path.rglob("*.*"))
    assert names == [
        "data.npy", "grams.npy", "indices.npy", "indptr.npy", "owner.npy", "shape.npy",
        "weights.npy",
    ]  # fmt: skip
    for path in tmp_path.rglob("*.npy"):
        np.load(path, allow_pickle=False)


@pytest.mark.parametrize("shape", [(0, 4), (2, 0), (2, 3)])
def test_documents_read_back_are_the_same(shape, tmp_path):
    rows = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    given = some_documents(rows, owner=[0, 0][: shape[0]])
    save_documents(given, tmp_path)
    again = load_documents(tmp_path)
    assert again.rows.shape == shape
    assert again.rows.toarray().tolist() == rows.tolist()
    assert again.owner.tolist() == given.owner.tolist()
    assert again.owner.dtype == np.intp


def test_a_profile_is_one_document_unless_it_tells_nothing_but_works(model):
    works = ({"title": "photonique", "abstract": "fromage"}, {"title": "fromage"})
    by_works = a_profile("w", keywords=(), works=works)
    said = a_profile("s", works=works)
    found = model.documents([said, by_works, said])
    assert found.owner.tolist() == [0, 1, 1, 2]
    # A work is a document without the name of the profile: its second is the word alone.
    alone = a_profile("x", name="?", keywords=("fromage",))
    assert found.rows[2].toarray().tolist() == rows_of(model, [alone])[0].toarray().tolist()
    assert (found.rows[0] != found.rows[3]).nnz == 0


def test_without_profiles_it_knows_no_word():
    assert rows_of(CharacterModel.fit([]), [a_profile(name="Alpha", keywords=("x",))]).nnz == 0


def test_written_some_at_a_time_the_documents_are_the_same(model, people, tmp_path, monkeypatch):
    expected = model.documents(people)
    monkeypatch.setattr(ngrams, "_CHARACTERS_AT_ONCE", 1)
    for found in (model.documents(people), model.write_documents(people, tmp_path)):
        assert found.rows.toarray().tolist() == expected.rows.toarray().tolist()
        assert found.owner.tolist() == [0, 1, 2]
    assert model.write_documents([], tmp_path / "nobody").rows.shape == expected.rows[:0].shape


def test_documents_read_back_are_not_copied(model, people, tmp_path):
    save_documents(model.documents(people), tmp_path)
    rows = load_documents(tmp_path).rows
    assert isinstance(rows.data.base, np.memmap)
    assert isinstance(rows.indices.base, np.memmap)
    assert rows.indices.dtype == rows.indptr.dtype == np.int32


def test_the_weight_of_an_ngram_is_counted_by_hand():
    people = [a_profile("a", name="ab ab ab", keywords=("c",)), a_profile("b", name="ab")]
    model = CharacterModel.fit(people)
    # "ab ab ab. c": " ab" stands three times and in both, "ab." once and in both.
    row = dict(zip(model.grams.tolist(), model.documents(people).rows.toarray()[0], strict=True))
    assert row[" ab"] / row["ab."] == pytest.approx(1 + np.log(3))
    # "ab " is in the first alone, twice: ln(3 / 2) + 1 against ln(3 / 3) + 1.
    assert row["ab "] / row["ab."] == pytest.approx((1 + np.log(2)) * (1 + np.log(3 / 2)))
