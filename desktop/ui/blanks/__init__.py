"""The page of blanks and printers."""
