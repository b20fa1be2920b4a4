"""The use cases on people's data: what is kept of somebody, and what is done when they ask."""
