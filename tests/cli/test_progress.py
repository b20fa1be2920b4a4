from __future__ import annotations

import re
import sys
import time
import warnings

from matching.cli.notices import telling_notices
from matching.cli.progress import showing_progress
from matching.embedding.notices import EncoderNotice
from matching.errors import EncoderError


def test_away_from_a_terminal_each_step_is_one_line(capsys):
    with showing_progress("fr") as progress:
        progress("embedding-step-encode", 0, 0)
        for done in range(3):
            progress("embedding-step-encode", done, 2)
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err == "Lecture des textes par le modèle…\n"


def test_on_a_terminal_a_bar_counts_on_the_error_stream(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with showing_progress("en") as progress:
        progress("embedding-step-encode", 3, 12)
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "The model is reading the texts" in streams.err
    assert "3/12" in streams.err


def test_the_bar_says_how_many_texts_a_second(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with showing_progress("fr") as progress:
        for done in range(4):
            progress("embedding-step-encode", done, 3)
            time.sleep(0.01)
    shown = capsys.readouterr().err
    assert re.search(r"Lecture des textes.*textes/s", shown)


def test_a_notice_of_the_encoder_is_one_line_in_the_language_of_the_run(capsys):
    reason = EncoderError("error-encoder-no-openvino", reason="absent")
    with telling_notices("en"):
        warnings.warn(EncoderNotice(reason), stacklevel=1)
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.count("\n") == 1
    assert "absent" in streams.err
    assert "more slowly" in streams.err
