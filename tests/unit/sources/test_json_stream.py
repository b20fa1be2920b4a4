"""Lists of records, however long, read item by item."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.sources.source_records import ORGANISATION, having
from unit.sources.source_server import Reply, served
from unit.sources.source_tables import put, zipped

from matching.engine.fetching import fetch_profiles
from matching.errors import FileUnreadableError, SourceAnswerError
from matching.sources import json_stream
from matching.sources.answers import CutAnswerError
from matching.sources.json_parts import read_items
from matching.sources.json_stream import NoListError, read_list
from matching.sources.parts import parts_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def windows(monkeypatch, size):
    monkeypatch.setattr(json_stream, "WINDOW", size)


@pytest.mark.parametrize("size", [1, 3, 64])
@given(values=st.lists(VALUES, max_size=6), indent=st.sampled_from([None, 2]))
def test_the_items_are_those_of_the_whole_wherever_the_window_ends(size, values, indent):
    with pytest.MonkeyPatch.context() as patch:
        windows(patch, size)
        text = f" {json.dumps(values, indent=indent)}\n"
        assert list(read_list(io.StringIO(text))) == values


@pytest.mark.parametrize("size", [1, 1000])
@pytest.mark.parametrize(
    ("text", "read", "fault"),
    [
        ('[{"a": 1}, {"a": 2', 1, CutAnswerError),
        ('[{"a": 1}', 1, CutAnswerError),
        ("", 0, CutAnswerError),
        ('{"a": 1}', 0, NoListError),
        ('[{"a": 1}, nonsense]', 1, NoListError),
    ],
)
def test_what_came_before_a_fault_is_given(monkeypatch, size, text, read, fault):
    windows(monkeypatch, size)
    items = read_list(io.StringIO(text))
    assert [next(items) for _ in range(read)] == [{"a": 1}] * read
    with pytest.raises(fault):
        next(items)


def test_a_large_list_in_an_archive_needs_little_memory(tmp_path):
    body = json.dumps([having(ORGANISATION, n=n, filler="x" * 300) for n in range(8_000)], indent=1)
    (part,) = parts_of(put(tmp_path, {"t.zip": zipped({"t.json": body.encode()})}))
    size = len(body)
    del body
    tracemalloc.start()
    numbers = sum(1 for _ in read_items(part))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (numbers, size > 9_000_000) == (8_000, True)
    assert most < 4_000_000


def test_the_dump_is_read_as_it_is(settings, tmp_path):
    elsewhere = having(ORGANISATION, id="https://ror.org/0000000yy", locations=[])
    dump = {
        "v1.60-ror-data.json": json.dumps([{"id": "https://ror.org/0000000xx", "name": "old"}]),
        "v1.60-ror-data_schema_v2.json": json.dumps([ORGANISATION, elsewhere]),
        "v1.60-ror-data.csv": "id,name\n",
    }
    paths = put(tmp_path, {"dump.zip": zipped(dump)})
    fetched = fetch_profiles("ror", settings, files=paths)
    assert [one.id for one in fetched.profiles] == ["ror:0000000xx"]
    assert fetched.left_out == {"source-left-elsewhere": 1}
    assert (fetched.records, fetched.announced, fetched.pages) == (2, 2, 1)


def test_the_dump_is_downloaded_from_the_address_given(fetch_from):
    body = zipped({"v2-ror-data.json": json.dumps([ORGANISATION])})
    with served(lambda *_: Reply(body)) as server:
        fetched = fetch_from("ror", server, options={"portal": (f"{server.url}/v2-ror-data.zip",)})
    assert [one.id for one in fetched.profiles] == ["ror:0000000xx"]
    assert [path for path, _, _ in server.asked] == ["/v2-ror-data.zip"]


def test_the_parents_of_an_organisation_are_known_by_their_numbers(settings, tmp_path):
    parents = [
        {"type": "parent", "id": "https://ror.org/015m7wh34", "label": "A"},
        {"type": "child", "id": "https://ror.org/04sjchr03", "label": "B"},
    ]
    body = json.dumps([having(ORGANISATION, relationships=parents)]).encode()
    (profile,) = fetch_profiles("ror", settings, files=put(tmp_path, {"d.json": body})).profiles
    assert profile.affiliation_ids == ("ror:015m7wh34",)


def test_a_dump_of_another_schema_is_named(settings, tmp_path):
    old = json.dumps([{"id": "https://ror.org/0000000xx", "name": "old", "types": []}]).encode()
    with pytest.raises(SourceAnswerError) as fault:
        fetch_profiles("ror", settings, files=put(tmp_path, {"d.zip": zipped({"d.json": old})}))
    assert fault.value.values["missing"] == "names, locations, status"


def test_a_list_that_stops_is_told(settings, tmp_path):
    body = json.dumps([ORGANISATION] * 3).encode()[:-30]
    with pytest.raises(FileUnreadableError) as fault:
        fetch_profiles("ror", settings, files=put(tmp_path, {"d.json": body}))
    assert fault.value.key == "source-file-cut"


def test_more_records_than_are_held_at_once_are_one_file(settings, tmp_path):
    many = [having(ORGANISATION, id=f"https://ror.org/0{n:06}xx") for n in range(2_500)]
    paths = put(tmp_path, {"d.json": json.dumps(many).encode()})
    fetched = fetch_profiles("ror", settings, files=paths)
    assert (len(fetched.profiles), fetched.pages, fetched.announced) == (2_500, 1, 2_500)
