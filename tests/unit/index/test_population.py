from __future__ import annotations

import numpy as np
import pytest
from unit.ranking.handmade import a_profile, some_documents

from matching.index.adapter import Adapter
from matching.index.centring import Centre
from matching.index.characters import CharacterModel
from matching.index.population import (
    Encoded,
    assemble,
    centred_vectors,
    encode_profiles,
    memberships,
)
from matching.index.traits import Traits
from matching.language import LANGUAGES
from matching.profiles.facets import PLACES, FacetText, facet_texts

HALF = np.sqrt(0.5)
OFFER = FacetText("an offer", "offers", "fr", "offer", ("offer",))
ENGLISH_OFFER = FacetText("its translation", "offers", "en", "offer", ("offer",))
PHRASE = FacetText("a phrase", "phrase", "fr", "offer", ("sentence",))
NEED = FacetText("a need", "phrase", "en", "need", ("sentence", "need"))
QUOTED = FacetText("a summary", "sentence", "fr", "summary", ())
NAMES = ("cheese", "clocks")
TOPIC = FacetText("a topic", "keywords", "fr", "topic", ("topic",))


@pytest.fixture
def population():
    """Two profiles without centring; the second declares no need."""
    first = [OFFER, ENGLISH_OFFER, PHRASE, NEED, QUOTED]
    second = [TOPIC, PHRASE]
    encoded = Encoded(
        (a_profile("a", domains=("clocks",)), a_profile("b")),
        [first, second],
        [
            np.array([[1, 0], [0, 1], [1, 0], [0, 2], [-1, 0]], np.float32),
            np.array([[0, -1], [0, 1]], np.float32),
        ],
        dimension=2,
    )
    return assemble(encoded, Centre({}), Adapter(None), some_documents(np.eye(2)), NAMES)


def test_a_facet_is_the_mean_direction_of_its_texts(population):
    assert population.facets["offer"][0] == pytest.approx([HALF, HALF])
    assert population.facets["need"][0].tolist() == [0, 1]
    assert population.facets["topic"][1].tolist() == [0, -1]


def test_texts_are_adapted_after_they_are_centred():
    # Less (0, 1) the text (1, 1) is (1, 0); the map then turns it into (0, 1) of length one.
    texts, vectors = [[TOPIC, PHRASE]], [np.array([[1, 1], [-1, 1]], np.float32)]
    encoded = Encoded((a_profile("a"),), texts, vectors, dimension=2)
    mean = np.array([0, 1], np.float32)
    centre = Centre({("keywords", "fr"): mean, ("phrase", "fr"): mean})
    assert next(centred_vectors(encoded, centre)).tolist() == [[1, 0], [-1, 0]]
    turn = Adapter(np.array([[0.0, 3.0], [3.0, 0.0]]))
    found = assemble(encoded, centre, turn, some_documents([[1]]), NAMES)
    assert found.facets["topic"].tolist() == [[0, 1]]
    assert found.sentences.vectors.tolist() == [[0, -1]]


def test_memberships_have_length_one():
    people = [a_profile(domains=("clocks", "cheese")), a_profile(), a_profile(domains=("clocks",))]
    found = memberships(Traits.of(people), NAMES)
    assert found == pytest.approx(np.array([[HALF, HALF], [0, 0], [0, 1]]))
    assert memberships(Traits.of(people), ()).shape == (3, 0)
    assert memberships(Traits.of(()), NAMES).shape == (0, 2)


def test_a_missing_facet_is_a_zero_row_and_unknown(population):
    assert population.facets["need"][1].tolist() == [0, 0]
    assert population.known("need").tolist() == [True, False]
    assert population.known("offer").tolist() == [True, False]
    assert population.known("topic").tolist() == [False, True]


def test_sentences_know_their_profile_and_whether_they_count(population):
    sentences = population.sentences
    assert tuple(sentences.texts) == ("a phrase", "a need", "a summary", "a phrase")
    assert sentences.owner.tolist() == [0, 0, 0, 1]
    places = [PLACES[code] for code in sentences.places]
    assert places == ["offer", "need", "summary", "offer"]
    assert [LANGUAGES[code] for code in sentences.languages] == ["fr", "en", "fr", "fr"]
    assert sentences.ranked.tolist() == [True, True, False, True]
    assert sentences.vectors.tolist() == [[1, 0], [0, 1], [-1, 0], [0, 1]]
    assert (sentences.of(0), sentences.of(1)) == (slice(0, 3), slice(3, 4))


def test_taking_rows_keeps_their_order_and_renumbers_owners(population):
    taken = population.take([1, 0])
    assert [profile.id for profile in taken.profiles] == ["b", "a"]
    assert taken.row_of == {"b": 0, "a": 1}
    assert taken.sentences.owner.tolist() == [0, 1, 1, 1]
    assert tuple(taken.sentences.texts) == ("a phrase", "a phrase", "a need", "a summary")
    assert taken.sentences.ranked.tolist() == [True, True, True, False]
    assert taken.known("need").tolist() == [False, True]
    assert taken.documents.rows.toarray().tolist() == [[0, 1], [1, 0]]
    assert taken.domain_names == NAMES
    assert taken.domains.tolist() == [[0, 0], [0, 1]]


def test_taking_nothing_leaves_an_empty_population(population):
    taken = population.take([])
    assert list(taken.profiles) == []
    assert taken.facets["offer"].shape == (0, 2)
    assert taken.sentences.vectors[:].shape == (0, 2)
    assert taken.documents.rows.shape == (0, 2)
    assert taken.domains.shape == (0, 2)


def test_encoded_profiles_are_taken_in_the_order_given(profiles, toy_encoder):
    encoded = encode_profiles(profiles[:3], toy_encoder)
    taken = encoded.take([2, 0])
    assert taken.profiles == (profiles[2], profiles[0])
    assert taken.texts == [encoded.texts[2], encoded.texts[0]]
    assert taken.vectors[0].tolist() == encoded.vectors[2].tolist()


def test_a_population_of_nobody_has_the_width_of_its_encoder(toy_encoder):
    documents = CharacterModel.fit([]).documents([])
    encoded = encode_profiles([], toy_encoder)
    nobody = assemble(encoded, Centre({}), Adapter(None), documents, NAMES)
    assert nobody.facets["offer"].shape == (0, toy_encoder.dimension)
    assert nobody.sentences.vectors.shape == (0, toy_encoder.dimension)
    assert nobody.known("need").tolist() == []
    assert nobody.domains.shape == (0, 2)


def test_each_role_is_encoded_in_one_call_and_rows_stay_in_place(profiles):
    asked_for = []

    class Recorder:
        model_id, dimension = "recorder", 1

        def encode(self, texts, role, progress=None):
            asked_for.append((role, list(texts)))
            return np.array([[len(text)] for text in texts], np.float32)

    encoded = encode_profiles(profiles[:3], Recorder())
    texts = [text for profile in profiles[:3] for text in facet_texts(profile)]
    assert [role for role, _ in asked_for] == ["passage", "query"]
    for role, asked in asked_for:
        assert asked == [text.text for text in texts if text.role == role]
    for its_texts, vectors in zip(encoded.texts, encoded.vectors, strict=True):
        assert vectors[:, 0].tolist() == [len(text.text) for text in its_texts]


def test_no_profile_asks_nothing_of_the_encoder(toy_encoder):
    encoded = encode_profiles([], toy_encoder)
    assert (encoded.profiles, encoded.texts, encoded.vectors) == ((), [], [])
    assert toy_encoder.calls == []
