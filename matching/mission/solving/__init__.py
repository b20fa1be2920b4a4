"""Choosing and placing meetings: programs, colouring, constraints, local search."""
