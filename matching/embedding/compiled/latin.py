"""A small tokenizer for texts in French and English letters, read in a quarter of the time.

A Unigram tokenizer cuts a text into the pieces whose scores sum to most (Kudo 2018,
arXiv:1804.10959). Only pieces that occur in the text take part, so that for a text all of whose
characters belong to a set, the pieces made of that set give exactly the same cut, provided that
each character of the set is a piece by itself: then nothing is ever unknown.
"""

from __future__ import annotations

import json
import string
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

LETTERS = frozenset(
    string.printable + "▁àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»‹›“”„‘’–—…·•°€£©®™§±×½¼¾²³µ"
)
FULL, SMALL, IDS, CHARACTERS = "tokenizer.json", "latin.json", "latin.npy", "latin.txt"
WORTHWHILE = 50_000
"""Pieces from which a tokenizer takes long enough to load for a smaller one to be of use."""


def write_small(full: str, folder: Path, worthwhile: int = WORTHWHILE) -> bool:
    """Write the small tokenizer of ``full`` (JSON) into ``folder``; return whether there is one.

    There is none for a tokenizer that is not a Unigram one or that has few pieces anyway.
    """
    content = json.loads(full)
    model = content["model"]
    ending = content["post_processor"]
    if model.get("type") != "Unigram" or model.get("byte_fallback"):
        return False
    if "Metaspace" not in json.dumps(content["pre_tokenizer"]):
        return False
    if ending is None or ending["type"] != "TemplateProcessing":
        return False
    if len(model["vocab"]) < worthwhile:
        return False
    pieces = [piece for piece, _ in model["vocab"]]
    letters = LETTERS.intersection(pieces)
    special = {entry["id"] for entry in content["added_tokens"]} | {model["unk_id"]}
    if (
        model["unk_id"] is None
        or max(special) >= len(pieces)
        or " " in letters
        or "▁" not in letters
    ):
        return False
    kept = [
        number
        for number, piece in enumerate(pieces)
        if number in special or letters.issuperset(piece)
    ]
    place = {number: at for at, number in enumerate(kept)}
    model["vocab"] = [model["vocab"][number] for number in kept]
    model["unk_id"] = place[model["unk_id"]]
    for entry in content["added_tokens"]:
        entry["id"] = place[entry["id"]]
    for entry in ending["special_tokens"].values():
        entry["ids"] = [place[number] for number in entry["ids"]]
    (folder / SMALL).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (folder / CHARACTERS).write_text("".join(sorted(letters)), encoding="utf-8")
    np.save(folder / IDS, np.array(kept, dtype=np.int64))
    return True


class Tokens:
    """The token ids of texts, by the small tokenizer where it can and by the full one elsewhere."""

    def __init__(self, folder: Path, longest: int) -> None:
        """Read the small tokenizer of ``folder``, if there is one; cut texts at ``longest``."""
        self._folder = folder
        self._longest = longest
        self._full: Tokenizer | None = None
        self._small: Tokenizer | None = None
        if (folder / SMALL).is_file():
            self._small = self._read(SMALL)
            self._ids: npt.NDArray[np.int64] = np.load(folder / IDS, allow_pickle=False)
            # A space becomes ▁ after the text was normalised.
            self._known = {" ", *(folder / CHARACTERS).read_text(encoding="utf-8")}

    def of(self, texts: list[str]) -> list[npt.NDArray[np.int64]]:
        """Return the ids of each text, those of the full tokenizer whichever one was used."""
        plain = [self._is_plain(text) for text in texts]
        found: list[Any] = [None] * len(texts)
        for small in {*plain}:
            rows = [row for row, its in enumerate(plain) if its is small]
            tokenizer = self._tokenizer(small=small)
            for row, read in zip(
                rows, tokenizer.encode_batch_fast([texts[row] for row in rows]), strict=True
            ):
                ids = np.array(read.ids, dtype=np.int64)
                found[row] = self._ids[ids] if small else ids
        return found

    def _is_plain(self, text: str) -> bool:
        if self._small is None:
            return False
        normaliser = self._small.normalizer
        return self._known.issuperset(normaliser.normalize_str(text) if normaliser else text)

    def _tokenizer(self, *, small: bool) -> Tokenizer:
        if small and self._small is not None:
            return self._small
        if self._full is None:
            self._full = self._read(FULL)
        return self._full

    def _read(self, name: str) -> Tokenizer:
        from tokenizers import Tokenizer  # noqa: PLC0415 - only where a text must be encoded

        tokenizer = Tokenizer.from_file(str(self._folder / name))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._longest)
        return tokenizer
