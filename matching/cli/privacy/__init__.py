"""The commands on people's data."""
