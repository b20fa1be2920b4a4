"""The rankings that an ablation compares: the shipped one without a part, or with one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Index = Literal["shipped", "without adapter", "without smoothing", "without both"]
"""How the index was made."""
Model = Literal["logistic regression", "gradient boosting"]
_ONE_VECTOR = "one vector per profile instead of several"
_COSINES = ("topic", "offers", "sentences", "characters")


@dataclass(frozen=True)
class Trial:
    """One ranking to measure."""

    name: str
    features: tuple[str, ...]
    """Features of the ranking, or names of candidates (candidates/registry.py)."""
    note: str = ""
    index: Index = "shipped"
    model: Model = "logistic regression"
    by_kind: bool = True
    """Whether the table of gains is learned, where the recipe learns one."""


def trials(shipped: Sequence[str], *, by_kind: bool) -> tuple[Trial, ...]:
    """Return all to measure: first the recipe of the features ``shipped``, then what differs.

    ``by_kind`` says whether that recipe learns a table of gains by group of kinds.
    """
    whole = tuple(shipped)

    def without(*names: str) -> tuple[str, ...]:
        return tuple(name for name in whole if name not in names)

    left_out = {"sentences": _ONE_VECTOR, "kinds": "the learned table of gains alone"}
    left_out = left_out if by_kind else {"sentences": _ONE_VECTOR}
    found = [Trial("shipped", whole)]
    if len(whole) > 1:
        found += [Trial(f"without {name}", without(name), left_out.get(name, "")) for name in whole]
    if by_kind:
        found.append(Trial("without gains", whole, "no learned table of kinds", by_kind=False))
    found += [Trial(f"{name} alone", (name,), by_kind=False) for name in whole]
    return (*found, *_indexes(whole), *_more(whole), *_instead(whole, without))


def _indexes(whole: tuple[str, ...]) -> list[Trial]:
    return [
        Trial("without adapter", whole, "languages not damped", index="without adapter"),
        Trial("without smoothing", whole, "neighbours lend nothing", index="without smoothing"),
        Trial("without adapter and smoothing", whole, index="without both"),
    ]


def _more(whole: tuple[str, ...]) -> list[Trial]:
    more = {
        "need": "need → offer",
        "words": "TF-IDF of stemmed words",
        "lexicon": "TF-IDF of words, known terms of both languages made one",
        "csls": "four cosines less hubness (k = 10) beside themselves",
        "sectors": "nearness in ISIC rev. 4",
        "size": "nearness of size classes",
        "languages": "shared working language",
    }
    return [Trial(f"with {name}", (*whole, name), note) for name, note in more.items()]


def _instead(whole: tuple[str, ...], without: Callable[..., tuple[str, ...]]) -> list[Trial]:
    others = without(*_COSINES)
    return [
        Trial("csls instead", ("csls", *others), "four cosines less hubness, not themselves"),
        Trial("per query", ("per-query", *others), "cosines standardised for each who asks"),
        Trial("no kinds at all", without("kinds"), "neither table of kinds", by_kind=False),
        Trial(
            "kind groups learned",
            (*without("kinds"), "groups"),
            "instead of both tables; the same in both directions",
            by_kind=False,
        ),
        Trial("gradient boosting", whole, "monotone in each feature", model="gradient boosting"),
    ]
