"""Other people's files: opened only in a child process, then recognised as rows. Writes nothing anywhere."""
