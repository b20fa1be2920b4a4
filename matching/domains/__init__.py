"""Domains for profiles whose source states none, with the ground and the confidence of each."""
