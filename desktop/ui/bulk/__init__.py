"""Sửa hàng loạt: the panel every list opens on its chosen rows."""
