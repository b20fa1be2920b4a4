from matching.profiles.model import Profile
from matching.profiles.writing import write_atomically, write_profiles


def test_one_object_a_line_in_the_order_of_the_model_without_what_is_missing(tmp_path):
    profile = Profile(
        keywords=("été",),
        works=({"title": "Un", "year": 2020},),
        territory="rennes",
        kind="company",
        name="Boréal",
        id="a1",
    )
    path = tmp_path / "profiles.jsonl"
    write_profiles([profile, profile.model_copy(update={"id": "a2", "works": ()})], path)
    assert path.read_text("utf-8") == (
        '{"id":"a1","name":"Boréal","kind":"company","territory":"rennes",'
        '"keywords":["été"],"works":[{"title":"Un","year":2020}]}\n'
        '{"id":"a2","name":"Boréal","kind":"company","territory":"rennes","keywords":["été"]}\n'
    )


def test_writing_replaces_the_old_file_and_leaves_no_draft(tmp_path):
    path = tmp_path / "a.txt"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
