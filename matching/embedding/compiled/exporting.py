"""Writes the folder of a compiled encoder: network, tokenizers, and what they are to be fed."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from matching.embedding.compiled.latin import FULL, Tokens, write_small
from matching.embedding.compiled.network import check_architecture, convert, fits_16_bits
from matching.embedding.compiled.runtime import (
    CompilationError,
    core,
    first_line,
    load_openvino,
    options,
)
from matching.embedding.prefixes import prefix_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sentence_transformers import SentenceTransformer

    from matching.embedding.protocol import Progress

NETWORK, WEIGHTS, DESCRIPTION = "network.xml", "network.bin", "encoder.json"
STEP, STEPS = "embedding-step-compile", 4
NEAREST = 0.9999
"""The cosine that the compiled network must reach with the model it was made from."""
_PROBES = (
    "a",
    "Robots, A.I.",
    "  santé   publique\tet ﬁlières ½ ",
    "кибербезопасность 网络安全",
    "",
    "Marine renewable energy and the cybersecurity of connected objects. " * 12,
)


def write_compiled(
    model: SentenceTransformer, name: str, folder: Path, progress: Progress | None = None
) -> None:
    """Write ``model`` into an empty folder as OpenVINO's network, tokenizers and a description.

    What is written is read again and compared with the model on a few odd texts, alone and in
    32-bit floats.

    Raises:
        CompilationError: the model is no encoder of that kind, cannot be exported, or the exported
            network gives other vectors.
        OSError: the disk is full or the folder cannot be written.
    """
    check_architecture(model, name)
    show = progress or (lambda *_: None)
    show(STEP, 0, STEPS)
    encoder: Any = model[0].auto_model
    longest = int(model.max_seq_length or encoder.config.max_position_embeddings)
    openvino = load_openvino()
    with _failing(name):
        network = convert(model, longest)
        show(STEP, 1, STEPS)
        openvino.save_model(network, folder / NETWORK, compress_to_fp16=fits_16_bits(model))
    show(STEP, 2, STEPS)
    full = model.tokenizer.backend_tokenizer.to_str()
    (folder / FULL).write_text(full, encoding="utf-8")
    with _failing(name):
        write_small(full, folder)
    described = {
        "longest": longest,
        "dimension": int(network.output(0).partial_shape[1].get_length()),
        "prefixes": {role: prefix_of(role, model.prompts, name) for role in ("query", "passage")},
    }
    (folder / DESCRIPTION).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    show(STEP, 3, STEPS)
    with _failing(name):
        _compare(model, name, folder, longest)
    show(STEP, STEPS, STEPS)


@contextmanager
def _failing(name: str) -> Iterator[None]:
    """Turn whatever a stranger's model fails with into a refusal."""
    try:
        yield
    except (OSError, CompilationError):
        raise
    except Exception as fault:
        raise CompilationError(
            "error-encoder-export", model=name, reason=first_line(fault)
        ) from fault


def _compare(model: SentenceTransformer, name: str, folder: Path, longest: int) -> None:
    """Raise unless the network in ``folder`` gives the vectors of ``model``."""
    request = (
        core().compile_model(folder / NETWORK, "CPU", options("f32", 1)).create_infer_request()
    )
    for text, ids in zip(_PROBES, Tokens(folder, longest).of(list(_PROBES)), strict=True):
        if not len(ids):
            continue
        found = request.infer({0: ids[None, :]})[0][0]
        expected: Any = model.encode(
            [text], prompt="", show_progress_bar=False, normalize_embeddings=True
        )[0]
        cosine = float(np.dot(found, expected))
        if not cosine >= NEAREST:
            raise CompilationError("error-encoder-differs", model=name, cosine=f"{cosine:.4f}")
