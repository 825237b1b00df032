"""The record file: the only package that speaks SQLite."""
