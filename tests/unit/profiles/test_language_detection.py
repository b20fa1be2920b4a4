import pytest

from matching.profiles.language_detection import (
    detect_language,
    is_clearly_not,
    load_in_background,
)

FRENCH = "Développe des logiciels de gestion pour les hôpitaux et les cliniques de la région."
ENGLISH = "Builds management software for the hospitals and clinics of the whole region."


@pytest.mark.parametrize(
    ("text", "language"),
    [(FRENCH, "fr"), (ENGLISH, "en"), ("IA", None), ("Audit 2024", None), ("", None)],
)
def test_detection(text, language):
    assert detect_language(text) == language


def test_a_text_in_the_other_language_is_noticed_only_when_clear():
    assert is_clearly_not(ENGLISH, "fr")
    assert is_clearly_not(FRENCH, "en")
    assert not is_clearly_not(FRENCH, "fr")
    assert not is_clearly_not(ENGLISH, "en")
    assert not is_clearly_not("Cloud, big data, machine learning, DevOps et cybersécurité", "fr")
    assert not is_clearly_not("the web of things", "fr")


def test_models_read_in_the_background_answer_the_same():
    before = detect_language("Nous cherchons un laboratoire")
    thread = load_in_background()
    assert detect_language("Nous cherchons un laboratoire") == before == "fr"
    thread.join(timeout=60)
    assert not thread.is_alive()
