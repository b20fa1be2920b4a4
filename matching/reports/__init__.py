"""Answers rendered as tables and files; nothing is computed here."""
