"""Other people's files, read in a child process: container, header, rows."""
