"""Where somebody is found: a search through files that goes down into every container."""
