"""The encoder that runs on OpenVINO where it can, and on sentence-transformers where it cannot."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np

from matching.embedding.batches import one_length_batches, threads
from matching.embedding.compiled.exporting import DESCRIPTION
from matching.embedding.compiled.folder import CompiledFolder
from matching.embedding.compiled.latin import Tokens
from matching.embedding.compiled.runtime import CompilationError, choose_precision, first_line
from matching.embedding.notices import EncoderNotice
from matching.embedding.sentence_encoder import STEP
from matching.errors import EncoderError

if TYPE_CHECKING:
    from pathlib import Path

    from matching.embedding.protocol import Precision, Progress, Role, Vectors
    from matching.embedding.sentence_encoder import SentenceEncoder

TOKENS_AT_ONCE = 512
"""Tokens of a batch: more gains nothing, and a batch this small shares out evenly."""


class CompiledEncoder:
    """The vectors of a sentence-transformers model, several times as fast and without torch.

    The model is exported and compiled once, under ``<home>/compiled``. Where that cannot be done
    ``plain`` takes over for the rest of the run, and one ``EncoderNotice`` says why.

    The vector of a text does not depend on the texts that come with it, down to the last bit, nor
    on how many cores there are: a batch holds texts of one token count, so nothing is padded, and
    each batch is calculated by one thread.
    """

    def __init__(
        self,
        plain: SentenceEncoder,
        home: Path,
        *,
        precision: Precision | None = None,
        required: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Remember what to compile; nothing is read yet.

        Args:
            plain: the model, which also encodes where it cannot be compiled.
            home: the folder under which what is compiled is kept.
            precision: the numbers to calculate in; none means what this processor is fast at.
            required: whether a model that cannot be compiled is an error.
            progress: told of the export, which takes seconds and happens once.
        """
        self.model_id = plain.model_id
        self._plain = plain
        self._folder = CompiledFolder(home, plain.model_id)
        self._asked = precision
        self._required = required
        self._progress = progress
        self._fallen = False
        self._network: _Network | None = None

    @property
    def precision(self) -> Precision:
        """The numbers the vectors are calculated in, as far as is known before the first text.

        Raises:
            EncoderError: the processor does not calculate in the precision asked for.
        """
        if not self._fallen:
            try:
                known = self._folder.refusal()
                if known:
                    raise known
                return choose_precision(self._asked)
            except CompilationError as refusal:
                self._fall_back(refusal)
        return self._plain.precision

    @property
    def dimension(self) -> int:
        """How many components a vector has; loads the network unless the model told before."""
        if self._plain.known_dimension is not None:
            return self._plain.known_dimension
        network = None if self._fallen else self._opened()
        return self._plain.dimension if network is None else network.dimension

    def encode(self, texts: Sequence[str], role: Role, progress: Progress | None = None) -> Vectors:
        """Return one unit-length row per text, in the order of ``texts``.

        Equal texts are encoded once, and space around a text does not count.

        Raises:
            EncoderError: the model cannot be had or loaded, gives what is not a number, or cannot
                be compiled although it must be.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        network = None if self._fallen else self._opened()
        if network is None:
            return self._plain.encode(texts, role, progress)
        prefix = network.prefixes[role]
        prefixed = [prefix + text.strip() for text in texts]
        distinct = sorted(set(prefixed))
        found = network.encode(distinct, progress)
        if not np.isfinite(found).all():
            raise EncoderError("error-encoder-output", model=self._plain.name)
        row_of = {text: row for row, text in enumerate(distinct)}
        return np.ascontiguousarray(found[[row_of[text] for text in prefixed]])

    def _opened(self) -> _Network | None:
        """Return the network, made and checked, or none after falling back."""
        if self._network is None:
            try:
                self._network = self._open(choose_precision(self._asked))
            except CompilationError as refusal:
                self._fall_back(refusal)
        return self._network

    def _open(self, precision: Precision) -> _Network:
        plain = self._plain
        self._folder.ensure(lambda: plain.model, plain.name, self._progress)
        try:
            return _Network(self._folder, precision)
        except (RuntimeError, OSError, ValueError) as fault:
            raise CompilationError(
                "error-encoder-export", model=plain.name, reason=first_line(fault)
            ) from fault

    def _fall_back(self, refusal: CompilationError) -> None:
        if self._required:
            raise refusal
        self._fallen = True
        warnings.warn(EncoderNotice(refusal), stacklevel=2)


class _Network:
    """One compiled network with its tokenizer, ready to calculate several batches at once."""

    def __init__(self, folder: CompiledFolder, precision: Precision) -> None:
        described = json.loads((folder.path / DESCRIPTION).read_text(encoding="utf-8"))
        self.prefixes: dict[Role, str] = described["prefixes"]
        self.dimension: int = described["dimension"]
        self._streams = threads()
        with ThreadPoolExecutor(1) as pool:
            # Both take a few tenths of a second and leave the other alone meanwhile.
            compiling = pool.submit(folder.compile, precision, self._streams)
            self._tokens = Tokens(folder.path, described["longest"])
            compiled = compiling.result()
        self._requests: SimpleQueue[Any] = SimpleQueue()
        for _ in range(self._streams):
            self._requests.put(compiled.create_infer_request())

    def encode(self, texts: list[str], progress: Progress | None) -> Vectors:
        """Return one row per text, in their order; ``progress`` counts them batch by batch."""
        ids = self._tokens.of(texts)
        batches = one_length_batches(
            [len(its) for its in ids], lambda count: max(1, TOKENS_AT_ONCE // max(1, count))
        )
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)

        def forward(batch: list[int]) -> int:
            request = self._requests.get()
            try:
                rows[batch] = request.infer({0: np.stack([ids[row] for row in batch])})[0]
            finally:
                self._requests.put(request)
            return len(batch)

        done = 0
        with ThreadPoolExecutor(self._streams) as pool:
            try:
                # One batch needs no other thread.
                rest = pool.map(forward, batches[1:])
                for count in chain([forward(batches[0])], rest):
                    done += count
                    if progress:
                        progress(STEP, done, len(texts))
            finally:
                pool.shutdown(cancel_futures=True)
        return rows
