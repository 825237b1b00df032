"""To the end of a long list: `python -m tests.speed.jumps [--rounds 5] [--awards 50000]`.

The cards of a made register (tests/speed/stress.py; one to ten awards) in the window's own list, against
Qt's `QSqlTableModel` in a table view on the same table of the same file, sorted by the same column. Timed is
the jump to the painted last row of a list that is in sight; our list has read all its rows by then, which its
page was opened with, so the reading is counted in a second line. In one process, in turn.
"""

from __future__ import annotations

import argparse
import shutil
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from desktop.operations.recipients import list_recipients
from desktop.operations.register import open_register
from desktop.store.file import RecordFile
from desktop.ui.recipients.words import sections_of
from desktop.ui.theme import Look
from desktop.ui.widgets.record_list import RecordList
from tests.speed.rounds import compare, in_turn
from tests.speed.stress import stress_file
from tests.speed.window import milliseconds

SIZE = (1000, 640)
"""px of either list."""


def own_list(look: Look, file: RecordFile) -> RecordList:
    """The window's list, shown with all cards."""
    shown = RecordList(look, "Hồ sơ")
    shown.set_sections(sections_of(list_recipients(file), None))
    shown.resize(*SIZE)
    shown.show()
    shown.grab()
    return shown


def qt_list(path: Path) -> tuple[QTableView, QSqlTableModel]:
    """Qt's own, shown with the first rows."""
    database = QSqlDatabase.addDatabase("QSQLITE", str(path))
    database.setDatabaseName(str(path))
    assert database.open()
    model = QSqlTableModel(None, database)
    model.setTable("recipient")
    column = model.fieldIndex("name_sort")
    model.setSort(column, Qt.SortOrder.AscendingOrder)
    assert model.select()
    view = QTableView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    view.grab()
    return view, model


def jump(view: QAbstractItemView) -> None:
    """To the last row there is, painted."""
    view.scrollToBottom()
    view.grab()


def own_jump(look: Look, file: RecordFile, *, with_reading: bool) -> float:
    """Milliseconds of ours."""
    shown: list[RecordList] = []
    read = milliseconds(lambda: shown.append(own_list(look, file)))
    went = milliseconds(partial(jump, shown[0].view))
    shown[0].close()
    return read + went if with_reading else went


def qt_jump(path: Path, cards: int) -> float:
    """Milliseconds of `QSqlTableModel`, which fetches what lies between."""
    view, model = qt_list(path)

    def work() -> None:
        while model.canFetchMore():
            model.fetchMore()
        jump(view)

    spent = milliseconds(work)
    assert model.rowCount() == cards
    view.close()
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--awards", type=int, default=50_000)
    arguments = parser.parse_args()
    app = QApplication([])
    look = Look(app)
    with TemporaryDirectory() as place:
        path = Path(place) / "sổ.sovang"
        shutil.copyfile(stress_file(arguments.awards), path)
        with open_register(path, user="thử") as file:
            cards = len(list_recipients(file))
            ways = {
                "ours": partial(own_jump, look, file, with_reading=False),
                "ours, read": partial(own_jump, look, file, with_reading=True),
                "qt": partial(qt_jump, path, cards),
            }
            timed = in_turn(ways, arguments.rounds)
    last = timed[-1]
    lines = [
        f"{cards:,} cards, ms: " + "  ".join(f"{name} {value:.1f}" for name, value in last.items()),
        compare("jump to the painted end / QSqlTableModel", timed, "ours", "qt", 0.02).line(),
        compare("list read, shown and jumped / QSqlTableModel's jump", timed, "ours, read", "qt").line(),
    ]
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
