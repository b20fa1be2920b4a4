from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.reports.cleaning import cleaned, is_web_address, markdown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Été à l'œuvre – 1 000 €", "Été à l'œuvre – 1 000 €"),
        ("deux\r\nlignes\tici", "deux lignes ici"),
        ("\x1b[31mrouge", "�[31mrouge"),
        ("nul\x00", "nul�"),
        ("moitié\ud83d", "moitié�"),
        ("gauche\u202edroite", "gauche�droite"),
    ],
)
def test_what_drives_a_terminal_is_replaced(text, shown):
    assert cleaned(text) == shown


@given(st.text())
def test_a_cleaned_text_is_one_line_that_utf8_can_write_and_stays_as_it_is(text):
    once = cleaned(text)
    assert once.encode().decode() == once
    assert once.splitlines() in ([], [once])
    assert cleaned(once) == once


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", r"a \| b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[ici](javascript:x)", r"\[ici\](javascript:x)"),
        ("*gras* _et_ `code`", r"\*gras\* \_et\_ \`code\`"),
        ("R&D", "R&amp;D"),
        ("- liste", r"\- liste"),
        ("3. liste", r"3\. liste"),
        ("2018 puis 2020.", "2018 puis 2020."),
        ("# titre", r"\# titre"),
        ("vert-de-gris", "vert-de-gris"),
    ],
)
def test_markdown_shows_a_text_as_it_stands(text, escaped):
    assert markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/x?y=1", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("https://a.example/><script>", False),
        ("voir https://a.example", False),
    ],
)
def test_only_plain_web_addresses_become_links(text, expected):
    assert is_web_address(text) is expected
