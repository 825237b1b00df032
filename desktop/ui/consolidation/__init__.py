"""Tổng hợp: a folder of what others sent, looked at and written as one workbook."""
