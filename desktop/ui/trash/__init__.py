"""Thùng rác: what was deleted, and the way back."""
