"""How the program is set up from a clone, and how its Windows installer is made."""
