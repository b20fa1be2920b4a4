"""Where torch would calculate: on a graphics card, on Apple's, or on the processor."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import platform
import sys
from pathlib import Path

PROCESSOR = "cpu"
_NVIDIA = Path("/dev/nvidiactl"), Path("/dev/dxg")


def torch_device() -> str:
    """Return ``cuda``, ``mps`` or ``cpu``; torch is loaded only where there may be a card.

    A build of torch for processors, or a machine without the driver of a card, is told apart
    without that, since loading torch takes longer than answering a query.
    """
    if not _maybe_card():
        return PROCESSOR
    import torch  # noqa: PLC0415 - seconds, only where there may be a card

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else PROCESSOR


def _maybe_card() -> bool:
    if sys.platform == "darwin":
        return platform.machine() == "arm64"
    try:
        build = importlib.metadata.version("torch")
    except importlib.metadata.PackageNotFoundError:
        return False
    if build.endswith("+cpu"):
        return False
    if sys.platform == "win32":
        return ctypes.util.find_library("nvcuda") is not None
    return any(path.exists() for path in _NVIDIA)
