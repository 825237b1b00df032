"""Importing without PySide's own look at every module.

Its import hook reads the source of whatever is imported after it and searches it for the name of PySide, only
to know which modules may ask for `from __feature__ import …`. Nothing here asks for that, and with some two
hundred modules the reading is a twentieth of a start.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - brings the hook, and keeps Python's own import beside it


def import_plainly() -> None:
    """Put Python's own import back, where this PySide has replaced it."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
