"""What happened to records, and the ways back: their history in words, one value, the trash."""
