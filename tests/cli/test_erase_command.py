"""``matching privacy find`` and ``erase`` as a person runs them, with the real encoder."""

from __future__ import annotations

import io
import json
import shutil

import pytest

from matching.cli.main import main
from matching.embedding.cache import VectorCache
from matching.embedding.cached import text_hash
from matching.index.workspace import Workspace
from matching.privacy.finding.searching import search

NAME = "Fromagerie Vilaine"
SPEAKER = f"""\
id,name,kind,territory,summary
v,Voisin,entreprise,rennes,Voisin de la {NAME}
"""


@pytest.fixture
def home(run, bare_home, small_workspace, sample_home):
    """A home of its own on four profiles, with the file they were indexed from."""
    bare_home.mkdir()
    for name in ("encoders", "compiled"):
        (bare_home / name).symlink_to(sample_home / name)
    table = bare_home.parent / "here" / "profils.csv"
    shutil.copy(small_workspace.parent / "small.csv", table)
    assert run("index", "profils.csv").code == 0
    assert run("index", "profils.csv").code == 0
    return bare_home


def test_somebody_is_found_erased_and_not_found_again(run, home):
    table = home.parent / "here" / "profils.csv"
    original = table.read_bytes()
    cache = Workspace(home / "workspace").cache_file
    hashes = [text_hash("Un centre de nutrition", "query")]
    with VectorCache(cache) as opened:
        (vector,) = opened.vectors_of(hashes)
    assert {hit.path for hit in search([home / "workspace"], (), [vector]).hits} == {cache}

    ended = run("privacy", "find", NAME)
    assert ended.code == 9
    assert "Trouvé dans" in ended.out
    # Cells are cut at their width: what is looked for here fits one line.
    assert {"profils.csv", "identifiant", "vecteur"} <= set(ended.out.split())
    assert "nombresde32bits" in "".join(ended.out.split())

    ended = run("privacy", "erase", NAME, "--yes")
    assert ended.code == 9
    assert "ajoutez --in profils.csv pour l'en retirer" in " ".join(ended.out.split())

    ended = run("privacy", "erase", NAME, "--in", "profils.csv", "--yes")
    assert ended.code == 0, ended.out
    assert "Une ligne retirée de profils.csv." in ended.out
    assert "Il ne reste rien de r2" in ended.out
    assert NAME not in table.read_text(encoding="utf-8")

    assert run("privacy", "find", "--text", NAME, "--text", "r2", "--in", "profils.csv").code == 0
    assert search([home / "workspace"], (), [vector]).hits == ()
    table.write_bytes(original)
    assert run("index", "profils.csv").code == 0
    assert run("privacy", "find", "--text", NAME).code == 9  # in the file alone
    table.unlink()
    assert run("privacy", "find", "--text", NAME).code == 0
    assert run("privacy", "find", NAME).code == 3


def test_what_is_found_can_be_had_as_json(run, home):
    ended = run("privacy", "find", "r2", "--format", "json")
    found = json.loads(ended.out)
    assert found["schema"] == 1
    assert {hit["kind"] for hit in found["hits"]} >= {"name", "identifier", "phrase", "vector"}
    assert found["closed"] == []


def test_documents_are_removed_where_that_is_asked_for(run, home):
    here = home.parent / "here"
    assert run("suggest", "q2", "--floor", "0", "--output", "partenaires.xlsx").code == 0
    both = ("--in", "profils.csv", "--in", "partenaires.xlsx", "--yes")
    ended = run("privacy", "erase", "r2", *both)
    assert ended.code == 9
    assert "partenaires.xlsx est un document produit" in " ".join(ended.out.split())
    # Nobody of that id is held any more: the words themselves are looked for.
    assert run("privacy", "find", "--text", NAME, "--in", "partenaires.xlsx").code == 9
    (here / "partenaires.xlsx").unlink()
    assert run("privacy", "find", "--text", NAME).code == 0


def test_outputs_go_with_the_erasure(run, home):
    here = home.parent / "here"
    assert run("suggest", "q2", "--floor", "0", "--output", "partenaires.xlsx").code == 0
    both = ("--in", "profils.csv", "--in", "partenaires.xlsx", "--yes")
    ended = run("privacy", "erase", "r2", *both, "--delete-outputs", "--lang", "en")
    assert ended.code == 0, ended.out
    assert "partenaires.xlsx is removed." in ended.out
    assert not (here / "partenaires.xlsx").exists()


def test_what_others_say_can_be_kept(run, home):
    here = home.parent / "here"
    (here / "voisin.csv").write_text(SPEAKER, encoding="utf-8")
    assert run("index", "voisin.csv", "--add").code == 0
    files = ("--in", "profils.csv", "--in", "voisin.csv", "--yes")
    ended = run("privacy", "erase", "r2", *files)
    assert ended.code == 9
    assert "Le profil v parle de Fromagerie Vilaine" in " ".join(ended.out.split())
    assert "Voisin de la" in (here / "voisin.csv").read_text(encoding="utf-8")


def test_mentions_that_are_kept_are_no_rest(run, home):
    here = home.parent / "here"
    (here / "voisin.csv").write_text(SPEAKER, encoding="utf-8")
    assert run("index", "voisin.csv", "--add").code == 0
    files = ("--in", "profils.csv", "--in", "voisin.csv", "--yes", "--keep-mentions")
    assert run("privacy", "erase", "r2", *files).code == 0


def test_nothing_is_erased_unless_somebody_says_so(run, home, monkeypatch):
    ended = run("privacy", "erase", "r2")
    assert (ended.code, "--yes" in ended.err) == (3, True)

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal("non\n"))
    assert run("privacy", "erase", "r2").code == 130
    assert run("privacy", "find", "r2").code == 9
    monkeypatch.setattr("sys.stdin", Terminal("oui\n"))
    assert run("privacy", "erase", "r2", "--in", "profils.csv").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("find",), "Rien n'est demandé"),
        (("find", "Inconnu"), "Personne ne s'appelle"),
        (("find", "r2", "--in", "absent.csv"), "n'existe pas"),
        (("erase", "Inconnu", "--yes"), "Personne ne s'appelle"),
    ],
)
def test_slips_are_told(run, arguments, said):
    ended = run("privacy", *arguments)
    assert ended.code == 3
    assert said in ended.err


def test_help_has_examples_in_both_languages(capsys):
    for command in ("find", "erase"):
        for language, word in (("fr", "Exemples"), ("en", "Examples")):
            main(["privacy", command, "--help", "--lang", language])
            assert word in capsys.readouterr().out
