"""The size class of an organisation, from a class or a number of employees as people write them."""

from __future__ import annotations

import re

from matching.profiles.model import SIZES, Size
from matching.territories.vocabulary import plain_form

_LOWEST_EMPLOYEES = tuple(int(re.split(r"\D", size)[0]) for size in SIZES)
_THOUSANDS = re.compile(r"(?<=\d)[\s,.](?=\d{3}(?!\d))")
_EMPTY_DECIMALS = re.compile(r"[.,]0{1,2}(?!\d)")
_UPWARDS = re.compile(r"[+>≥]|\b(?:plus|more|over)\b", re.IGNORECASE)
_DOWNWARDS = re.compile(r"[<≤]|^\s*[-−]")
_WORDS = frozenset(
    plain_form(
        "à a au to et and de of plus more ou or over than entre between environ about "
        "employé·e employé·es employés employee employees salarié·e salarié·es salariés "
        "personne personnes people staff effectif ETP FTE"
    ).split()
)


def size_class(text: str) -> Size:
    """Return the size class that ``text`` means: ``1-9``, ``10 à 49``, ``250 et plus``, ``1 200``.

    Nobody employed counts as the smallest class: whoever runs it is there. A range that straddles
    two classes names neither, nor does an open one unless it lies wholly in the last class.

    Raises:
        ValueError: no class can be read in it.
    """
    joined = _EMPTY_DECIMALS.sub("", _THOUSANDS.sub("", text))
    classes = {_class_of(int(number)) for number in re.findall(r"\d+", joined)}
    words = plain_form(re.sub(r"\d", " ", joined)).split()
    if len(classes) != 1 or _DOWNWARDS.search(text) or not _WORDS.issuperset(words):
        raise ValueError(text)
    size = classes.pop()
    if _UPWARDS.search(text) and size != len(SIZES) - 1:
        raise ValueError(text)
    return SIZES[size]


def _class_of(employees: int) -> int:
    return max(0, sum(employees >= lowest for lowest in _LOWEST_EMPLOYEES) - 1)
