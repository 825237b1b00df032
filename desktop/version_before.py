"""The version of the program that an upgrade put aside: it goes when the new one has opened a register.

The installer (so_vang.nsi) moves the old program's files into a folder beside the new ones, together with
their own uninstaller: it alone knows exactly which files they are.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

FOLDER = "ban-truoc"


def let_go(program: Path | None = None) -> bool:
    """Have the version before removed, in the background; False where none was put aside.

    `program` is the folder of the running program. What cannot be removed now goes after the next start.
    """
    uninstaller = (program or Path(sys.executable).parent) / FOLDER / "uninstall.exe"
    if not uninstaller.exists():
        return False
    import subprocess  # no other start needs it

    with suppress(OSError):
        subprocess.Popen([uninstaller, "/S", "/FILES"], stdin=subprocess.DEVNULL)
    return True
