import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3] / "matching"


def messages(language):
    text = (ROOT / "locales" / language / "profiles.ftl").read_text("utf-8")
    return dict(re.findall(r"^([a-z][\w-]*) = (.*(?:\n[ ].*)*)", text, re.MULTILINE))


def test_both_languages_have_the_same_messages_with_the_same_values():
    french, english = messages("fr"), messages("en")
    assert list(french) == list(english)
    for key, text in french.items():
        # French gives identifiers with their names, English identifiers alone.
        if key not in {"profiles-row-unknown-kind", "profiles-row-unknown-commitments"}:
            assert set(re.findall(r"\$\w+", text)) == set(re.findall(r"\$\w+", english[key])), key


def test_every_message_of_the_code_exists_and_every_message_is_used():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "profiles").glob("*.py"))
    used = set(re.findall(r'"(profiles-(?:files?|folder|row|cell|warning|write)-[\w-]+\w)"', code))
    used |= {
        f"profiles-row-unknown-{field}"
        for field in ("kind", "territory", "axes", "domains", "commitments")
    }
    assert used == set(messages("fr"))


@pytest.mark.parametrize("sign", [" :", " ;", " ?", " !", "« ", " »"])
def test_french_signs_have_no_break_spaces(sign):
    assert [text for text in messages("fr").values() if sign in text] == []
