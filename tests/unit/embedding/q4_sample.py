"""Writes small weight files in the format of the bundled encoder, field by field."""

from __future__ import annotations

import struct

import numpy as np

HIDDEN, FEED_FORWARD, POSITIONS = 32, 64, 16
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "▁ab", "<mask>")
SCORES = (0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -3.5, -1.0, 0.0)
ROWS = 12
"""Rows of the table of words: more than there are pieces, as in the real file."""


def block(scale, nibbles):
    """Return 32 weights of 4 bits in 18 bytes; ``nibbles`` holds their 32 values, 0 to 15."""
    low, high = nibbles[:16], nibbles[16:]
    packed = bytes(a | b << 4 for a, b in zip(low, high, strict=True))
    return np.float16(scale).tobytes() + packed


def write_q4_file(path):
    """Write the weight file of a network of one layer into ``path`` and return it."""
    random = np.random.default_rng(5)

    def floats(count):
        return 0, count, random.normal(size=count).astype("<f4").tobytes()

    def quarters(count):
        blocks = (block(0.125, random.integers(0, 16, 32).tolist()) for _ in range(count // 32))
        return 1, count, b"".join(blocks)

    tensors = {
        "emb.word": quarters(ROWS * HIDDEN),
        "emb.pos": floats(POSITIONS * HIDDEN),
        "emb.type": floats(2 * HIDDEN),
        "emb.ln.w": floats(HIDDEN),
        "emb.ln.b": floats(HIDDEN),
    }
    for name in ("q", "k", "v", "ao", "fi", "fo"):
        wide = name in ("fi", "fo")
        tensors[f"l0.{name}.w"] = quarters(HIDDEN * (FEED_FORWARD if wide else HIDDEN))
        tensors[f"l0.{name}.b"] = floats(FEED_FORWARD if name == "fi" else HIDDEN)
        if name in ("ao", "fo"):
            norm = "aln" if name == "ao" else "oln"
            tensors[f"l0.{norm}.w"] = floats(HIDDEN)
            tensors[f"l0.{norm}.b"] = floats(HIDDEN)
    path.write_bytes(assemble(tensors))
    return path


def assemble(tensors):
    """Return the bytes of a weight file with these tensors: name to (type, count, bytes)."""
    pieces = [piece.encode() for piece in PIECES]
    offsets = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces])])
    rewritten = struct.pack("<IBI", 0x200B, 1, 0x20) + struct.pack("<IB", 0x01, 0)
    head = b"".join(
        [
            b"E5S1",
            struct.pack("<I", 1),
            struct.pack("<7ifi", HIDDEN, 1, 2, FEED_FORWARD, ROWS, POSITIONS, 2, 1e-12, 32),
            struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, int(offsets[-1])),
            offsets.astype("<u4").tobytes(),
            np.array(SCORES, "<f4").tobytes(),
            b"".join(pieces),
            struct.pack("<iI", 2, len(rewritten)),
            rewritten,
            struct.pack("<i", len(tensors)),
        ]
    )
    directory_size = sum(2 + len(name) + 21 for name in tensors)
    directory, body, at = b"", b"", len(head) + directory_size
    for name, (kind, count, content) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, at + len(body), len(content))
        body += content
    return head + directory + body
