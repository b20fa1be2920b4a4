"""The territories file: what it says of this pair of cities, and that any other pair would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.config import resource
from matching.entities.identifiers import is_ror
from matching.errors import RequestError
from matching.language import LANGUAGES
from matching.territories import Territories
from matching.territories.vocabulary import Vocabulary, plain_form

PACKAGE = Path(__file__).parents[2] / "matching"

INVENTED = """
[[territories]]
id = "auville"
label = { fr = "Auville", en = "Auville" }
long_name = { fr = "Auville Agglomération", en = "Greater Auville" }
country = "BE"
time_zone = "Europe/Brussels"
cities = [{ name = "Auville" }, { name = "Sainte-Lune", periphery = true }]

[[territories]]
id = "bourg"
label = { fr = "Bourg", en = "Burgh" }
long_name = { fr = "Ville de Bourg", en = "City of Burgh" }
country = "CH"
time_zone = "Europe/Zurich"
cities = [{ name = "Bourg", boroughs = [{ name = "Le Haut", aliases = ["Haut-Bourg"] }] }]

[[axes]]
id = "trade"
label = { fr = "commerce", en = "trade" }

[[domains]]
id = "clocks"
label = { fr = "horlogerie", en = "clocks" }
description = { fr = "Montres et horloges.", en = "Watches and clocks." }
synonyms = { fr = ["montres"], en = ["watches"] }

[[domains]]
id = "cheese"
label = { fr = "fromage", en = "cheese" }
description = { fr = "Fromages.", en = "Cheeses." }

[[relays]]
id = "guild"
name = "La Guilde"
territory = "bourg"
axes = ["trade"]
domains = ["clocks"]
role = { fr = "Elle présente les horlogers.", en = "It introduces the clockmakers." }

