"""From texts to vectors: the protocol, the bundled encoder, any other model, the cache."""
