"""Our n-grams and weights are scikit-learn's, for any text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from matching.index.characters import CharacterModel
from matching.profiles.model import Profile

# NUL is lost at the end of a string of an array; surrogates stand in no text that was decoded.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.sampled_from(
    ["Été", "lait", "LAITIER", "œuvre", "l'eau", "a", "", "ﬁn", "ΌΔΟΣ", "日本語"]
)
TEXTS = st.lists(st.text(LETTERS) | st.lists(WORDS).map(" ".join), min_size=1, max_size=6)


def saying(text):
    """A profile whose document is ``text``."""
    return Profile.model_construct(
        id="x", name="", kind="company", territory="-", summary_fr=text, keywords=("",)
    )


def vectorizer():
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(3, 5),
        strip_accents="unicode",
        sublinear_tf=True,
        dtype=np.float32,
    )


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_of_any_texts_the_rows_are_those_of_scikit_learn(texts, strangers):
    model = CharacterModel.fit([saying(text) for text in texts])
    theirs = vectorizer()
    try:
        theirs.fit(texts)
    except ValueError:  # no n-gram at all
        assert model.documents([saying(text) for text in strangers]).rows.nnz == 0
        return
    assert model.grams.tolist() == theirs.get_feature_names_out().tolist()
    for some in (texts, strangers):
        rows, expected = model.documents([saying(one) for one in some]).rows, theirs.transform(some)
        assert rows.shape == expected.shape
        assert rows.indptr.tolist() == expected.indptr.tolist()
        assert rows.indices.tolist() == expected.indices.tolist()
        assert rows.data == pytest.approx(expected.data, rel=2e-6)
        assert rows.data.dtype == np.float32
