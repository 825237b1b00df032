"""Sao lưu: the copies that there are, a new one, the second place, and the way back."""
