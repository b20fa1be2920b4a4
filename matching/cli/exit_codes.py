"""What the command tells the shell when it ends; ``matching --help`` lists them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Each code means one thing; those of errors are the ``exit_code`` of their class."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    INPUT = 3
    ROWS_LEFT_OUT = 4
    WORKSPACE = 5
    ENCODER = 6
    NO_TIMETABLE = 7
    SOURCE = 8
    STILL_FOUND = 9
    INTERRUPTED = 130
