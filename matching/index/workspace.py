"""The workspace on disk: generations that are switched atomically, and are checked when opened.

    workspace/current                  the name of the generation in use, replaced by rename
    workspace/generations/<name>/      see matching.index.generation
    workspace/cache/vectors.sqlite     see matching.embedding.cache

``current`` is a small file and not a link, because links need a privilege on Windows. A build
writes beside the generation in use and switches last: killed at any moment it leaves the old one.
One build at a time holds ``workspace/build.lock``, which the system frees when the process ends.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tokenize import TokenError
from typing import Any

import filelock

from matching.embedding.seal import digest
from matching.errors import (
    WorkspaceBusyError,
    WorkspaceDamagedError,
    WorkspaceMismatchError,
    WorkspaceMissingError,
    WorkspaceWriteError,
)
from matching.index.generation import Contents
from matching.index.generation_files import read_contents, write_contents
from matching.index.manifest import SCHEMA, Manifest, check_files, damaged, seal

_UNREADABLE = (OSError, ValueError, KeyError, RuntimeError, SyntaxError, TokenError)
"""What NumPy, FAISS and JSON raise for a file that is not what it was."""
_READ_WHOLE = 64 * 2**20
"""Bytes of the largest file whose checksum is checked whenever it is opened."""


class Workspace:
    """A folder that holds one index of both territories, and its earlier generation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def cache_file(self) -> Path:
        """Where the vectors of texts are kept between builds."""
        return self.folder / "cache" / "vectors.sqlite"

    @property
    def in_use(self) -> str:
        """The name of the generation in use; empty where nothing was built yet."""
        try:
            return (self.folder / "current").read_bytes().decode(errors="replace").strip()
        except OSError:
            return ""

    def manifest(self) -> Manifest:
        """Return the manifest of the generation in use.

        Raises:
            WorkspaceMissingError: nothing was built here yet.
            WorkspaceDamagedError: the pointer or the manifest cannot be read.
            WorkspaceMismatchError: another version of the program wrote it.
        """
        pointer = self.folder / "current"
        if not pointer.is_file():
            raise WorkspaceMissingError("error-workspace-missing", folder=str(self.folder))
        path = pointer
        try:
            name = pointer.read_text(encoding="utf-8").strip()
            path = self.folder / "generations" / name / "manifest.json"
            text = path.read_bytes()
            raw: dict[str, Any] = json.loads(text)
            schema = raw["schema"]
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise damaged(path, fault) from fault
        if schema != SCHEMA:
            raise WorkspaceMismatchError(
                "error-workspace-schema", folder=str(self.folder), given=str(schema), known=SCHEMA
            )
        beside = path.with_name("manifest.sha256")
        try:
            if beside.read_bytes() != seal(text):
                raise WorkspaceDamagedError("error-workspace-altered", path=str(path))
            for name in ("origin", "territories", "names"):
                raw[name] = tuple(raw[name])
            raw["files"] = {name: (size, digest) for name, (size, digest) in raw["files"].items()}
            return Manifest(**raw)
        except OSError as fault:
            raise damaged(beside, fault) from fault
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise damaged(path, fault) from fault

    def read(self) -> tuple[Manifest, Contents]:
        """Return the generation in use, ready to be asked; its arrays are mapped, not read.

        The size of every file is checked, and the SHA-256 of those up to 64 MiB: a flipped byte is
        found before it can mislead. ``verify`` checks the larger ones too, which takes as long as
        reading them.

        A build that ends meanwhile may remove the generation being read; it is then read anew.

        Raises:
            WorkspaceDamagedError: a file is absent, truncated or altered; it is named.
        """
        manifest = self.manifest()
        try:
            return manifest, self._read(manifest)
        except WorkspaceDamagedError:
            newer = self.manifest()
            if newer.generation == manifest.generation:
                raise
            return newer, self._read(newer)

    def generation_folder(self, manifest: Manifest) -> Path:
        """Return where the files of a generation are."""
        return self.folder / "generations" / manifest.generation

    def _read(self, manifest: Manifest) -> Contents:
        folder = self.generation_folder(manifest)
        check_files(folder, manifest, _READ_WHOLE)
        try:
            return read_contents(folder, manifest.territories)
        except _UNREADABLE as fault:  # altered, or a build removed it meanwhile
            raise damaged(folder, fault) from fault

    def verify(self) -> None:
        """Check the SHA-256 of every file of the generation in use, however large.

        Raises:
            WorkspaceDamagedError: a file is absent, truncated or altered; it is named.
        """
        manifest = self.manifest()
        check_files(self.generation_folder(manifest), manifest, None)

    @contextmanager
    def building(self) -> Iterator[None]:
        """Hold the workspace for one build.

        Raises:
            WorkspaceBusyError: another build holds it.
            WorkspaceWriteError: the folder cannot be written, or the disk filled up.
        """
        lock = filelock.FileLock(self.folder / "build.lock", timeout=0)
        with self._writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire()
            except filelock.Timeout as fault:
                raise WorkspaceBusyError("error-workspace-busy", folder=str(self.folder)) from fault
            try:
                self._sweep()
                yield
            except BaseException:
                self._sweep()  # before the lock is free: afterwards the drafts may be another's
                raise
            finally:
                lock.release()

    @property
    def erasing(self) -> bool:
        """Whether an erasure began that may not have come to its end."""
        return self._erasing.exists()

    @erasing.setter
    def erasing(self, begun: bool) -> None:
        if begun:
            self._erasing.touch()
        else:
            self._erasing.unlink(missing_ok=True)

    @property
    def _erasing(self) -> Path:
        return self.folder / "erasing"

    def forget_former(self) -> None:
        """Remove every generation but the one in use; all of them where none is."""
        self._prune({self.in_use})

    def write(
        self,
        contents: Contents,
        *,
        model_id: str,
        precision: str,
        template_version: str,
        origin: tuple[str, ...],
        origin_hash: str,
        forget_former: bool = False,
        step: Callable[[str], None] = lambda _: None,
    ) -> Manifest:
        """Write ``contents`` as a new generation, switch to it and return its manifest.

        ``forget_former`` removes the generation before at once: what was erased must not stay.
        Call it inside ``building``. ``step`` is told the name of each stage, for tests of
        interruption.
        """
        moment = datetime.now(UTC)
        staging = self.folder / "generations" / f".staging-{os.getpid()}"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        step("staging")
        recall = write_contents(contents, staging)
        step("written")
        files = {
            path.relative_to(staging).as_posix(): (path.stat().st_size, digest(path))
            for path in sorted(staging.rglob("*"))
            if path.is_file()
        }
        whole = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
        name = f"{moment:%Y%m%dT%H%M%S%fZ}-{whole[:8]}"
        manifest = Manifest(
            schema=SCHEMA,
            generation=name,
            built_at=moment.isoformat(timespec="seconds"),
            model_id=model_id,
            precision=precision,
            template_version=template_version,
            origin=origin,
            origin_hash=origin_hash,
            territories=tuple(contents.sides),
            names=tuple(sorted(_names(contents))),
            counts={
                territory: {
                    "profiles": len(side.population.profiles),
                    "sentences": len(side.population.sentences.texts),
                    **{f: int(side.population.known(f).sum()) for f in side.population.facets},
                }
                for territory, side in contents.sides.items()
            },
            recall=recall,
            files=files,
        )
        text = json.dumps(manifest.__dict__, ensure_ascii=False, indent=1).encode()
        (staging / "manifest.json").write_bytes(text)
        (staging / "manifest.sha256").write_bytes(seal(text))
        _flush(staging)
        staging.rename(self.folder / "generations" / name)
        step("renamed")
        before = self._switch(name)
        step("switched")
        self._prune({name} if forget_former else {name, before})
        return manifest

    def _switch(self, name: str) -> str:
        """Make ``name`` the generation in use and return the name of the one before, or ""."""
        before = self.in_use
        pointer = self.folder / "current.new"
        with pointer.open("w", encoding="utf-8") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.folder / "current")
        return before

    def _prune(self, kept: set[str]) -> None:
        """Remove all other generations; the one before is kept for those who read it."""
        for path in (self.folder / "generations").glob("*"):
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what killed builds left; only the holder of the lock may."""
        drafts = [
            *(self.folder / "generations").glob(".staging-*"),
            *self.folder.glob(".scratch-*"),
        ]
        for path in drafts:
            shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise WorkspaceWriteError(
                "error-workspace-write",
                folder=str(self.folder),
                reason=fault.strerror or type(fault).__name__,
            ) from fault


def _names(contents: Contents) -> set[str]:
    traits = [side.alone.traits for side in contents.sides.values()]
    return {name for one in traits for name in (*one.axes.names, *one.domains.names)}


def _flush(folder: Path) -> None:
    """Force the files of ``folder`` onto the disk before the switch makes them current."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
