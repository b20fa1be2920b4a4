"""From the mission file and the lists of participants to the parties and slots of a mission."""
