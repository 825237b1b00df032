"""A program that has a register open: `python -m tests.ui.backups.listener REGISTER`, says what it hears."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.ui.single_window import SingleWindow


def main(register: Path) -> None:
    """Say "ready", then "raised" for each later start, until killed."""
    app = QCoreApplication(sys.argv[:1])
    first = SingleWindow(register, app)
    first.raise_asked.connect(lambda: print("raised", flush=True))  # noqa: T201
    print("ready", flush=True)  # noqa: T201
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
