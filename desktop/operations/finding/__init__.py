"""Records found by their words, and cards that may be one another."""
