"""Whole files over HTTP: the good days, the bad days, and going on after a cut."""

from __future__ import annotations

import re
import zipfile
from datetime import timedelta

import pytest
from unit.sources.source_server import Reply, served
from unit.sources.source_tables import AWARD, CO_APPLICANT, PARTNER, projects, table, zipped

from matching.errors import (
    FileUnreadableError,
    SourceAnswerError,
    SourceRefusedError,
    SourceUnreachableError,
)

ARCHIVE = zipped(projects())
HALF = len(ARCHIVE) // 2
TAG = {"ETag": '"v1"'}
ONE = {"programme": ("HORIZON",)}


def archive(_path, _parameters, _number):
    return Reply(ARCHIVE, headers=TAG)


def after(replies):
    def respond(path, parameters, number):
        return replies[number - 1] if number <= len(replies) else archive(path, parameters, number)

    return respond


def cut(headers=TAG):
    """The first half, where the whole was announced."""
    return Reply(ARCHIVE[:HALF], headers=headers, promised=len(ARCHIVE))


def rest(headers=TAG, start=HALF):
    of = f"bytes {start}-{len(ARCHIVE) - 1}/{len(ARCHIVE)}"
    return Reply(ARCHIVE[start:], status=206, headers={**headers, "Content-Range": of})


def test_the_archive_of_each_programme_is_downloaded_and_kept(fetch_from, clock):
    with served(archive) as server:
        fetched = fetch_from("cordis", server)
        assert [path for path, _, _ in server.asked] == [
            "/cordis-HORIZONprojects-csv.zip",
            "/cordis-h2020projects-csv.zip",
        ]
        assert len(fetched.profiles) == 2
        assert {one.source_date for one in fetched.profiles} == {"2026-11-27"}
        assert clock.slept == pytest.approx([2])  # one in two seconds
        fetch_from("cordis", server)
        assert len(server.asked) == 2  # both kept
        fetch_from("cordis", server, refresh=True)
        assert len(server.asked) == 4
        clock.slept.append(timedelta(days=8).total_seconds())
        fetch_from("cordis", server)
        assert len(server.asked) == 6
    headers = server.asked[0][2]
    assert re.fullmatch(r"[\w-]+/[\d.]+ \(.+\)", headers["User-Agent"])
    assert (headers["Accept"], "Range" in headers) == ("*/*", False)


def test_the_files_of_each_year_are_joined_and_not_kept_since_they_name_people(
    fetch_from, settings
):
    tables = {"Expenditures": [AWARD], "CO-APP": [CO_APPLICANT], "PARTNER": [PARTNER]}

    def respond(path, _parameters, _number):
        kind = re.fullmatch(r"/NSERC_FY20\d\d_(.+)\.csv", path)[1]
        return Reply(table(tables[kind], encoding="cp1252"))

    with served(respond) as server:
        (profile,) = fetch_from("nserc", server, options={"year": ("2023", "2024")}).profiles
        assert [path.split("_", 1)[1] for path, _, _ in server.asked] == [
            f"FY{year}_{kind}.csv" for year in (2023, 2024) for kind in tables
        ]
        assert len(profile.links) == 2
        assert [one for one in settings.sources_folder.rglob("*") if one.is_file()] == []
        fetch_from("nserc", server)
    years = {re.search(r"\d{4}", path)[0] for path, _, _ in server.asked[6:]}
    assert sorted(years) == ["2020", "2021", "2022", "2023", "2024"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again_later_and_later(fetch_from, clock, status):
    with served(after([Reply(status=status)] * 3)) as server:
        assert len(fetch_from("cordis", server, options=ONE).profiles) == 2
    assert len(server.asked) == 4
    # At least two seconds lie between two files, and the third wait is of two to four.
    assert 6 <= clock.elapsed() <= 8


def test_the_rest_alone_is_asked_for_after_a_cut(fetch_from):
    with served(after([cut(), rest()])) as server:
        assert len(fetch_from("cordis", server, options=ONE).profiles) == 2
    first, second = (headers for _, _, headers in server.asked)
    assert "Range" not in first
    assert (second["Range"], second["If-Range"]) == (f"bytes={HALF}-", '"v1"')


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (cut(), Reply(ARCHIVE, headers=TAG)),  # a server without ranges, or another version
        (cut(), Reply(status=416)),
        (cut(), rest(start=HALF + 1)),
        (cut(headers={}), Reply(ARCHIVE)),
        (cut(headers={"ETag": 'W/"weak"'}), Reply(ARCHIVE)),
    ],
    ids=["no range", "416", "another range", "no version", "weak version"],
)
def test_it_begins_anew_where_the_rest_cannot_be_had(fetch_from, first, second):
    with served(after([first, second])) as server:
        assert len(fetch_from("cordis", server, options=ONE).profiles) == 2
    asked = server.asked[1][2]
    assert ("Range" in asked) == (first.headers == TAG)


