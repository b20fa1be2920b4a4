"""What the encoder has to say although nothing failed, as one line on the error stream."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from matching.cli.output import tell
from matching.embedding.notices import EncoderNotice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matching.language import Language


@contextmanager
def telling_notices(language: Language) -> Iterator[None]:
    """Have each notice told in ``language`` while inside; other warnings stay as they are."""
    with warnings.catch_warnings():
        others = warnings.showwarning

        def show(message: Warning | str, *rest: Any, **more: Any) -> None:
            if isinstance(message, EncoderNotice):
                tell(message.text(language))
            else:
                others(message, *rest, **more)

        warnings.simplefilter("always", EncoderNotice)
        warnings.showwarning = show
        yield
