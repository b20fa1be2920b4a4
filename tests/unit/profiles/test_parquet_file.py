import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from matching.errors import FileUnreadableError

COLUMNS = {
    "id": ["a1", "a2"],
    "nom": ["Boréal", None],
    "type": ["entreprise", "pôle"],
    "territoire": ["Québec", "Rennes"],
    "mots-clés": [["robots; serres", "IA"], ["eau"]],
    "travaux": [[{"titre": "Un bras", "annee": 2020}], []],
    "fondée": [2018.0, float("nan")],
    "__index_level_0__": [0, 1],
}


def parquet(columns):
    contents = io.BytesIO()
    pq.write_table(pa.table(columns), contents)
    return contents.getvalue()


def test_rows_and_their_lists(load):
    loaded = load("p.parquet", parquet(COLUMNS))
    (profile,) = loaded.profiles
    assert profile.keywords == ("robots; serres", "IA")
    assert (profile.works[0].title, profile.works[0].year) == ("Un bras", 2020)
    assert profile.founded == 2018
    assert [(one.line, one.field) for one in loaded.rejects] == [(2, "name")]
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    ("contents", "key"),
    [
        (b"", "profiles-file-empty"),
        (b"PAR1 tronque", "profiles-file-damaged"),
        (parquet(COLUMNS)[:-20], "profiles-file-damaged"),
        (b"id;nom\na;b\n", "profiles-file-damaged"),
        (parquet({"id": ["a"], "nom": ["b"]}), "profiles-file-missing-columns"),
        (parquet({name: values[:0] for name, values in COLUMNS.items()}), "profiles-file-no-rows"),
    ],
)
def test_files_that_cannot_be_read(load, contents, key):
    with pytest.raises(FileUnreadableError) as fault:
        load("p.parquet", contents)
    assert fault.value.key == key
    assert "p.parquet" in fault.value.text("en")
