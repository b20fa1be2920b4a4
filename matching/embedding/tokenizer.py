"""The tokenizer of the bundled encoder, rebuilt from the pieces and scores of its weight file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from matching.embedding.q4_file import Vocabulary

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the Unigram tokenizer of ``vocabulary``: ``<s>``, the pieces of the text, ``</s>``.

    The text is first normalised as the model was trained: control and zero-width characters go or
    become a space, the rest is NFKC, and a run of spaces counts as one.
    """
    from tokenizers import (  # noqa: PLC0415 - 0.1 s, only when the encoder is unpacked
        AddedToken,
        Regex,
        Tokenizer,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    scored = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(scored, vocabulary.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            *(
                normalizers.Replace(Regex(f"[{re.escape(characters)}]"), replacement)
                for replacement, characters in beyond_nfkc(vocabulary).items()
            ),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    first, last = vocabulary.pieces[vocabulary.beginning], vocabulary.pieces[vocabulary.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} {last} $B {last}",
        special_tokens=[(first, vocabulary.beginning), (last, vocabulary.end)],
    )
    tokenizer.add_special_tokens([AddedToken(piece, special=True) for piece in SPECIAL])
    return tokenizer


def beyond_nfkc(vocabulary: Vocabulary) -> dict[str, str]:
    """Return, for each replacement that NFKC would not make, the characters that it replaces."""
    grouped: dict[str, str] = {}
    for character, replacement in sorted(vocabulary.replacements.items()):
        if unicodedata.normalize("NFKC", character) != replacement:
            grouped[replacement] = grouped.get(replacement, "") + character
    return grouped