def test_the_next_run_goes_on_from_what_a_cut_left(fetch_from, settings):
    dated = {"Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT"}
    replies = [cut(dated), *[Reply(status=503)] * 5]
    with served(after(replies)) as server:
        with pytest.raises(SourceUnreachableError) as fault:
            fetch_from("cordis", server, options=ONE)
        assert fault.value.key == "source-download-stopped"
        assert "relancez la même commande" in fault.value.text("fr")
        (part,) = settings.sources_folder.rglob("*.part")
        assert part.stat().st_size == HALF
        server.respond = lambda *_: rest(dated)
        assert len(fetch_from("cordis", server, options=ONE).profiles) == 2
        asked = server.asked[-1][2]
        assert (asked["Range"], asked["If-Range"]) == (f"bytes={HALF}-", dated["Last-Modified"])
    assert not list(settings.sources_folder.rglob("*.part*"))


def test_what_was_downloaded_before_a_cut_is_not_asked_again(fetch_from):
    def gone(path, parameters, number):
        return Reply(status=503) if "h2020" in path else archive(path, parameters, number)

    with served(gone) as server:
        with pytest.raises(SourceUnreachableError):
            fetch_from("cordis", server)
        server.respond = archive
        before = len(server.asked)
        assert len(fetch_from("cordis", server).profiles) == 2
    assert [path for path, _, _ in server.asked[before:]] == ["/cordis-h2020projects-csv.zip"]


@pytest.mark.parametrize("body", [ARCHIVE[:HALF], b""], ids=["cut", "empty"])
def test_an_archive_without_its_end_is_asked_again_then_told(fetch_from, settings, body):
    # Its length is announced as it is: only the archive itself tells.
    with served(after([Reply(body)] * 2)) as server:
        assert len(fetch_from("cordis", server, options=ONE).profiles) == 2
    with served(lambda *_: Reply(body)) as server, pytest.raises(SourceUnreachableError) as fault:
        fetch_from("cordis", server, options=ONE)
    assert (fault.value.key, len(server.asked)) == ("source-download-cut", 6)


def test_a_web_page_is_no_archive_and_is_not_kept(fetch_from, settings):
    page = Reply(b" <!DOCTYPE html><title>Connexion</title>")
    with served(lambda *_: page) as server, pytest.raises(SourceAnswerError) as fault:
        fetch_from("cordis", server, options=ONE)
    assert (fault.value.key, len(server.asked)) == ("source-html", 1)
    assert not list(settings.sources_folder.rglob("*.zip"))


def test_a_file_that_does_not_exist_is_told_once(fetch_from):
    with served(lambda *_: Reply(status=404)) as server, pytest.raises(SourceRefusedError) as fault:
        fetch_from("nserc", server, options={"year": ("2031",)})
    assert len(server.asked) == 1
    assert "NSERC_FY2031_Expenditures.csv" in fault.value.text("fr")


def test_a_file_altered_on_disk_is_asked_again(fetch_from, settings):
    with served(archive) as server:
        fetch_from("cordis", server, options=ONE)
        (kept,) = settings.sources_folder.rglob("*.zip")
        kept.write_bytes(ARCHIVE[:-1] + b"x")
        fetch_from("cordis", server, options=ONE)
    assert len(server.asked) == 2
    assert kept.read_bytes() == ARCHIVE


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        ({"../project.csv": b"x"}, "source-archive-entry-away"),
        ({"project.csv": b"\0" * 20_000_000}, "source-archive-swells"),
    ],
)
def test_a_harmful_archive_is_refused_by_network_too(fetch_from, contents, key):
    body = zipped(contents)
    with served(lambda *_: Reply(body)) as server, pytest.raises(FileUnreadableError) as fault:
        fetch_from("cordis", server, options=ONE)
    assert fault.value.key == key


def test_redirects_to_the_archive_are_followed(fetch_from):
    moved = Reply(status=302, headers={"Location": "/files/latest?download=1"})
    with served(after([moved])) as server:
        assert len(fetch_from("cordis", server, options=ONE).profiles) == 2
    assert [path for path, _, _ in server.asked][1] == "/files/latest"


def test_an_archive_that_turns_out_to_be_damaged_is_had_anew(fetch_from):
    whole = zipped(projects(), zipfile.ZIP_STORED)
    damaged = whole.replace(b"UNIVERSITE", b"UNIVERSITA", 1)  # the sums do not fit any more
    sent = {"/cordis-HORIZONprojects-csv.zip": [damaged, whole]}

    def respond(path, _parameters, _number):
        return Reply(sent[path].pop(0) if sent.get(path) else whole)

    with served(respond) as server:
        with pytest.raises(FileUnreadableError) as fault:
            fetch_from("cordis", server)
        assert fault.value.key == "source-archive-damaged"
        assert len(fetch_from("cordis", server).profiles) == 2
    # The archive of the other programme was sound, and is kept.
    assert [path for path, _, _ in server.asked] == [
        "/cordis-HORIZONprojects-csv.zip",
        "/cordis-h2020projects-csv.zip",
        "/cordis-HORIZONprojects-csv.zip",
    ]
