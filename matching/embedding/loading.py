"""Loads a sentence-transformers model in silence, from a folder, the local copy or the hub."""

from __future__ import annotations

import logging
import os
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from matching.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentence_transformers import SentenceTransformer

_SECONDS_TO_ANSWER = 5.0
_LIBRARIES = ("sentence_transformers", "transformers", "huggingface_hub")


def load_model(
    source: str, *, local: bool, device: str = "cpu", absent_package: str | None = None
) -> SentenceTransformer:
    """Return the model of a folder (``local``), or the one that the hub knows under that name.

    Of a hub model the copy on this computer is taken where there is one, so that a run needs no
    network and two runs use the same weights. No code that comes with a model is run, and weights
    are read from safetensors only. ``device`` is where torch calculates.

    Raises:
        EncoderError: the hub does not answer or has no such model, or the model cannot be loaded.
    """
    # Nothing about a run leaves the machine; both are read when the library is first imported.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    with _silence():
        if not local:
            try:
                return _load(source, local=True, device=device)
            except Exception:  # noqa: BLE001 - whatever is wrong with the copy, the hub may mend it
                _ask_hub(source, absent_package)
        try:
            return _load(source, local=local, device=device)
        except Exception as fault:  # a stranger's model can fail in any way
            reason = (str(fault).strip() or type(fault).__name__).splitlines()[0]
            raise EncoderError("error-encoder-load", model=source, reason=reason) from fault


def _load(source: str, *, local: bool, device: str) -> SentenceTransformer:
    import torch  # noqa: PLC0415 - seconds, only where a text must be encoded
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    return SentenceTransformer(
        source,
        device=device,
        trust_remote_code=False,
        local_files_only=local,
        model_kwargs={"dtype": torch.float32, "use_safetensors": True},
    )


def _ask_hub(name: str, absent_package: str | None) -> None:
    """Ask the hub once whether it has the model; its own clients retry for a minute.

    Raises:
        EncoderError: the hub does not answer in five seconds, or knows no such public model.
    """
    from huggingface_hub import HfApi  # noqa: PLC0415 - only where a model is not on this computer
    from huggingface_hub.constants import ENDPOINT  # noqa: PLC0415
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError  # noqa: PLC0415

    try:
        HfApi().model_info(name, timeout=_SECONDS_TO_ANSWER)
    except (RepositoryNotFoundError, HFValidationError) as fault:
        raise EncoderError("error-encoder-hub-unknown", model=name, site=ENDPOINT) from fault
    except Exception as fault:  # the transport, and so its errors, changed between versions
        if absent_package:
            raise EncoderError(
                "error-encoder-hub-unreachable-bundled",
                model=name,
                site=ENDPOINT,
                package=absent_package,
            ) from fault
        raise EncoderError("error-encoder-hub-unreachable", model=name, site=ENDPOINT) from fault


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the libraries from drawing bars and printing remarks while inside."""
    import transformers  # noqa: PLC0415 - seconds, only where a text must be encoded

    transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    loggers = [logging.getLogger(name) for name in _LIBRARIES]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
