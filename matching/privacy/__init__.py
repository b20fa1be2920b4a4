"""What people are owed: who is left out for good, what was done with their data, and the proof."""
