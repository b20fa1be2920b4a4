"""Vectors, words and n-grams of each territory, and the workspace that keeps them."""
