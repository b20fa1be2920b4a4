"""What a profile is, and how profiles are read from files."""
