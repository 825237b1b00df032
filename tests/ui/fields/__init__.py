"""The keyboard program over every field of every form."""
