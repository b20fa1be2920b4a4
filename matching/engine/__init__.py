"""The use cases: the only place that picks implementations and puts the layers together."""
