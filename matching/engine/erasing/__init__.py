"""Finding somebody wherever they are, and erasing them: steps that a kill only postpones."""
