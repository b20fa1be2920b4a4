from __future__ import annotations

import pytest

from matching.errors import RequestError
from matching.learning.ablation import AblationRow
from matching.learning.ablation_table import END, START, check_page, markdown_table, write_table

NAN = float("nan")
ROWS = (
    AblationRow("shipped", ("a", "b"), 0.8514, 0.0, 0.0, 0.0, 0.1234, 0.0206, ""),
    AblationRow("without a", ("b",), 0.822, -0.0291, -0.0452, -0.0121, 0.132, 0.019, "x | y"),
    AblationRow("with c", ("a", "b", "c"), 0.852, 0.0004, -0.001, 0.002, 0.123, 0.02, ""),
    AblationRow("with d", ("a", "b", "d"), NAN, NAN, NAN, NAN, NAN, NAN, "not measurable"),
)
TABLE = """\
| ranking | nDCG@10 | difference [95 %] | Brier | ECE | note |
| --- | --- | --- | --- | --- | --- |
| shipped | 0.851 |  | 0.123 | 0.021 |  |
| without a | 0.822 | **−0.029 [−0.045, −0.012]** | 0.132 | 0.019 | x \\| y |
| with c | 0.852 | 0.000 [−0.001, +0.002] | 0.123 | 0.020 |  |
| with d | – | – | – | – | not measurable |"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "README.md"
    path.write_bytes(f"# Titre\r\n\n{START}\nold\n{END}\n\nreste é\n".encode())
    return path


def test_the_table_shows_each_figure_and_what_leaves_nought_out():
    assert markdown_table(ROWS) == TABLE


def test_the_table_replaces_what_stood_between_the_marks(page):
    write_table(ROWS, page)
    expected = f"# Titre\r\n\n{START}\n{TABLE}\n{END}\n\nreste é\n".encode()
    assert page.read_bytes() == expected
    write_table(ROWS, page)
    assert page.read_bytes() == expected
    assert [path.name for path in page.parent.iterdir()] == [page.name]


@pytest.mark.parametrize(
    "text",
    ["", START, END, f"{END}\n{START}", f"{START}{START}{END}", f"{START}{END}{END}"],
    ids=["none", "no end", "no start", "turned", "two starts", "two ends"],
)
def test_a_page_without_both_marks_once_is_refused_and_kept(page, text):
    page.write_text(text)
    for refused in (lambda: check_page(page), lambda: write_table(ROWS, page)):
        with pytest.raises(RequestError) as caught:
            refused()
        assert caught.value.key == "ablation-marks"
        for language in ("fr", "en"):
            assert START in caught.value.text(language)
    assert page.read_text() == text


def test_a_page_that_is_absent_or_no_text_is_refused(page, tmp_path):
    page.write_bytes(b"\xff\xfe")
    for path in (page, tmp_path / "absent.md", tmp_path):
        with pytest.raises(RequestError) as caught:
            check_page(path)
        assert caught.value.key == "ablation-page"


def test_a_good_page_passes(page):
    before = page.read_bytes()
    check_page(page)
    assert page.read_bytes() == before
