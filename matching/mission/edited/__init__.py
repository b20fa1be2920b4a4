"""Timetables that a person has edited, read back with every fault told."""
