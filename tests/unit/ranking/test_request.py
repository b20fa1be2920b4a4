from __future__ import annotations

import pytest

from matching.config import Settings
from matching.errors import RequestError
from matching.profiles.model import LONGEST_TEXT
from matching.ranking.request import REQUEST_ID, Request, stated_needs
from matching.territories import Territories

BRETON = (
    "PME bretonne de cybersécurité industrielle, cherche un distributeur et un laboratoire "
    "en Amérique du Nord"
)


@pytest.fixture(scope="module")
def territories():
    return Territories.load(Settings().territories)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        (BRETON, ["un distributeur et un laboratoire en Amérique du Nord"]),
        ("Nous recherchons des partenaires industriels.", ["des partenaires industriels"]),
        ("Laboratoire de recherche sur le lait.", []),
        ("Application pour les personnes qui veulent mieux manger", []),
        ("Our robots help farmers who want healthier cows", []),
        ("We do not want investors, we are self-funded.", []),
        ("Nous ne cherchons pas d'investisseurs.", []),
        ("Le laboratoire cherche à comprendre les virus", []),
        ("Recherche distributeur pour capteurs", ["distributeur pour capteurs"]),
        ("J'ai besoin d'un laboratoire", ["un laboratoire"]),
        ("Nous aurions besoin de partenaires", ["partenaires"]),
        ("PME cherchant un distributeur", ["un distributeur"]),
        ("Besoin : un distributeur", ["un distributeur"]),
        ("Fromagerie à la recherche d'un laboratoire", ["un laboratoire"]),
        ("Fromagerie à la recherche de laboratoires", ["laboratoires"]),
        ("Ils ont besoin d’essais en hiver", ["essais en hiver"]),
        ("Elle veut un premier client.", ["un premier client"]),
        ("L'équipe souhaite accueillir un doctorant.", ["accueillir un doctorant"]),
        ("Élus intéressés par la mobilité", ["la mobilité"]),
        ("We are looking for a distributor.", ["a distributor"]),
        ("A maker of clocks seeking a watchmaker", ["a watchmaker"]),
        ("She wants to meet hospitals", ["to meet hospitals"]),
        ("Interested in photonics; based in Laval", ["photonics"]),
        ("We need a pilot site", ["a pilot site"]),
        ("The needs of hospitals are many", []),
        ("Une PME, sans plus.", []),
        ("Nous cherchons A. Ils aimeraient B.", ["A", "B"]),
        ("CHERCHE UN LABORATOIRE", ["UN LABORATOIRE"]),
        ("Nous cherchons", []),
        ("Que cherche-t-elle ? Nous cherchons ...", []),
        ("PME qui cherche !", []),
        ("", []),
    ],
)
def test_the_need_is_what_follows_its_verb(text, needs):
    assert list(stated_needs(text)[1]) == needs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BRETON, "PME bretonne de cybersécurité industrielle"),
        ("Fromagerie de Mordelles, et nous cherchons un client.", "Fromagerie de Mordelles"),
        ("Cherche un laboratoire", "Cherche un laboratoire"),
        ("J'ai besoin d'un laboratoire", "J'ai besoin d'un laboratoire"),
        ("Une PME. Elle veut un client.", "Une PME."),
    ],
)
def test_what_is_said_of_who_asks_goes_without_the_need(text, told):
    assert stated_needs(text)[0] == told


def test_a_text_in_another_encoding_is_read(territories):
    received = "café lait".encode("cp1252").decode("utf-8", "surrogateescape")
    assert Request("rennes", received).to_profile("fr", territories).summary_fr == "café lait"


def test_a_request_becomes_a_profile(territories):
    profile = Request("rennes", BRETON).to_profile("fr", territories)
    assert (profile.id, profile.territory) == (REQUEST_ID, "rennes")
    assert profile.name == "Votre demande"
    assert profile.summary_fr == "PME bretonne de cybersécurité industrielle"
    assert profile.summary_en is None
    assert profile.seeks_fr == ("un distributeur et un laboratoire en Amérique du Nord",)
    assert profile.domains == ("cybersecurite",)


def test_its_texts_go_to_the_language_they_are_in(territories):
    text = "Breton industrial cybersecurity SME, looking for a distributor"
    profile = Request("rennes", text).to_profile("fr", territories)
    assert profile.summary_fr is None
    assert profile.summary_en == "Breton industrial cybersecurity SME"
    assert profile.seeks_en == ("a distributor",)
    assert profile.name == "Votre demande"


