"""Lists and forms on paper: what goes upward, onto a table at a conference, or to be signed."""
