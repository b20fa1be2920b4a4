"""Connectors to open data: each turns the records of one source into profiles."""
