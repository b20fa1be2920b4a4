"""Writes the network of a weight file as an ordinary sentence-transformers folder.

It is a ``BertModel`` (gelu) with mean pooling and unit length. The weights are kept as 16-bit
floats: the folder takes half the room, and vectors keep a cosine above 0.99999 with those that the
exact 4-bit weights give.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from matching.embedding.tokenizer import SPECIAL, build_tokenizer

if TYPE_CHECKING:
    from pathlib import Path

    from matching.embedding.protocol import Progress
    from matching.embedding.q4_file import Q4File

PROMPTS = {"query": "query: ", "passage": "passage: "}
STEP = "embedding-step-unpack"

Weights = npt.NDArray[np.float16]

_EMBEDDINGS = {
    "word": "embeddings.word_embeddings.weight",
    "pos": "embeddings.position_embeddings.weight",
    "type": "embeddings.token_type_embeddings.weight",
    "ln.w": "embeddings.LayerNorm.weight",
    "ln.b": "embeddings.LayerNorm.bias",
}
_MODULES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_KINDS = {"w": "weight", "b": "bias"}


def write_model(model: Q4File, folder: Path, progress: Progress | None = None) -> None:
    """Write weights, tokenizer and descriptions of ``model`` into an empty folder.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    from safetensors.numpy import save  # noqa: PLC0415 - only when the encoder is unpacked

    weights = save(_tensors(model, progress), metadata={"format": "pt"})
    (folder / "model.safetensors").write_bytes(weights)
    tokenizer = build_tokenizer(model.vocabulary).to_str()
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    for name, content in _descriptions(model).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def bert_name(name: str) -> str:
    """Return the name that a ``BertModel`` gives to a tensor of the weight file."""
    owner, _, part = name.partition(".")
    if owner == "emb":
        return _EMBEDDINGS[part]
    module, _, kind = part.partition(".")
    layer = owner.removeprefix("l")
    return f"encoder.layer.{layer}.{_MODULES[module]}.{_KINDS[kind]}"


def _tensors(model: Q4File, progress: Progress | None) -> dict[str, Weights]:
    geometry = model.geometry
    # How many inputs a matrix has, by the name of what it multiplies; the rest are plain rows.
    columns = dict.fromkeys(("word", "pos", "type", "q", "k", "v", "ao", "fi"), geometry.hidden)
    columns["fo"] = geometry.feed_forward
    tensors: dict[str, Weights] = {}
    for done, name in enumerate(model.names, start=1):
        values = model.tensor(name).astype(np.float16)
        part = name.partition(".")[2].removesuffix(".w")
        if part in columns:
            values = values.reshape(-1, columns[part])
        if part == "word":
            # Rows past the last piece are padding of the training and never read.
            values = np.ascontiguousarray(values[: len(model.vocabulary.pieces)])
        tensors[bert_name(name)] = values
        if progress:
            progress(STEP, done, len(model.names))
    # Mean pooling does not read the pooler; without one, loading would draw it at random.
    tensors["pooler.dense.weight"] = np.zeros((geometry.hidden, geometry.hidden), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(geometry.hidden, np.float16)
    return tensors


def _descriptions(model: Q4File) -> dict[str, object]:
    """Return the content of the JSON files of the folder, by their path in it."""
    geometry, vocabulary = model.geometry, model.vocabulary
    beginning, padding, end, unknown, mask = SPECIAL
    modules = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": geometry.hidden,
            "intermediate_size": geometry.feed_forward,
            "layer_norm_eps": float(f"{geometry.epsilon:.6g}"),
            "max_position_embeddings": geometry.positions,
            "num_attention_heads": geometry.heads,
            "num_hidden_layers": geometry.layers,
            "pad_token_id": vocabulary.padding,
            "type_vocab_size": geometry.token_types,
            "vocab_size": len(vocabulary.pieces),
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": geometry.positions,
            "clean_up_tokenization_spaces": False,
            "bos_token": beginning,
            "cls_token": beginning,
            "eos_token": end,
            "sep_token": end,
            "pad_token": padding,
            "unk_token": unknown,
            "mask_token": mask,
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (kind, path) in enumerate(modules)
        ],
        "sentence_bert_config.json": {
            "max_seq_length": geometry.positions,
            "do_lower_case": False,
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": geometry.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
            "pooling_mode_max_tokens": False,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
