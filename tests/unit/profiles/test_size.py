import pytest

from matching.profiles.size import size_class


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-9", "1-9"),
        ("0", "1-9"),
        ("9", "1-9"),
        ("10", "10-49"),
        ("10 à 49", "10-49"),
        ("entre 20 et 40 salarié·es", "10-49"),
        ("12.0", "10-49"),
        ("50–249", "50-249"),
        ("249", "50-249"),
        ("250+", "250+"),
        ("250 et plus", "250+"),
        ("> 250", "250+"),
        ("1 200", "250+"),
        ("1,200", "250+"),
        ("1\u202f200 employés", "250+"),
    ],
)
def test_classes_and_numbers_of_people_give_their_class(text, expected):
    assert size_class(text) == expected


@pytest.mark.parametrize(
    "text", ["", "grande", "<10", "plus de 9", "50+", "20-100", "-5", "12,5", "12 étages"]
)
def test_what_names_no_single_class_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        size_class(text)
