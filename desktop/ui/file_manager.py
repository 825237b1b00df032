"""A file in sight of the user: its folder opened with the file chosen, and the file itself on the clipboard.

Product.md P83 and P86: Zalo, the document system and web mail take a file by drag or paste, nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

SECONDS = 3
"""So long the desktop's file manager has to answer."""

_GNOME = "x-special/gnome-copied-files"
"""What the file managers of Linux ask for beside the list of addresses."""


def copied_files(paths: Sequence[Path]) -> QMimeData:
    """The clipboard's content for files as Explorer copies them; Qt makes CF_HDROP of it on Windows."""
    addresses = [QUrl.fromLocalFile(str(path.absolute())) for path in paths]
    data = QMimeData()
    data.setUrls(addresses)
    data.setData(_GNOME, b"\n".join([b"copy", *(address.toEncoded().data() for address in addresses)]))
    return data


def select_command(path: Path, platform: str = sys.platform) -> str | Sequence[str]:
    """What opens the folder of a file with the file chosen.

    Explorer reads its own command line: the quotes stand behind the comma, so it is one text there.
    """
    if platform == "win32":
        return f'explorer.exe /select,"{path.absolute()}"'
    address = bytes(QUrl.fromLocalFile(str(path.absolute())).toEncoded().data()).decode()
    address = address.replace(",", "%2C")  # a comma would begin the next text of the array
    return (
        "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems",
        f"array:string:{address}", "string:",
    )  # fmt: skip


def show_selected(path: Path) -> bool:
    """Open the folder with the file chosen; False where nothing here can do it."""
    command = select_command(path)
    try:
        if sys.platform == "win32":
            subprocess.Popen(command)  # Explorer's exit code says nothing
            code = 0
        else:
            code = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False
    return code == 0
