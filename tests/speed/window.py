"""Inside the open window: `python -m tests.speed.window [--rounds 20] [--awards 50000]`.

On the sample register, or a made one of so many awards (tests/speed/stress.py): milliseconds of the window's
own thread for each keystroke in the Ctrl+K box to the end of its painting, and for each page from the wish to
see it to the end of its painting: the first visit, which builds it (what pages need is imported by then, as
it is a few seconds after a start), and the later ones. In one process, so without a peer.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.operations.register import create_register
from desktop.ui.application import Program
from desktop.ui.files import Files
from desktop.ui.import_ahead import PIECES
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.wiring import Wiring
from tests.speed.stress import stress_file

TYPED: Final = ("dang thi huong", "tổ dân vận số 3", "218/QĐ-UBND", "hội nghị")
PAGES: Final = (
    "overview", "initiatives", "conferences", "activities", "reports", "recipients", "blanks", "backups",
    "settings", "import", "past", "layouts", "certificates",
)  # fmt: skip


def milliseconds(work: Callable[[], object]) -> float:
    """How long this thread works, other programs on the same cores left out."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def keystrokes(window: MainWindow, rounds: int) -> str:
    """One line: what the Ctrl+K box needs after each letter to have its hits painted."""
    box = window.palette_box
    box.open()
    field = box.findChild(QLineEdit)
    assert field is not None
    parts = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]

    def show(text: str) -> None:
        field.setText(text)
        window.grab()

    spent = [milliseconds(partial(show, part)) for _ in range(rounds) for part in parts]
    box.close_box()
    slow = quantiles(spent, n=20)[-1]
    return f"Ctrl+K box, each keystroke to the painted hits: median {median(spent):.1f} ms, p95 {slow:.1f} ms"


def pages(register: Path, settings: Path, rounds: int) -> list[str]:
    """A line for each page."""
    app = QApplication([])
    program = Program(Wiring(settings), Look(app), Files())
    program.start(register)
    window = program.window
    assert window is not None
    for piece in PIECES:
        import_module(piece)

    def visit(page: str) -> None:
        window.open_page(page, 1 if page == "certificates" else None)
        app.processEvents()
        window.grab()  # all of it is painted, whatever the display shows

    first = milliseconds(partial(visit, "commendations"))
    lines = [keystrokes(window, rounds), f"page commendations: first visit {first:.0f} ms"]
    for page in PAGES:
        first = milliseconds(partial(visit, page))
        later = []
        for _ in range(rounds):
            visit("commendations")
            later.append(milliseconds(partial(visit, page)))
        lines.append(f"page {page}: first visit {first:.0f} ms, later {median(later):.0f} ms")
    program.close()
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--awards", type=int)
    arguments = parser.parse_args()
    with TemporaryDirectory() as place:
        register = Path(place) / "mẫu.sovang"
        if arguments.awards:
            shutil.copyfile(stress_file(arguments.awards), register)
        else:
            create_register(register, user="mai", now=datetime.now, sample=True)
        print("\n".join(pages(register, Path(place) / "settings.json", arguments.rounds)))  # noqa: T201


if __name__ == "__main__":
    main()
