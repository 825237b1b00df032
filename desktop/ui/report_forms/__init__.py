"""Điền biểu cấp trên: a superior's own workbook as a grid, what its cells take, and the filled file."""
