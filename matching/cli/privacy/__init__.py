"""The commands on people's data, one file each."""
