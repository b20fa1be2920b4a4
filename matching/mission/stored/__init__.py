"""A plan as one JSON file, written and read back."""
