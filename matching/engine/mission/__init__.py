"""Planning missions with the scores of an index, and keeping what comes out."""
