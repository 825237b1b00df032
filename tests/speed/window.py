"""Inside the open window, on the sample register: `python -m tests.speed.window [--rounds 20]`.

Milliseconds of each keystroke of a search in the store, and of each page from the wish to see it to the end
of its painting: the first visit, which builds it, and the later ones. In one process, so without a peer.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final

from desktop.operations.register import create_register, open_register
from desktop.operations.search import search
from desktop.store.file import RecordFile

TYPED: Final = ("dang thi huong", "tổ dân vận số 3", "218/QĐ-UBND", "hội nghị")
PAGES: Final = ("conferences", "reports", "settings", "import", "certificates")


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def keystrokes(file: RecordFile, rounds: int) -> str:
    """One line: a search after each letter, as the Ctrl+K box asks it."""
    parts = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
    spent = [milliseconds(partial(search, file, part, None, 24)) for _ in range(rounds) for part in parts]
    slow = quantiles(spent, n=20)[-1]
    return f"search, each keystroke in the store: median {median(spent):.1f} ms, p95 {slow:.1f} ms"


def pages(register: Path, settings: Path, rounds: int) -> list[str]:
    """A line for each page."""
    from PySide6.QtWidgets import QApplication

    from desktop.ui.application import Program
    from desktop.ui.files import Files
    from desktop.ui.theme import Look
    from desktop.wiring import Wiring

    app = QApplication([])
    program = Program(Wiring(settings), Look(app), Files())
    program.start(register)
    window = program.window
    assert window is not None

    def visit(page: str) -> None:
        window.open_page(page, 1 if page == "certificates" else None)
        app.processEvents()
        window.grab()  # all of it is painted, whatever the display shows

    visit("commendations")
    lines = []
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
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as place:
        register = Path(place) / "mẫu.sovang"
        create_register(register, user="mai", now=datetime.now, sample=True)
        with open_register(register, user="mai") as file:
            print(keystrokes(file, rounds))  # noqa: T201
        print("\n".join(pages(register, Path(place) / "settings.json", rounds)))  # noqa: T201


if __name__ == "__main__":
    main()
