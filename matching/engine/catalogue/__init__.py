"""The profiles themselves: looked through, entered by hand or from files, and taken out."""
