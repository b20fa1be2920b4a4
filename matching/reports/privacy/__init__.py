"""Documents on people's data: render only."""
