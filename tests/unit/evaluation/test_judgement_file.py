"""Judged pairs from CSV and TSV; what cannot be used is rejected with its reason."""

from __future__ import annotations

import pytest

from matching.errors import FileUnreadableError
from matching.evaluation.judgement_file import read_judgements
from matching.evaluation.judgements import JudgedPair

TWO = "query_id,candidate_id,for_query,for_candidate\n"
ONE = "query_id,candidate_id,grade\n"
WAYS = "query_id,candidate_id,grade,direction\n"


def test_two_grades(written):
    path = written("q.csv", TWO + "b,y,3,0\na,x,2,\na,y,,1.5\n")
    found = read_judgements(path)
    assert found.pairs == (
        JudgedPair("a", "x", 2.0, None),
        JudgedPair("a", "y", None, 1.5),
        JudgedPair("b", "y", 3.0, 0.0),
    )
    assert found.rejects == ()
    assert found.pairs[0].grade("for_query") == 2
    assert found.pairs[0].grade("for_candidate") is None


def test_one_grade_is_that_of_the_query(written):
    path = written("q.tsv", ONE.replace(",", "\t") + "a\tx\t4\n")
    assert read_judgements(path).pairs == (JudgedPair("a", "x", 4.0, None),)


def test_the_direction_says_whose_grade_it_is_and_two_rows_make_one_pair(written):
    rows = "a,x,1,for_query\na,x,2,for_candidate\nb,x,3,candidate\nb,y,0,Query\nc,x,2,\n"
    assert read_judgements(written("q.csv", WAYS + rows)).pairs == (
        JudgedPair("a", "x", 1.0, 2.0),
        JudgedPair("b", "x", None, 3.0),
        JudgedPair("b", "y", 0.0, None),
        JudgedPair("c", "x", 2.0, None),
    )


def test_headings_in_any_case_other_columns_and_a_decimal_comma(written):
    path = written("q.csv", "Candidate ID;assessor;QUERY_ID;Grade\nx;me;a;2,5\n")
    assert read_judgements(path).pairs == (JudgedPair("a", "x", 2.5, None),)


BAD = {
    "a negative grade": ("a,x,-1\n", "grade", "« -1 »"),
    "a word for a grade": ("a,x,good\n", "grade", "« good »"),
    "an endless grade": ("a,x,inf\n", "grade", "« inf »"),
    "no grade": ("a,x,\n", "grade", "grade"),
    "no query": (",x,1\n", "query_id", "query_id"),
    "no candidate": ("a,,1\n", "candidate_id", "candidate_id"),
    "another grade for the same pair": ("z,z,2\n", "for_query", "ligne 2"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_row_is_left_out_and_the_others_go_on(fault, written):
    row, field, part = BAD[fault]
    found = read_judgements(written("q.csv", f"{ONE}z,z,1\n{row}b,y,2\n"))
    assert [(one.query_id, one.for_query) for one in found.pairs] == [("b", 2.0), ("z", 1.0)]
    (reject,) = found.rejects
    assert (reject.line, reject.field) == (3, field)
    assert part in reject.reason("fr").replace("\N{NO-BREAK SPACE}", " ")


def test_an_unknown_direction(written):
    found = read_judgements(written("q.csv", WAYS + "a,x,1,sideways\na,y,1,query\n"))
    (reject,) = found.rejects
    assert (reject.line, reject.field, reject.value) == (2, "direction", "sideways")
    assert "for_candidate" in reject.reason("en")
    assert len(found.pairs) == 1


def test_two_faults_of_a_row_are_both_told(written):
    found = read_judgements(written("q.csv", TWO + "a,x,-2,so-so\n"))
    assert [one.field for one in found.rejects] == ["for_query", "for_candidate"]
    assert found.pairs == ()


def test_the_same_row_twice_counts_once(written):
    found = read_judgements(written("q.csv", ONE + "a,x,1\na,x,1.0\n"))
    assert found.pairs == (JudgedPair("a", "x", 1.0, None),)
    assert found.rejects == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (None, "n'existe pas"),
        ("", "est vide"),
        ("query_id,candidate_id\na,x\n", "grade"),
        ("query_id,grade\na,1\n", "candidate_id"),
    ],
)
def test_a_file_that_is_no_judgements(text, part, written, tmp_path):
    path = tmp_path / "absent.csv" if text is None else written("q.csv", text)
    with pytest.raises(FileUnreadableError) as caught:
        read_judgements(path)
    assert part in str(caught.value)
    assert path.name in str(caught.value)
