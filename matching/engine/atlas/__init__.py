"""The map of the topics of both territories: who is near whom, and who has nobody opposite."""
