"""One reader for each kind of container; each takes the bytes of a checked file and tells its sheets."""
