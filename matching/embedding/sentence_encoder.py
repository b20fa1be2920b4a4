"""Any sentence-transformers model, by its name or its folder, behind the ``Encoder`` protocol."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from matching.embedding.loading import load_model
from matching.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentence_transformers import SentenceTransformer

    from matching.embedding.protocol import Progress, Role, Vectors

STEP = "embedding-step-encode"

_PROMPT_NAMES: dict[Role, tuple[str, ...]] = {
    "query": ("query",),
    "passage": ("passage", "document"),
}
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])")
_E5_PREFIXES: dict[Role, str] = {"query": "query: ", "passage": "passage: "}
_MOST_THREADS = 8


class SentenceEncoder:
    """A sentence-transformers model on the processor, loaded at the first text and not before.

    The vector of a text does not depend on the texts that come with it, down to the last bit, nor
    on how many cores there are: a batch holds texts of one length only, so nothing is padded, and
    each batch is computed by one thread. What is built anew and what is added later are thus equal.
    """

    def __init__(
        self,
        source: str,
        *,
        model_id: str,
        batch_size: int = 32,
        local: bool = False,
        dimension: int | None = None,
        absent_package: str | None = None,
    ) -> None:
        """Remember which model to load; nothing is read yet.

        Args:
            source: the folder of the model, or its name on the hub.
            model_id: what its vectors are filed under.
            batch_size: how many texts go through the network at once.
            local: whether ``source`` is a folder, so that the network is never used.
            dimension: the length of its vectors where it is known without loading the model.
            absent_package: the package this hub model stands in for, which errors then name.
        """
        self.model_id = model_id
        self._source = source
        self._batch_size = batch_size
        self._local = local
        self._dimension = dimension
        self._absent_package = absent_package

    @property
    def dimension(self) -> int:
        """How many components a vector has; loads the model unless it was told before."""
        if self._dimension is None:
            self._dimension = self.encode(["1"], "passage").shape[1]
        return self._dimension

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Equal texts are encoded once, and space around a text does not count. A row is zero only
        where the model finds nothing at all to read in a text.

        Raises:
            EncoderError: the model cannot be had, cannot be loaded, or gives what is not a number.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        prefix = self._prefix(role)
        prefixed = [prefix + text.strip() for text in texts]
        batches = self._batches(sorted(set(prefixed)))
        found = np.concatenate(list(self._forward_all(batches, progress)))
        if not np.isfinite(found).all():
            raise EncoderError("error-encoder-output", model=self._source)
        row_of = {text: row for row, text in enumerate(chain.from_iterable(batches))}
        return np.ascontiguousarray(found[[row_of[text] for text in prefixed]])

    def locate(self) -> str:
        """Return the folder or the name to load the model from."""
        return self._source

    @cached_property
    def _model(self) -> SentenceTransformer:
        return load_model(self.locate(), local=self._local, absent_package=self._absent_package)

    def _forward_all(
        self, batches: list[list[str]], progress: Progress | None
    ) -> Iterator[Vectors]:
        """Yield the vectors of each batch, in order; whoever stops early stops the threads too."""
        done, total = 0, sum(map(len, batches))
        with _one_thread_each(), ThreadPoolExecutor(_threads()) as pool:
            try:
                # The first batch alone sets the padding of the tokenizer, which threads then share.
                first = self._forward(batches[0])
                for vectors in chain([first], pool.map(self._forward, batches[1:])):
                    done += len(vectors)
                    if progress:
                        progress(STEP, done, total)
                    yield vectors
            finally:
                pool.shutdown(cancel_futures=True)

    def _forward(self, batch: list[str]) -> Vectors:
        vectors = self._model.encode(
            batch,
            prompt="",
            batch_size=len(batch),
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return cast("Vectors", vectors.astype(np.float32, copy=False))

    def _batches(self, texts: list[str]) -> list[list[str]]:
        """Return ``texts`` in batches of one token count each, the longest first."""
        grouped: dict[int, list[str]] = {}
        for text, count in zip(texts, self._token_counts(texts), strict=True):
            grouped.setdefault(count, []).append(text)
        return [
            group[start : start + self._batch_size]
            for _, group in sorted(grouped.items(), reverse=True)
            for start in range(0, len(group), self._batch_size)
        ]

    def _token_counts(self, texts: list[str]) -> list[int]:
        tokenizer = self._model.tokenizer
        if not callable(tokenizer):
            # A model without attention (static word vectors) pads nothing: any order will do.
            return [0] * len(texts)
        longest = self._model.max_seq_length or np.inf
        return [int(min(len(ids), longest)) for ids in tokenizer(texts, verbose=False)["input_ids"]]

    def _prefix(self, role: Role) -> str:
        """Return what goes before a text: the model's own prompt, else that of e5, else nothing."""
        prompts = self._model.prompts
        for name in _PROMPT_NAMES[role]:
            if prompts.get(name):
                return str(prompts[name])
        if not any(prompts.values()) and _E5.search(Path(self._source).name.lower()):
            return _E5_PREFIXES[role]
        return ""


def _threads() -> int:
    return min(os.cpu_count() or 1, _MOST_THREADS)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let each operation use one thread while inside, and as many as before afterwards."""
    import torch  # noqa: PLC0415 - seconds, only where a text must be encoded

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
