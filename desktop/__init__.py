"""Sổ Vàng, the program: records, store, operations and the window."""

from importlib import metadata

__version__ = metadata.version("so-vang")
