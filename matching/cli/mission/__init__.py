"""``matching mission``: from two lists of participants to a day of meetings."""
