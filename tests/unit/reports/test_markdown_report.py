from __future__ import annotations

from dataclasses import replace

from matching.reports.markdown_report import suggestions_markdown, table_markdown
from matching.reports.profile_tables import profile_table


def test_a_note_lists_the_partners_then_the_reasons(suggestions, territories):
    note = suggestions_markdown(suggestions, territories).decode()
    lines = note.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[0] == "# Suggestions pour Navette &amp; fils"
    assert lines[2].startswith("*Le score est un indice, non étalonné")
    assert lines[6] == (
        "| 1 | Laboratoire de vision | unité de recherche | Québec | 83 % | 90 % | 77 % |"
    )
    assert "## 1. Laboratoire de vision" in lines
    assert "Pour l'un, parce que A." in lines
    assert "- offre – « Caméras pour véhicules »" in lines
    assert "- Relais à appeler : Relais d'essai – <https://r.example>" in lines
    assert "- Source : <https://vision.example/a-propos> (2024-05-02)" in lines
    assert lines[-4:] == [
        "| niveau de départ | 0,250 |",
        "| thèmes proches | 0,600 |",
        r"| types qui se complètent | \-0,020 |",
        "| Score réciproque | 0,830 |",
    ]


def test_names_make_neither_cells_nor_tags(renamed, territories):
    note = suggestions_markdown(renamed("A | <script>alert(1)</script>"), territories).decode()
    assert "<script>" not in note
    assert r"| 1 | A \| &lt;script&gt;alert(1)&lt;/script&gt; |" in note


def test_without_partner_the_note_says_so(suggestions, territories):
    note = suggestions_markdown(replace(suggestions, suggestions=()), territories).decode()
    assert note == (
        "# Suggestions pour Navette &amp; fils\n\n"
        "Pas encore de bon partenaire pour cette demande.\n"
    )


def test_profiles_make_a_table(partner, territories):
    lines = table_markdown(profile_table([partner], territories, "en")).decode().splitlines()
    assert lines == [
        (
            "| Identifier | Name | Kind | Territory | City | Axes | Domains "
            "| Source | Source page | Source date | Licence | To be credited |"
        ),
        f"|{'---|' * 12}",
        (
            "| q-1 | Laboratoire de vision | research unit | Québec City | Québec |  | "
            "artificial intelligence | Site du laboratoire | https://vision.example/a-propos "
            "| 2024-05-02 |  |  |"
        ),
    ]
