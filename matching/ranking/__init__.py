"""Retrieval, fits, the reciprocal score, variety and explanation."""
