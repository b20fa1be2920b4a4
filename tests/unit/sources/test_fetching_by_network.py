"""Pages asked over HTTP: the good days, the bad days, and going on after a cut."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from email.utils import format_datetime

import pytest
from unit.sources.conftest import NOW
from unit.sources.source_records import COMPANY, LABORATORY, company, having, search_page
from unit.sources.source_server import Reply, as_json, served

from matching.errors import SourceAnswerError, SourceRefusedError, SourceUnreachableError
from matching.privacy.suppression import SuppressionList

TOTALS = ("total_pages", "total_results")
RECORDS = [company(number) for number in range(60)]


def pages(_path, parameters, _number):
    return as_json(search_page(RECORDS, int(parameters["page"])))


def after(replies):
    """Give these replies first, then the pages."""

    def respond(path, parameters, number):
        return replies[number - 1] if number <= len(replies) else pages(path, parameters, number)

    return respond


def test_every_page_is_read_in_order(fetch_from, clock):
    with served(pages) as server:
        fetched = fetch_from("companies-fr", server)
    assert [one.id for one in fetched.profiles] == [f"siren:{900000000 + n}" for n in range(60)]
    assert (fetched.announced, fetched.records, fetched.pages, fetched.kept_pages) == (60, 60, 3, 0)
    assert [asked["page"] for _, asked, _ in server.asked] == ["1", "2", "3"]
    assert clock.slept == pytest.approx([0.2, 0.2])  # five a second


def test_directors_are_not_asked_for_and_the_server_knows_who_asks(fetch_from):
    with served(pages) as server:
        fetch_from("companies-fr", server, limit=1)
    path, asked, headers = server.asked[0]
    assert path == "/search"
    assert (asked["epci"], asked["minimal"], asked["etat_administratif"]) == (
        "243500139",
        "true",
        "A",
    )
    assert "dirigeants" not in asked["include"]
    assert re.fullmatch(r"[\w-]+/[\d.]+ \(.+\)", headers["User-Agent"])


def test_filters_are_passed_on(fetch_from):
    options = {"section": ("C", "J"), "size-band": ("11", "12"), "activity": ("62.01Z",)}
    with served(pages) as server:
        fetch_from("companies-fr", server, options=options, limit=1)
    asked = server.asked[0][1]
    assert asked["section_activite_principale"] == "C,J"
    assert asked["tranche_effectif_salarie"] == "11,12"
    assert asked["activite_principale"] == "62.01Z"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again_later_and_later(fetch_from, clock, status):
    with served(after([Reply(status=status)] * 3)) as server:
        fetched = fetch_from("companies-fr", server)
    assert (len(fetched.profiles), fetched.cut, len(server.asked)) == (60, None, 6)
    for waited, longest in zip(clock.slept, (1, 2, 4), strict=False):
        assert longest / 2 <= waited <= longest


def test_the_wait_the_server_asks_for_is_kept(fetch_from, clock):
    moment = format_datetime(clock.now() + timedelta(seconds=47))
    replies = [
        Reply(status=429, headers={"Retry-After": "30"}),
        Reply(status=503, headers={"Retry-After": moment}),
    ]
    with served(after(replies)) as server:
        assert len(fetch_from("companies-fr", server).profiles) == 60
    # The moment is 47 s after the start, of which 30 were waited.
    assert clock.slept[:2] == pytest.approx([30, 17])


def test_a_server_that_wants_to_be_left_alone_for_hours_is(fetch_from, clock):
    reply = Reply(status=429, headers={"Retry-After": "7200"})
    with served(lambda *_: reply) as server, pytest.raises(SourceUnreachableError) as fault:
        fetch_from("companies-fr", server)
    assert fault.value.values["minutes"] == "120"
    assert (len(server.asked), clock.slept) == (1, [])


@pytest.mark.parametrize("status", [400, 404])
def test_a_refusal_is_told_in_the_words_of_the_server_and_not_asked_again(fetch_from, status):
    reply = as_json({"erreur": "Au moins un critère"}, status=status)
    with served(lambda *_: reply) as server, pytest.raises(SourceRefusedError) as fault:
        fetch_from("companies-fr", server)
    assert len(server.asked) == 1
    assert "Au moins un critère" in fault.value.text("fr")


def test_a_missing_key_is_named(fetch_from):
    reply = Reply(status=401)
    with served(lambda *_: reply) as server, pytest.raises(SourceRefusedError) as fault:
        fetch_from("rnsr", server)
    assert "MATCHING_ODS_KEY" in fault.value.text("fr")
    assert len(server.asked) == 1


def test_the_key_goes_to_the_server_and_not_to_disk(fetch_from, settings, monkeypatch):
    monkeypatch.setenv("MATCHING_ODS_KEY", "s3cr3t")
    page = {"total_count": 1, "results": [LABORATORY]}
    with served(lambda *_: as_json(page)) as server:
        fetch_from("rnsr", server)
    assert server.asked[0][2]["Authorization"] == "Apikey s3cr3t"
    kept = list(settings.sources_folder.rglob("*.json"))
    assert len(kept) == 1
    assert b"s3cr3t" not in kept[0].read_bytes()


def test_a_web_page_is_no_data(fetch_from):
    reply = Reply(
        b"<!DOCTYPE html><title>Maintenance</title>", headers={"Content-Type": "text/html"}
    )
    with served(lambda *_: reply) as server, pytest.raises(SourceAnswerError) as fault:
        fetch_from("companies-fr", server)
    assert fault.value.key == "source-html"
    assert len(server.asked) == 1


@pytest.mark.parametrize("promised", [None, 10_000], ids=["short", "connection closed"])
def test_a_page_cut_in_its_middle_is_asked_again(fetch_from, promised):
    whole = as_json(search_page(RECORDS, 1)).body
    cut = Reply(whole[:500], promised=promised)
    with served(after([cut, cut])) as server:
        fetched = fetch_from("companies-fr", server)
    assert (len(fetched.profiles), len(server.asked)) == (60, 5)


def test_a_page_that_stays_cut_is_told(fetch_from):
    with (
        served(lambda *_: Reply(b'{"results": [{')) as server,
        pytest.raises(SourceUnreachableError) as fault,
    ):
        fetch_from("companies-fr", server)
    assert (fault.value.key, len(server.asked)) == ("source-cut", 6)


def test_redirects_that_do_not_end_are_told(fetch_from):
    def respond(_path, _parameters, number):
        return Reply(status=302, headers={"Location": f"/again/{number}"})

    with served(respond) as server, pytest.raises(SourceAnswerError) as fault:
        fetch_from("companies-fr", server)
    assert fault.value.key == "source-redirects"
    assert len(server.asked) == 6  # the request and five redirects


def test_one_redirect_is_followed(fetch_from):
    moved = Reply(status=308, headers={"Location": "/search?page=1"})
    with served(after([moved])) as server:
        assert len(fetch_from("companies-fr", server, limit=3).profiles) == 3
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ({"items": []}, "results"),
        ({"results": [{"identifiant": "900000018", "siege": {}}]}, "siren, nom_complet"),
        ([], "results"),
    ],
)
def test_a_changed_shape_is_named(fetch_from, answer, missing):
    with served(lambda *_: as_json(answer)) as server, pytest.raises(SourceAnswerError) as fault:
        fetch_from("companies-fr", server)
    assert (fault.value.key, fault.value.values["missing"]) == ("source-changed", missing)


def test_what_came_before_a_cut_is_kept_and_not_asked_again(fetch_from, clock):
    def gone(path, parameters, number):
        return Reply(status=503) if parameters["page"] == "3" else pages(path, parameters, number)

    with served(gone) as server:
        first = fetch_from("companies-fr", server)
        assert isinstance(first.cut, SourceUnreachableError)
        assert len(first.profiles) == 50
        server.respond = pages
        before = len(server.asked)
        second = fetch_from("companies-fr", server)
        assert [asked["page"] for _, asked, _ in server.asked[before:]] == ["3"]
    assert (len(second.profiles), second.cut, second.kept_pages) == (60, None, 2)
    assert second.profiles[:50] == first.profiles


def test_pages_are_asked_again_when_old_damaged_or_so_wished(fetch_from, settings, clock):
    with served(pages) as server:
        fetch_from("companies-fr", server)
        asked = len(server.asked)
        fetch_from("companies-fr", server)
        assert len(server.asked) == asked  # all kept
        fetch_from("companies-fr", server, refresh=True)
        assert len(server.asked) == asked + 3
        kept = sorted(settings.sources_folder.rglob("*.json"))[0]
        kept.write_text(kept.read_text().replace("35700", "35701"))
        fetch_from("companies-fr", server)
        assert len(server.asked) == asked + 4
        clock.slept.append(timedelta(days=8).total_seconds())
        fetch_from("companies-fr", server)
        assert len(server.asked) == asked + 7


def test_a_record_on_two_pages_is_kept_once(fetch_from):
    records = [*RECORDS[:25], *RECORDS[24:40]]
    with served(lambda _p, asked, _n: as_json(search_page(records, int(asked["page"])))) as server:
        fetched = fetch_from("companies-fr", server)
    assert len(fetched.profiles) == 40
    assert fetched.left_out == {"source-left-repeated": 1}


def test_a_request_too_wide_for_the_source_is_split(fetch_from):
    by_section = {"A": RECORDS[:10], "C": RECORDS[10:40]}

    def respond(_path, asked, _number):
        section = asked.get("section_activite_principale", "")
        if section in ("", "A,C"):
            return as_json({**search_page(RECORDS, 1), "total_results": 10_000})
        return as_json(search_page(by_section[section], int(asked["page"])))

    with served(respond) as server:
        fetched = fetch_from("companies-fr", server, options={"section": ("A", "C")})
    assert (len(fetched.profiles), fetched.announced, fetched.is_capped) == (40, 40, False)
    sections = [asked["section_activite_principale"] for _, asked, _ in server.asked]
    assert sections == ["A,C", "A", "C", "C"]


def test_a_portal_is_paged_by_offset(fetch_from):
    laboratories = [
        having(LABORATORY, numero_national_de_structure=f"2000{n:05}A") for n in range(150)
    ]

    def respond(_path, asked, _number):
        offset = int(asked["offset"])
        return as_json({"total_count": 150, "results": laboratories[offset : offset + 100]})

    with served(respond) as server:
        fetched = fetch_from("rnsr", server)
    path, asked, _ = server.asked[0]
    assert path.endswith(
        "/api/explore/v2.1/catalog/datasets/fr-esr-structures-recherche-publiques-actives/records"
    )
    assert '"Université de Rennes" in tutelles' in asked["where"]
    assert "responsable" not in asked["select"]
    assert [one["offset"] for _, one, _ in server.asked] == ["0", "100"]
    assert len(fetched.profiles) == 150


def test_new_keys_nulls_and_new_values_do_not_break(fetch_from):
    odd = having(
        COMPANY,
        surprise={"a": 1},
        tranche_effectif_salarie="99",
        date_creation=None,
        matching_etablissements=None,
        complements=None,
        nature_juridique="0000",
    )
    with served(lambda *_: as_json(search_page([odd], 1))) as server:
        (profile,) = fetch_from("companies-fr", server).profiles
    assert (profile.size, profile.founded, profile.kind) == (None, None, "company")


def test_what_is_kept_of_a_page_is_without_whoever_is_left_out_for_good(fetch_from, settings):
    with served(pages) as server:
        gone = fetch_from("companies-fr", server).profiles[30]
    for path in settings.sources_folder.rglob("*.json"):
        path.unlink()
    SuppressionList(settings.privacy_folder).add(gone, NOW.date())
    with served(pages) as server:
        first = fetch_from("companies-fr", server)
        again = fetch_from("companies-fr", server)
    assert len(server.asked) == 3
    kept = "".join(p.read_text(encoding="utf-8") for p in settings.sources_folder.rglob("*.json"))
    assert "900000030" not in kept
    assert "900000031" in kept
    assert [one.id for one in again.profiles] == [one.id for one in first.profiles]
    assert len(first.profiles) == 59
    assert (first.left_out, again.left_out) == ({"source-left-suppressed": 1}, {})


def test_a_page_that_gives_the_number_of_somebody_left_out_is_not_kept(fetch_from, settings):
    with served(pages) as server:
        gone = fetch_from("companies-fr", server).profiles[1]
    for path in settings.sources_folder.rglob("*.json"):
        path.unlink()
    named = [RECORDS[0], having(RECORDS[2], holding={"of": "SIREN 900000001"})]
    SuppressionList(settings.privacy_folder).add(gone, NOW.date())
    assert gone.id == "siren:900000001"  # a sound number, unlike those of the others
    with served(lambda *_: as_json(search_page(named, 1))) as server:
        assert len(fetch_from("companies-fr", server).profiles) == 2
    assert list(settings.sources_folder.rglob("*.json")) == []


@pytest.mark.parametrize("told", [str, float, lambda _: None], ids=["text", "float", "absent"])
def test_pages_go_on_however_their_number_is_told(fetch_from, told):
    def respond(_path, parameters, _number):
        page = search_page(RECORDS, int(parameters["page"]))
        return as_json({**page, **{name: told(page[name]) for name in TOTALS}})

    with served(respond) as server:
        fetched = fetch_from("companies-fr", server)
    assert (len(fetched.profiles), len(server.asked)) == (60, 3)


@pytest.mark.parametrize("told", [str, lambda _: None], ids=["text", "absent"])
def test_records_of_a_portal_go_on_however_their_number_is_told(fetch_from, told):
    laboratories = [
        having(LABORATORY, numero_national_de_structure=f"1999{n:05}X") for n in range(150)
    ]

    def respond(_path, parameters, _number):
        start = int(parameters["offset"])
        return as_json({"total_count": told(150), "results": laboratories[start : start + 100]})

    with served(respond) as server:
        fetched = fetch_from("rnsr", server)
    assert (len(fetched.profiles), len(server.asked)) == (150, 2)


def test_the_same_page_under_ever_new_addresses_ends(fetch_from):
    with served(lambda *_: as_json({**search_page(RECORDS, 1), "total_pages": 400})) as server:
        fetched = fetch_from("companies-fr", server)
    assert (len(fetched.profiles), len(server.asked)) == (25, 2)
    assert fetched.left_out == {"source-left-repeated": 25}


@pytest.mark.parametrize("wait", ["9" * 400, "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"])
def test_a_wait_that_is_no_number_of_seconds_breaks_nothing(fetch_from, wait):
    reply = Reply(status=429, headers={"Retry-After": wait})
    with served(lambda *_: reply) as server, pytest.raises(SourceUnreachableError):
        fetch_from("companies-fr", server)


def test_a_page_of_windows_letters_is_kept_as_it_was_read(fetch_from):
    record = having(COMPANY, nom_raison_sociale="SOCIÉTÉ ÉCLAIR")
    body = json.dumps(search_page([record], 1), ensure_ascii=False).encode("cp1252")
    with served(lambda *_: Reply(body)) as server:
        for _ in range(2):
            assert fetch_from("companies-fr", server).profiles[0].name == "SOCIÉTÉ ÉCLAIR"
    assert len(server.asked) == 1
