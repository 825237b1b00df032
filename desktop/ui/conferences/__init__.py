"""Hội nghị: conferences, their rounds, and what is handed over in them."""
