"""From two lists of participants to a day of meetings: who meets whom, when and at which table."""
