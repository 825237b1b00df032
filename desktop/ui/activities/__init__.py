"""Hoạt động: the dated activities of Biểu 6."""
