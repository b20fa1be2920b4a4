"""One tree of exceptions; each message says what came, what was expected and what to do.

    MatchingError                    anything a caller may want to catch
    ├── InputError                   what the user gave cannot be used
    │   ├── FileUnreadableError      the file: empty, a folder, binary, wrong encoding, no column
    │   │   └── SeveralFilesUnreadableError   several of them, in matching.profiles.files
    │   ├── UnknownProfileError      no profile of that id or name (near ones in ``near``)
    │   └── RequestError             an option or a request that makes no sense
    ├── WorkspaceError               the workspace cannot be used
    │   ├── WorkspaceMissingError    nothing was built there yet
    │   ├── WorkspaceMismatchError   built with another model or schema
    │   ├── WorkspaceDamagedError    a file is absent, truncated or altered
    │   ├── WorkspaceBusyError       another build is running
    │   └── WorkspaceWriteError      the disk is full or the folder read-only
    ├── EncoderError                 the model cannot be had or cannot be loaded
    └── SourceError                  a source of open data does not give what it should
        ├── SourceUnreachableError   no answer, too many requests, or a server in trouble
        ├── SourceRefusedError       it refuses the request: a key, a parameter
        └── SourceAnswerError        an answer that is no data, or not of the known shape

The sentence is a message of the catalogues, so that it can be read in French or in English: the
exception carries the key and the values.
"""

from __future__ import annotations

from typing import ClassVar

from matching.language import Language, say


class MatchingError(Exception):
    """Root of every error raised on purpose; holds a message key and its values."""

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def text(self, language: Language) -> str:
        """Return the whole sentence in ``language``."""
        return say(self.key, language, **self.values)

    def __str__(self) -> str:
        return self.text("fr")


class InputError(MatchingError):
    """What the user gave cannot be used."""

    exit_code = 3


class FileUnreadableError(InputError):
    """The file cannot be read as a table of profiles."""


class UnknownProfileError(InputError):
    """No profile has that id or name; ``near`` holds the names that look alike, best first."""

    def __init__(self, key: str, near: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(key, **values)
        self.near = near


class RequestError(InputError):
    """An option, or a request, that makes no sense."""


class WorkspaceError(MatchingError):
    """The workspace cannot be used."""

    exit_code = 5


class WorkspaceMissingError(WorkspaceError):
    """Nothing was built at that place yet."""


class WorkspaceMismatchError(WorkspaceError):
    """The workspace was built with another model, template or schema."""


class WorkspaceDamagedError(WorkspaceError):
    """A file of the workspace is absent, truncated or altered."""


class WorkspaceBusyError(WorkspaceError):
    """Another build is running on the same workspace."""


class WorkspaceWriteError(WorkspaceError):
    """The workspace cannot be written: the disk is full or the folder is read-only."""


class EncoderError(MatchingError):
    """The model cannot be had or cannot be loaded."""

    exit_code = 6


class SourceError(MatchingError):
    """A source of open data does not give what it should."""

    exit_code = 8


class SourceUnreachableError(SourceError):
    """The source does not answer, asks to be left alone or is in trouble, however often asked."""


class SourceRefusedError(SourceError):
    """The source refuses the request; asking again would not help."""


class SourceAnswerError(SourceError):
    """The answer of the source is no data, or has not the shape that is known."""
