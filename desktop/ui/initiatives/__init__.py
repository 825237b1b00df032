"""Mô hình: initiatives “Dân vận khéo” by year and field, their years, results and recognitions."""
