"""From a sentence-transformers model to OpenVINO's representation of its network.

The network takes token ids, one row per text and as many columns as every text of the batch has
tokens, and gives unit-length rows: encoder, pooling and normalisation in one, without padding.
``torch.export`` writes the graph down and OpenVINO's PyTorch frontend reads it in this process;
the command-line converter, which reports its use over the network, is not involved.
"""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from matching.embedding.compiled.runtime import CompilationError, load_openvino

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentence_transformers import SentenceTransformer

_AFTER = ("Pooling", "Dense", "Normalize", "LayerNorm")
_EXAMPLE = 3, 11
"""Rows and columns of the ids the graph is written down with; both may vary afterwards."""


def check_architecture(model: SentenceTransformer, name: str) -> None:
    """Accept an encoder of token ids with pooling on top, such as BERT or XLM-RoBERTa.

    Raises:
        CompilationError: the model is something else: static word vectors, a decoder, images.
    """
    modules = list(model)
    kinds = [type(module).__name__ for module in modules]
    first = modules[0]
    settings = getattr(getattr(first, "auto_model", None), "config", None)
    plain = (
        kinds[0] == "Transformer"
        and all(kind in _AFTER for kind in kinds[1:])
        and getattr(getattr(first, "tokenizer", None), "is_fast", False)
        and not getattr(settings, "is_decoder", False)
        and not getattr(settings, "is_encoder_decoder", False)
    )
    if not plain or settings is None:
        raise CompilationError("error-encoder-not-bert", model=name, kinds=", ".join(kinds))


def convert(model: SentenceTransformer, longest: int) -> Any:
    """Return OpenVINO's model of ``model``, for texts of up to ``longest`` tokens.

    Raises:
        Exception: whatever torch or OpenVINO finds in a graph they do not know.
    """
    import torch  # noqa: PLC0415 - seconds, only where a model is exported

    class Network(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.encoder: Any = model[0].auto_model
            self.after = torch.nn.ModuleList(list(model)[1:])

        def forward(self, ids: torch.Tensor) -> torch.Tensor:
            features = {
                "token_embeddings": self.encoder(input_ids=ids).last_hidden_state,
                "attention_mask": torch.ones_like(ids),
            }
            for module in self.after:
                features = module(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)

    load_openvino()
    from openvino.frontend import FrontEndManager  # noqa: PLC0415 - after the import in silence
    from openvino.frontend.pytorch.fx_decoder import TorchFXPythonDecoder  # noqa: PLC0415

    rows, columns = _EXAMPLE
    ids = torch.ones((rows, min(columns, longest)), dtype=torch.long)
    free = torch.export.Dim.DYNAMIC
    with _silence(), torch.no_grad():
        program = torch.export.export(
            Network().eval(), (ids,), dynamic_shapes={"ids": {0: free, 1: free}}
        )
        decoder = TorchFXPythonDecoder.from_exported_program(program)
        frontend = FrontEndManager().load_by_framework("pytorch")
        return frontend.convert(frontend.load(decoder))


def fits_16_bits(model: SentenceTransformer) -> bool:
    """Return whether every weight is a 16-bit float, so that half the room keeps it exactly."""
    return all(
        bool((weight.half().to(weight.dtype) == weight).all()) for weight in model.parameters()
    )


@contextmanager
def _silence() -> Iterator[None]:
    """Keep torch and OpenVINO from logging what they skip while inside."""
    root, before = logging.getLogger(), logging.root.manager.disable
    # Without any handler, the first remark would install one for good.
    handler = logging.NullHandler()
    root.addHandler(handler)
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
        root.removeHandler(handler)