[[relays]]
id = "chamber"
name = "La Chambre"
territory = "bourg"
axes = ["trade"]
role = { fr = "Elle présente les entreprises.", en = "It introduces companies." }
"""


@pytest.fixture(scope="module")
def territories() -> Territories:
    return Territories.load(resource("data/territories.toml"))


def invented(folder: Path, old: str = "", new: str = "") -> Territories:
    assert old in INVENTED
    path = folder / "territories.toml"
    path.write_text(INVENTED.replace(old, new, 1) if old else INVENTED, encoding="utf-8")
    return Territories.load(path)


# ------------------------------------------------------------------------- this pair of cities


def test_two_territories_and_their_counterparts(territories: Territories) -> None:
    first, second = territories.territories
    assert (first.id, second.id) == ("rennes", "quebec")
    assert territories.counterpart("rennes") is second
    assert territories.counterpart("quebec") is first
    assert territories.territory("quebec").label("fr") == "Québec"
    assert territories.territory("quebec").label("en") == "Québec City"
    assert territories.territory("rennes").long_name("fr") == "Rennes Métropole"
    with pytest.raises(KeyError):
        territories.counterpart("nantes")


def test_rennes_has_its_43_communes_and_quebec_its_six_boroughs(territories: Territories) -> None:
    rennes, quebec = territories.territories
    communes = [place.name for place in rennes.cities if not place.periphery]
    assert len(communes) == len(set(communes)) == 43
    assert communes[0] == "Acigné"
    assert communes[-1] == "Vezin-le-Coquet"
    city = next(place for place in quebec.cities if place.name == "Québec")
    assert len(city.boroughs) == 6


@pytest.mark.parametrize(
    ("text", "territory", "periphery"),
    [
        ("Rennes", "rennes", False),
        ("CESSON SEVIGNE", "rennes", False),
        ("St-Grégoire", "rennes", False),
        ("l\u2019hermitage", "rennes", False),
        ("35042 Rennes Cedex 7", "rennes", False),
        ("Noyal-sur-Vilaine", "rennes", True),
        ("Saint-Malo (35)", "rennes", True),
        ("Québec (QC) G1V 0A6", "quebec", False),
        ("Quebec City", "quebec", False),
        ("Ste-Foy", "quebec", False),
        ("Sainte-Foy–Sillery–Cap-Rouge", "quebec", False),
        ("Wendake", "quebec", False),
        ("Levis, Québec, Canada", "quebec", True),
    ],
)
def test_a_city_is_recognised_however_it_is_written(
    territories: Territories, text: str, territory: str, periphery: bool
) -> None:
    other = territories.counterpart(territory).id
    assert territories.territory_of_city(text) == territory
    assert territories.is_periphery(territory, text) is periphery
    assert territories.is_periphery(other, text) is None


def test_a_city_of_neither_territory_is_unknown(territories: Territories) -> None:
    assert territories.territory_of_city("Nantes") is None
    assert territories.is_periphery("rennes", "Nantes") is None
    assert territories.territory_of_city("") is None


def test_a_borough_lies_in_its_city_and_not_the_reverse(territories: Territories) -> None:
    assert territories.city_matches("Limoilou", "Québec")
    assert not territories.city_matches("Québec", "Limoilou")
    assert not territories.city_matches("Limoilou", "Beauport")
    assert not territories.city_matches("Lévis", "Québec")
    assert territories.city_matches("Saint-Étienne", "SAINT ETIENNE")
    assert not territories.city_matches("Nantes", "Rennes")


def test_every_domain_answers_to_all_its_names(territories: Territories) -> None:
    assert [domain.id for domain in territories.domains] == [
        "numerique",
        "cybersecurite",
        "ia",
        "mobilite",
        "alimentation",
        "sante",
        "environnement",
        "photonique",
        "culture",
    ]
    for domain in territories.domains:
        for language in LANGUAGES:
            names = (domain.id, domain.label(language), *domain.synonyms(language))
            assert len(names) > 10
            for name in names:
                assert territories.find_domain(f"  {name.upper()}! ") == domain.id


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("infonuagique", "numerique"),
        ("Cloud", "numerique"),
        ("courriel", "numerique"),
        ("Agro-alimentaire", "alimentation"),
        ("bioalimentaire", "alimentation"),
        ("food", "alimentation"),
        ("HEALTH", "sante"),
        ("AI", "ia"),
        ("Intelligence Artificielle", "ia"),
        ("cyber", "cybersecurite"),
        ("smart mobility", "mobilite"),
        ("transport", "mobilite"),
        ("heritage", "culture"),
    ],
)
def test_a_domain_is_found_by_the_words_of_both_shores(
    territories: Territories, text: str, domain: str
) -> None:
    assert territories.find_domain(text) == domain


def test_axes_and_territories_are_found_too(territories: Territories) -> None:
    assert territories.find_axis("Économique") == "economic"
    assert territories.find_axis("higher education") == "academic"
    assert territories.find_territory("QUEBEC CITY") == "quebec"
    assert territories.find_territory("Rennes métropole") == "rennes"
    assert territories.axis("academic").label("fr") == "académique"
    assert territories.domain("ia").label("en") == "artificial intelligence"


def test_an_unknown_word_is_a_key_error_and_near_ones_are_told(territories: Territories) -> None:
    with pytest.raises(KeyError):
        territories.find_domain("cybersec")
    assert territories.near_domains("cybersec") == ("cybersecurite", "sante")  # "cybersanté"
    assert territories.near_territories("quebek") == ("quebec",)
    assert territories.near_axes("academiq") == ("academic",)
    assert territories.near_domains("zzz") == ()
    with pytest.raises(KeyError):
        territories.axis("culture")
    with pytest.raises(KeyError):
        territories.domain("économique")


# ----------------------------------------------------------------------------------- the relays


def test_every_territory_axis_and_domain_has_a_relay(territories: Territories) -> None:
    for territory in territories.territories:
        for axis in territories.axes:
            for domain in territories.domains:
                relays = territories.relays_for(territory.id, (axis.id,), (domain.id,))
                assert 1 <= len(relays) <= 2
                for relay in relays:
                    assert relay.territory == territory.id
                    assert axis.id in relay.axes
                    assert domain.id in relay.domains


@pytest.mark.parametrize(
    ("domain", "cluster"),
    [
        ("numerique", "images-et-reseaux"),
        ("cybersecurite", "pole-excellence-cyber"),
        ("mobilite", "id4mobility"),
        ("alimentation", "valorial"),
        ("sante", "biotech-sante-bretagne"),
    ],
)
def test_the_cluster_of_the_domain_comes_before_the_generalists(
    territories: Territories, domain: str, cluster: str
) -> None:
    names = [relay.id for relay in territories.relays_for("rennes", ("economic",), (domain,))]
    assert names == [cluster, "cci-rennes-saint-malo"]


def test_each_axis_has_its_turn(territories: Territories) -> None:
    both = territories.relays_for("rennes", ("economic", "academic"), ("cybersecurite",))
    assert [relay.id for relay in both] == ["pole-excellence-cyber", "universite-de-rennes"]
    turned = territories.relays_for("rennes", ("academic", "economic"), ("cybersecurite",))
    assert [relay.id for relay in turned] == ["universite-de-rennes", "pole-excellence-cyber"]


def test_without_axis_or_domain_any_relay_of_the_territory_may_serve(
    territories: Territories,
) -> None:
    all_of_them = territories.relays_for("quebec", (), (), limit=9)
    assert [relay.id for relay in all_of_them] == [
        "quebec-international",
        "inrs",
        "le-camp",
        "universite-laval",
    ]
    assert territories.relays_for("quebec", ("economic",), ("culture",), limit=0) == ()


def test_the_bound_universities_say_so_and_no_other_relay_does(territories: Territories) -> None:
    bound = {relay.id for relay in territories.relays if relay.convention("fr")}
    assert bound == {"universite-de-rennes", "universite-laval", "inrs"}
    for relay in territories.relays:
        for language in LANGUAGES:
            assert relay.role(language).endswith(".")
            assert (relay.convention(language) is not None) == (relay.id in bound)


# ------------------------------------------------------------------------- another pair of cities


def test_another_pair_of_cities_is_another_file(tmp_path: Path) -> None:
    other = invented(tmp_path)
    assert other.counterpart("bourg").label("fr") == "Auville"
    assert other.find_domain("Watches") == "clocks"
    assert other.territory_of_city("ste lune") == "auville"
    assert other.city_matches("haut bourg", "Bourg")
    assert [relay.id for relay in other.relays_for("bourg", (), ("clocks",))] == [
        "guild",
        "chamber",
    ]
    assert [relay.id for relay in other.relays_for("bourg", (), ("cheese",))] == ["chamber"]
    assert other.relays_for("auville", ("trade",), ("clocks",)) == ()


def test_the_code_and_its_sentences_know_neither_city() -> None:
    checked = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.ftl")]
    checked = [path for path in checked if "resources" not in path.relative_to(PACKAGE).parts]
    assert len(checked) > 10
    for path in checked:
        # The name of the distribution is no knowledge of the cities.
        text = path.read_text(encoding="utf-8").replace("rennes-quebec-matching", "")
        assert not re.search("rennes|quebec", plain_form(text)), path


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('country = "BE"', "", "missing", "territories[auville].country"),
        ('country = "BE"', 'country = "Belgium"', "value", "Belgium"),
        (
            'country = "BE"',
            'country = "BE"\ncolour = "red"',
            "extra",
            "territories[auville].colour",
        ),
        ('fr = "Auville",', "", "missing", "territories[auville].label.fr"),
        ('name = "Sainte-Lune", ', "", "missing", "territories[auville].cities[2].name"),
        ("[[axes]]", "[[axis]]", "missing", "axes"),
        ('id = "bourg"', 'id = "auville"', "repeated", "auville"),
        ('domains = ["clocks"]', 'domains = ["bells"]', "relay", "bells"),
        ('axes = ["trade"]', 'axes = ["war"]', "relay", "war"),
        ('territory = "bourg"', 'territory = "paris"', "relay", "paris"),
        ('fr = ["montres"]', 'fr = ["Fromage"]', "ambiguous", "fromage"),
        ('name = "Sainte-Lune"', 'name = "Bourg"', "ambiguous", "Bourg"),
        ('name = "Sainte-Lune"', 'name = "Auville"', "ambiguous", "Auville"),
        ("[[territories]]", "[[territories", "file", "territories.toml"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, key: str, said: str
) -> None:
    with pytest.raises(RequestError) as caught:
        invented(tmp_path, old, new)
    assert caught.value.key == f"error-territories-{key}"
    for language in LANGUAGES:
        assert said in caught.value.text(language)
        assert "territories.toml" in caught.value.text(language)


def test_one_or_three_territories_are_refused(tmp_path: Path) -> None:
    start, end = INVENTED.index("[[territories]]"), INVENTED.index("[[axes]]")
    first = INVENTED[start : INVENTED.index("[[territories]]", start + 1)]
    path = tmp_path / "territories.toml"
    third = first.replace('"auville"', '"third"')
    cases = {first: "un seul territoire (auville)", INVENTED[start:end] + third: "3 territoires"}
    for kept, said in cases.items():
        path.write_text(INVENTED[:start] + kept + INVENTED[end:], encoding="utf-8")
        with pytest.raises(RequestError) as caught:
            Territories.load(path)
        assert said in caught.value.text("fr")


def test_a_file_that_is_absent_or_not_utf8_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("nom = 'é'".encode("latin-1"))
    for path in (tmp_path / "absent.toml", tmp_path, latin):
        with pytest.raises(RequestError) as caught:
            Territories.load(path)
        assert caught.value.key == "error-territories-file"


# ------------------------------------------------------------------------------------ the words


@given(st.text())
def test_the_plain_form_of_a_plain_form_is_itself(text: str) -> None:
    once = plain_form(text)
    assert plain_form(once) == once
    assert "  " not in once


def test_plain_form_forgets_case_accents_ligatures_and_punctuation() -> None:
    assert plain_form("  L\u2019Œuvre d'ÉTÉ – n° 2_b!") == "l oeuvre d ete n 2 b"


def test_near_words_are_at_most_three_without_repeats_and_best_first() -> None:
    words = Vocabulary({"a": ["marine", "marin"], "b": ["marina"], "c": ["mariner"], "d": ["mar"]})
    assert words.find("Marine") == "a"
    # Jaro-Winkler: marine 1, mariner 0.971, marina 0.933, mar 0.883.
    assert words.near("marine") == ("a", "c", "b")


def test_any_two_groups_have_the_axes_and_domains_of_a_file_and_nothing_else(tmp_path):
    path = tmp_path / "territories.toml"
    path.write_text(INVENTED, encoding="utf-8")
    base = Territories.load(path)
    groups = Territories.of_groups(base, ("People", "papers 2"))
    assert [one.id for one in groups.territories] == ["People", "papers 2"]
    assert groups.territory("People").label("fr") == "People"
    assert groups.counterpart("People").id == "papers 2"
    assert groups.find_territory("PEOPLE") == "People"
    assert groups.find_domain("montres") == base.find_domain("montres")
    assert groups.axes == base.axes
    assert groups.territory_of_city("Auville") is None
    assert groups.relays_for("People", (), ()) == ()
    with pytest.raises(KeyError):
        groups.find_territory("auville")


def test_every_ror_of_the_file_has_the_right_last_digits_and_one_territory(
    territories: Territories,
) -> None:
    rors = [ror for one in territories.territories for ror in one.source_keys.ror]
    assert len(rors) == len(set(rors)) == 32
    assert [ror for ror in rors if not is_ror(ror)] == []
