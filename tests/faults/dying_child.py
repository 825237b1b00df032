"""Run as a program: takes a list in and dies by SIGKILL, its rows written but not their step.

python -m tests.faults.dying_child REGISTER COMMENDATION_ID LIST
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import datetime
from pathlib import Path

from desktop.operations import imports
from desktop.operations.commendations import open_commendation
from desktop.operations.imports import Into
from desktop.operations.register import open_register


def now_or_never() -> datetime:
    """The time; the writer asks for it between the rows of a deed and its step, and gets no answer."""
    if threading.current_thread().name == "writer":
        os.kill(os.getpid(), signal.SIGKILL)
    return datetime.now()  # noqa: DTZ005 - the office's own clock


def main(path: str, commendation_id: str, sheet: str) -> None:
    with open_register(Path(path), user="mai", now=now_or_never) as file:
        target = open_commendation(file, int(commendation_id)).commendation
        imports.take(file, imports.preview_file(file, Path(sheet), Into("awards", target))).result()


if __name__ == "__main__":
    main(*sys.argv[1:])
