"""OpenVINO itself: imported in silence, asked what this processor is fast at."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import sys
from functools import cache
from typing import Any

from matching.embedding.protocol import Precision
from matching.errors import EncoderError

PACKAGE = "openvino"
# What reports each import and conversion to the makers of OpenVINO, and what asks it to.
_TELEMETRY, _CONVERTER = "openvino_telemetry", "openvino.tools.ovc"


class CompilationError(EncoderError):
    """The model cannot be compiled; sentence-transformers may still be able to run it."""


@cache
def load_openvino() -> Any:
    """Return the module ``openvino``, from which nothing is sent to anybody.

    Its import alone would report itself over the network: the package that sends is made absent for
    the whole process, which OpenVINO allows for, and the converter, which this program does not
    use and whose import takes a tenth of a second, while the rest is imported.

    Raises:
        CompilationError: the package is not installed or does not load on this system.
    """
    sys.modules[_TELEMETRY] = None  # type: ignore[assignment]
    converter = sys.modules.get(_CONVERTER)
    if converter is None:
        sys.modules[_CONVERTER] = None  # type: ignore[assignment]
    try:
        return importlib.import_module(PACKAGE)
    except (ImportError, OSError) as fault:
        raise CompilationError("error-encoder-no-openvino", reason=first_line(fault)) from fault
    finally:
        if converter is None:
            sys.modules.pop(_CONVERTER, None)


def openvino_version() -> str:
    """Return the version of OpenVINO.

    Raises:
        CompilationError: it is not installed.
    """
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError as fault:
        raise CompilationError("error-encoder-no-openvino", reason=first_line(fault)) from fault


@cache
def core() -> Any:
    """Return OpenVINO's list of devices, of which only the processor is used.

    Raises:
        CompilationError: OpenVINO does not load or knows no processor.
    """
    found = load_openvino().Core()
    if "CPU" not in found.available_devices:
        raise CompilationError("error-encoder-no-openvino", reason="CPU")
    return found


def choose_precision(asked: Precision | None) -> Precision:
    """Return the precision asked for, or else the one that OpenVINO takes by itself on this CPU.

    Raises:
        CompilationError: OpenVINO does not load.
        EncoderError: the processor does not calculate in the precision asked for.
    """
    able = "BF16" in core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    if asked == "bf16" and not able:
        raise EncoderError("error-encoder-precision", precision=asked)
    return asked or ("bf16" if able else "f32")


def processor() -> str:
    """Return the name of the processor and what it is fast at."""
    names = core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return " ".join([core().get_property("CPU", "FULL_DEVICE_NAME"), *sorted(names)])


def options(precision: Precision, streams: int) -> dict[str, Any]:
    """Return how a network is compiled: ``streams`` calculations at once, one thread each.

    The thread count and the batch size of OpenVINO's kernels never change the order in which the
    numbers of one row are summed as long as each calculation has one thread.
    """
    return {
        "PERFORMANCE_HINT": "THROUGHPUT",
        "INFERENCE_PRECISION_HINT": precision,
        "NUM_STREAMS": streams,
        "INFERENCE_NUM_THREADS": streams,
        "CACHE_MODE": "OPTIMIZE_SIZE",
    }


def first_line(fault: BaseException) -> str:
    """Return what an error of another library says, cut to one line."""
    return (str(fault).strip() or type(fault).__name__).splitlines()[0]
