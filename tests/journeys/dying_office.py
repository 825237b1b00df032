"""A program that is killed right after its clerk saw that everything was saved.

`python -m tests.journeys.dying_office SETTINGS REGISTER NAME` adds one recipient to the first decision.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.office import Office

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"


def main(settings: Path, register: Path, name: str) -> None:
    """Work as a clerk would, and die."""
    office = Office(QApplication(sys.argv[:1]), register.parent, settings)
    office.start(register)
    clerk = office.clerk
    clerk.press("Ctrl+2", "Ins")
    clerk.wait_focus(NAME_FIELD)
    clerk.type(name)
    clerk.press("Ctrl+Return")
    clerk.wait(office.is_at_rest)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
