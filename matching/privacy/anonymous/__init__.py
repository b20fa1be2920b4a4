"""Profiles told without saying whose they are, as those of the Enterprise Europe Network are."""
