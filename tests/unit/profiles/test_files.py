from pathlib import Path

import pytest

from matching.errors import FileUnreadableError
from matching.profiles.files import SeveralFilesUnreadableError
from matching.profiles.reading import load_profiles

TABLE = "id;nom;type;territoire;mots-clés\n{id};{id} nom;pôle;Rennes;eau\n"


def write(folder, name, contents=TABLE):
    path = folder / name
    path.write_text(contents.format(id=name.split(".")[0]), encoding="utf-8")
    return path


def test_a_folder_is_its_profile_files_in_order_of_name(tmp_path, territories):
    for name in ("b.csv", "a.TSV", ".cache.csv", "~$b.xlsx", "notes.txt"):
        write(tmp_path, name)
    (tmp_path / "c.csv").mkdir()
    loaded = load_profiles(tmp_path, territories)
    assert [profile.id for profile in loaded.profiles] == ["a", "b"]
    assert [one.path for one in loaded.files] == [str(tmp_path / "a.TSV"), str(tmp_path / "b.csv")]


def test_a_file_given_twice_is_read_once(tmp_path, territories):
    path = write(tmp_path, "a.csv")
    loaded = load_profiles([path, str(path), tmp_path], territories)
    assert len(loaded.profiles) == 1
    assert loaded.rejects == ()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("absent.csv", "profiles-file-missing"),
        ("empty", "profiles-folder-empty"),
        ("a.docx", "profiles-file-extension"),
        ("sans", "profiles-file-extension"),
    ],
)
def test_paths_that_cannot_be_read(tmp_path, territories, name, key):
    (tmp_path / "empty").mkdir()
    for other in ("a.docx", "sans"):
        write(tmp_path, other)
    with pytest.raises(FileUnreadableError) as fault:
        load_profiles(tmp_path / name, territories)
    assert fault.value.key == key
    for language in ("fr", "en"):
        assert str(tmp_path / name) in fault.value.text(language)


def test_no_file_at_all_is_an_error(territories):
    with pytest.raises(FileUnreadableError) as fault:
        load_profiles([], territories)
    assert "parquet" in fault.value.text("fr")


def test_the_faults_of_all_files_are_told_at_once(tmp_path, territories):
    paths = [
        tmp_path / "absent.csv",
        write(tmp_path, "a.csv"),
        write(tmp_path, "b.csv", "nom\nx\n"),
    ]
    with pytest.raises(SeveralFilesUnreadableError) as fault:
        load_profiles(paths, territories)
    first, second, third = str(fault.value).split("\n")
    assert first == "2 fichiers ne peuvent pas être lus\u00a0:"
    assert "absent.csv n'existe pas" in second
    assert "b.csv n'a qu'une colonne" in third
    assert fault.value.exit_code == FileUnreadableError.exit_code


def test_a_path_the_system_refuses_is_told_with_its_reason(tmp_path, territories):
    with pytest.raises(FileUnreadableError) as fault:
        load_profiles(tmp_path / f"{'x' * 5000}.csv", territories)
    assert fault.value.key == "profiles-file-denied"


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="a file that exists and cannot be read"
)
def test_a_file_that_cannot_be_opened_is_told_with_its_reason(tmp_path, territories):
    (tmp_path / "p.csv").symlink_to("/proc/self/mem")
    with pytest.raises(FileUnreadableError) as fault:
        load_profiles(tmp_path / "p.csv", territories)
    assert fault.value.key == "profiles-file-denied"
    assert "Vérifiez que vous avez le droit de le lire." in fault.value.text("fr")
