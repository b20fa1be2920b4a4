"""Which profiles tell of the same body or person, and one profile made of them."""
