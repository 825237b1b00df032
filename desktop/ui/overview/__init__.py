"""Tổng quan: work that is due, this year's figures, awards by year."""
