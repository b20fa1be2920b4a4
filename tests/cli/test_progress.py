from __future__ import annotations

import sys

from matching.cli.progress import showing_progress


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
