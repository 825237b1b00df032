"""Data only: fonts, icons, layouts, units, the sample ward. Read through importlib.resources."""
