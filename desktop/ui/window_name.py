"""The name at which a window listens for later starts on its register, and whether anybody may be listening.

Apart from the listening itself: that brings Qt's network, for which a first painting need not wait.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QDir


def window_name(path: Path) -> str:
    """Short, as sockets want it, and of this person: two people may use one PC."""
    words = f"{Path.home()}\n{path.resolve()}"
    if sys.platform == "win32":
        words = words.casefold()
    digest = QCryptographicHash.hash(QByteArray(words.encode()), QCryptographicHash.Algorithm.Sha256)
    return f"so-vang-{bytes(digest.toHex().data()).decode('ascii')[:24]}"


def may_be_open(path: Path) -> bool:
    """Whether a window may have this register open; False only where surely none listens.

    A pipe of Windows cannot be looked for without knocking: there it is always asked.
    """
    return sys.platform == "win32" or Path(QDir.tempPath(), window_name(path)).exists()
