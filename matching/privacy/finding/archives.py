"""Archives and compressed files: each member is unpacked, and taken apart in its turn."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from matching.privacy.finding.parts import BLOCK, Part, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_IN_MEMORY: Final = 32 * 2**20
_LARGEST: Final = 4 * 2**30
"""Bytes of one member once unpacked; more than that is told and not searched."""
_DAMAGE: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
"""What unpacking raises for what is damaged, encrypted or packed in an unknown way."""


class _TooLargeError(ValueError):
    """More comes out of a member than is searched."""


def zip_parts(source: Source, within: Callable[[Source], Iterator[Part]]) -> Iterator[Part]:
    """Give the names and the parts of the members of a ZIP archive, and its comments."""
    try:
        with zipfile.ZipFile(source.file) as archive:
            yield source.value(archive.comment.decode("utf-8", "replace"), kind="text")
            for member in archive.infolist():
                yield source.value(member.filename, member.filename, kind="text")
                yield source.value(member.comment.decode("utf-8", "replace"), kind="text")
                if not member.is_dir():
                    opening = partial(archive.open, member)
                    yield from _member(source, member.filename, opening, within)
    except _DAMAGE:
        yield source.closed("privacy-closed-damaged")


def tar_parts(source: Source, within: Callable[[Source], Iterator[Part]]) -> Iterator[Part]:
    """Give the names and the parts of the files of a tar archive."""
    source.file.seek(0)
    try:
        with tarfile.open(fileobj=source.file) as archive:
            for member in archive:
                yield source.value(member.name, member.name, kind="text")
                if member.isfile():
                    opening = partial(archive.extractfile, member)
                    yield from _member(source, member.name, opening, within)
    except _DAMAGE:
        yield source.closed("privacy-closed-damaged")


def packed_parts(
    source: Source, within: Callable[[Source], Iterator[Part]], kind: str
) -> Iterator[Part]:
    """Give the parts of what one compressed file holds."""
    openers: dict[str, Callable[[BinaryIO], object]] = {
        "gzip": gzip.open,
        "bzip2": bz2.open,
        "xz": lzma.open,
    }
    name = source.name.rpartition(".")[0] or source.name
    source.file.seek(0)
    yield from _member(source, name, partial(openers[kind], source.file), within)


def _member(
    source: Source,
    name: str,
    opened: Callable[[], object],
    within: Callable[[Source], Iterator[Part]],
) -> Iterator[Part]:
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as unpacked:
        try:
            with cast("BinaryIO", opened()) as packed:
                size = 0
                while read := packed.read(BLOCK):
                    size += len(read)
                    if size > _LARGEST:
                        raise _TooLargeError(name)  # noqa: TRY301 - told as damage is
                    unpacked.write(read)
        except _TooLargeError:
            yield Part("closed", (*source.trail, name), "privacy-closed-large")
            return
        except _DAMAGE:
            yield Part("closed", (*source.trail, name), "privacy-closed-damaged")
            return
        yield from within(source.inside(name, cast("BinaryIO", unpacked), size))