def test_what_is_given_goes_before_what_is_guessed(territories):
    profile = Request(
        "quebec", BRETON, seeks=("des ports",), offers=("une jetée",),
        axes=("academic",), domains=("culture",), name="Le Port",
    ).to_profile("fr", territories)  # fmt: skip
    assert profile.seeks_fr == ("des ports",)
    assert profile.offers_fr == ("une jetée",)
    assert (profile.axes, profile.domains) == (("academic",), ("culture",))
    assert profile.name == "Le Port"


def test_a_short_text_is_in_the_language_of_the_screen(territories):
    assert Request("rennes", "Robots").to_profile("en", territories).summary_en == "Robots"
    assert Request("rennes", "Robots").to_profile("fr", territories).summary_fr == "Robots"


@pytest.mark.parametrize("text", ["Nous cherchons ...", "We are looking for !"])
def test_a_need_that_is_cut_short_is_no_need(text, territories):
    profile = Request("rennes", text).to_profile("fr", territories)
    assert profile.seeks_fr == profile.seeks_en == ()


def test_blank_offers_and_needs_are_left_out(territories):
    given = Request("rennes", "Robots souples", seeks=("", " "), offers=(" ", "une jetée"))
    profile = given.to_profile("fr", territories)
    assert (profile.seeks_fr, profile.offers_fr) == ((), ("une jetée",))


@pytest.mark.parametrize("text", ["", "  \n", "🧀 !"])
def test_an_empty_request_is_refused(text, territories):
    with pytest.raises(RequestError, match="La demande est vide"):
        Request("rennes", text).to_profile("fr", territories)


def test_a_request_that_is_too_long_is_refused(territories):
    assert LONGEST_TEXT == 20_000
    with pytest.raises(RequestError, match="20\N{NARROW NO-BREAK SPACE}001"):
        Request("rennes", "a" * (LONGEST_TEXT + 1)).to_profile("fr", territories)
    assert Request("rennes", "a" * LONGEST_TEXT).to_profile("fr", territories).summary_fr


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "request.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_request_is_read_from_a_file(written, territories):
    path = written(
        'territory = "Québec"\ntext = "Un besoin"\nseeks = "un port"\n'
        'offers = ["une jetée", "un quai"]\naxes = ["académique"]\ndomains = "santé"\n'
        'name = "Le Port"\n'
    )
    assert Request.from_toml(path, territories) == Request(
        "quebec",
        "Un besoin",
        seeks=("un port",),
        offers=("une jetée", "un quai"),
        axes=("academic",),
        domains=("sante",),
        name="Le Port",
    )


def test_a_file_with_a_byte_order_mark_is_read(written, territories):
    path = written(b'\xef\xbb\xbfterritory = "rennes"\ntext = "x"\n')
    assert Request.from_toml(path, territories) == Request("rennes", "x")


@pytest.mark.parametrize(
    ("content", "key", "told"),
    [
        ('territory = "rennes', "error-request-file", "request.toml"),
        (b"\xff\xfe", "error-request-file", "request.toml"),
        ('territory = "rennes"\ntext = "x"\ncolour = "red"', "error-request-key", "colour"),
        ('territory = "rennes"\ntext = 3', "error-request-value", "text"),
        ('territory = "rennes"\ntext = "x"\nseeks = 3', "error-request-value", "seeks"),
        ('territory = "rennes"', "error-request-missing", "text"),
        ('territory = " "\ntext = "x"', "error-request-missing", "territory"),
        ('territory = "quebek"\ntext = "x"', "error-request-name", "quebec"),
        ('territory = "Paris"\ntext = "x"', "error-request-name", "rennes, quebec"),
        ('territory = "rennes"\ntext = "x"\ndomains = ["sant"]', "error-request-name", "sante"),
        ('territory = "rennes"\ntext = "x"\naxes = ["zzz"]', "error-request-name", "academic"),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(written, territories, content, key, told):
    with pytest.raises(RequestError) as caught:
        Request.from_toml(written(content), territories)
    assert caught.value.key == key
    assert told in caught.value.text("fr")
    assert told in caught.value.text("en")


def test_an_absent_file_is_refused(tmp_path, territories):
    with pytest.raises(RequestError, match=r"absent\.toml"):
        Request.from_toml(tmp_path / "absent.toml", territories)
