"""Taking somebody out of the files that hold them, each rewritten whole or not at all."""
