"""Lấy dữ liệu các năm trước: several lists at once, each with its decision as it was issued then."""
