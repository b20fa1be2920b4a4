from __future__ import annotations

import pytest

from matching.errors import (
    EncoderError,
    InputError,
    MatchingError,
    RequestError,
    UnknownProfileError,
    WorkspaceBusyError,
    WorkspaceError,
)
from matching.language import (
    LANGUAGES,
    _catalogue,
    _parts,
    decimal,
    enumerate_words,
    has_message,
    say,
)


def test_french_comes_first():
    assert LANGUAGES == ("fr", "en")


def test_a_sentence_is_said_in_the_language_with_its_values():
    assert say("kind-company", "fr") == "entreprise"
    assert say("kind-company", "en") == "company"
    assert say("list-last", "fr", head="a, b", last="c") == "a, b et c"
    assert say("list-last", "en", head="a, b", last="c") == "a, b and c"


def test_numbers_choose_the_form_of_the_word():
    one = say("reason-domains", "fr", count=1, domains="santé")
    two = say("reason-domains", "fr", count=2, domains="santé et culture")
    assert one.startswith("Domaine commun")
    assert two.startswith("Domaines communs")
    assert say("reason-domains", "en", count=2, domains="x").startswith("Shared domains")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_message_is_an_error(language):
    with pytest.raises(KeyError):
        say("no-such-message", language)
    assert not has_message("no-such-message", language)
    assert has_message("list-last", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_value_is_an_error(language):
    with pytest.raises(ValueError, match="list-last"):
        say("list-last", language, head="a")


def test_values_are_shown_as_they_are():
    hostile = "{ $last } <b>\n\N{RIGHT-TO-LEFT OVERRIDE}"
    assert say("list-last", "en", head=hostile, last="z") == f"{hostile} and z"


@pytest.mark.parametrize(
    ("value", "places", "french", "english"),
    [
        (0.834, 2, "0,83", "0.83"),
        (1.0, 2, "1,00", "1.00"),
        (0.5, 0, "0", "0"),
        (-0.125, 3, "-0,125", "-0.125"),
    ],
)
def test_decimals_have_the_mark_of_the_language(value, places, french, english):
    assert decimal(value, "fr", places) == french
    assert decimal(value, "en", places) == english


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a et b", "a and b"),
        (["a", "b", "c"], "a, b et c", "a, b and c"),
    ],
)
def test_words_are_listed_as_they_are_spoken(words, french, english):
    assert enumerate_words(words, "fr") == french
    assert enumerate_words(words, "en") == english


def test_an_error_speaks_both_languages_french_by_default():
    fault = RequestError("error-top", given="0")
    assert "Il en faut au moins une" in str(fault)
    assert str(fault) == fault.text("fr")
    assert "At least one is needed" in fault.text("en")


def test_errors_form_one_tree_with_exit_codes():
    assert issubclass(UnknownProfileError, InputError)
    assert issubclass(WorkspaceBusyError, WorkspaceError)
    for kind in (InputError, WorkspaceError, EncoderError):
        assert issubclass(kind, MatchingError)
    codes = [kind.exit_code for kind in (MatchingError, InputError, WorkspaceError, EncoderError)]
    assert codes == [1, 3, 5, 6]
    assert WorkspaceBusyError.exit_code == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_that_only_put_values_between_texts_are_as_fluent_says_them(language):
    catalogue = _catalogue(language)
    plain = 0
    for key in catalogue._sources:
        if catalogue.say(key, {})[1] == []:  # nothing to fill in
            continue
        pattern = catalogue._bundle.get_message(key).value
        parts = _parts(pattern)
        if parts is not None:
            values = {name: f"«{name}» {{ $x }} <b>" for name, given in parts if given}
            plain += 1
            assert catalogue.say(key, values) == catalogue._bundle.format_pattern(pattern, values)
    assert plain > 100


def test_a_value_that_is_missing_or_too_long_is_told_by_fluent():
    with pytest.raises(ValueError, match="list-last"):
        say("list-last", "fr", head="a")
    with pytest.raises(ValueError, match="list-last"):
        say("list-last", "fr", head="a", last="x" * 2501)
    assert say("list-last", "fr", head="a", last="x" * 2500).endswith("xx")
