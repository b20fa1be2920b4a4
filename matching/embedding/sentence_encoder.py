"""Any sentence-transformers model, by its name or its folder, behind the ``Encoder`` protocol."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, cast

import numpy as np

from matching.embedding.batches import one_length_batches, threads
from matching.embedding.devices import PROCESSOR
from matching.embedding.loading import load_model
from matching.embedding.prefixes import prefix_of
from matching.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentence_transformers import SentenceTransformer

    from matching.embedding.protocol import Precision, Progress, Role, Vectors

STEP = "embedding-step-encode"


class SentenceEncoder:
    """A sentence-transformers model, loaded at the first text and not before.

    On the processor, the vector of a text does not depend on the texts that come with it, down to
    the last bit, nor on how many cores there are: a batch holds texts of one length only, so
    nothing is padded, and each batch is computed by one thread. What is built anew and what is
    added later are thus equal. A graphics card, taken where there is one, keeps that to about the
    sixth decimal.
    """

    def __init__(
        self,
        source: str,
        *,
        model_id: str,
        batch_size: int = 32,
        local: bool = False,
        dimension: int | None = None,
        device: str = PROCESSOR,
        absent_package: str | None = None,
    ) -> None:
        """Remember which model to load; nothing is read yet.

        Args:
            source: the folder of the model, or its name on the hub.
            model_id: what its vectors are filed under.
            batch_size: how many texts go through the network at once.
            local: whether ``source`` is a folder, so that the network is never used.
            dimension: the length of its vectors where it is known without loading the model.
            device: where torch calculates: ``cpu``, ``cuda`` or ``mps``.
            absent_package: the package this hub model stands in for, which errors then name.
        """
        self.model_id = model_id
        self.name = source
        self._batch_size = batch_size
        self._local = local
        self.known_dimension = dimension
        self._device = device
        self._absent_package = absent_package

    @property
    def precision(self) -> Precision:
        """The numbers its vectors are calculated in: always of 32 bits."""
        return "f32"

    @property
    def dimension(self) -> int:
        """How many components a vector has; loads the model unless it was told before."""
        if self.known_dimension is None:
            self.known_dimension = self.encode(["1"], "passage").shape[1]
        return self.known_dimension

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Equal texts are encoded once, and space around a text does not count. A row is zero only
        where the model finds nothing at all to read in a text.

        Raises:
            EncoderError: the model cannot be had, cannot be loaded, or gives what is not a number.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        prefix = prefix_of(role, self.model.prompts, self.name)
        prefixed = [prefix + text.strip() for text in texts]
        batches = self._batches(sorted(set(prefixed)))
        found = np.concatenate(list(self._forward_all(batches, progress)))
        if not np.isfinite(found).all():
            raise EncoderError("error-encoder-output", model=self.name)
        row_of = {text: row for row, text in enumerate(chain.from_iterable(batches))}
        return np.ascontiguousarray(found[[row_of[text] for text in prefixed]])

    def locate(self) -> str:
        """Return the folder or the name to load the model from."""
        return self.name

    @cached_property
    def model(self) -> SentenceTransformer:
        """The model itself, loaded at the first question.

        Raises:
            EncoderError: the model cannot be had or cannot be loaded.
        """
        return load_model(
            self.locate(),
            local=self._local,
            device=self._device,
            absent_package=self._absent_package,
        )

    def _forward_all(
        self, batches: list[list[str]], progress: Progress | None
    ) -> Iterator[Vectors]:
        """Yield the vectors of each batch, in order; whoever stops early stops the threads too."""
        done, total = 0, sum(map(len, batches))
        workers = threads() if self._device == PROCESSOR else 1
        with _one_thread_each(), ThreadPoolExecutor(workers) as pool:
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
        vectors = self.model.encode(
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
        batches = one_length_batches(self._token_counts(texts), lambda _: self._batch_size)
        return [[texts[row] for row in batch] for batch in batches]

    def _token_counts(self, texts: list[str]) -> list[int]:
        tokenizer = self.model.tokenizer
        if not callable(tokenizer):
            # A model without attention (static word vectors) pads nothing: any order will do.
            return [0] * len(texts)
        longest = self.model.max_seq_length or np.inf
        return [int(min(len(ids), longest)) for ids in tokenizer(texts, verbose=False)["input_ids"]]


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
