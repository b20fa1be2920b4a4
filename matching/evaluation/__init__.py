"""Judged pairs, rankings to compare, metrics with their intervals and paired tests."""
