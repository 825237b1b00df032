"""The page Nhập từ Excel on the sample register."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.operations import commendations
from desktop.ui.desk import Desk
from desktop.ui.imports.page import ImportPage
from desktop.ui.imports.preview_view import PreviewView
from desktop.ui.theme import Look
from tests.intake.workbooks import write
from tests.ui.certificates.desks import CONTROL, Bench, FakeFiles, bench

DRAFT, SIGNED = "", "218/QĐ-UBND"
HEADER = ("STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Thành tích", "Mức thưởng", "Năm sinh")
HUONG = ("Bà", "Đặng Thị Hường", "Tổ trưởng", "Tổ dân vận số 3, phường Hoàn Kiếm", "Khéo", 760_000, 1968)
TEAM = ("Tập thể", "Tổ dân vận số 77", None, "phường Hoàn Kiếm", "Khéo trong vận động", 1_520_000, None)
WRONG = ("Ông", "Lê Văn Cường", None, "Tổ dân phố số 9", "Khéo", "một triệu rưỡi", None)


def workbook(path: Path, *rows: Sequence[object]) -> Path:
    """A list with its header in row 3."""
    numbered = [(number, *row) for number, row in enumerate(rows, start=1)]
    return write(path, [("UBND PHƯỜNG HOÀN KIẾM",), ("DANH SÁCH",), HEADER, *numbered])


@dataclass
class Opened:
    """The page in its window."""

    page: ImportPage
    bench: Bench
    files: FakeFiles
    commendation_id: int

    def view(self) -> PreviewView:
        assert self.page.view is not None
        return self.page.view

    def cells(self, column: str) -> list[str]:
        """The texts of one column, from the top."""
        model = self.view().grid.view.model()
        place = next(
            at
            for at in range(model.columnCount())
            if column in str(model.headerData(at, Qt.Orientation.Horizontal))
        )
        rows = range(model.rowCount())
        return [
            str(text) for row in rows if (text := model.index(row, place).data()) and self._is_record(row)
        ]

    def reasons(self) -> list[str]:
        """The sentences under the rows."""
        model = self.view().grid.view.model()
        rows = range(model.rowCount())
        return [str(model.index(row, 0).data()) for row in rows if not model.flags(model.index(row, 0))]

    def awards(self) -> int:
        opened = commendations.open_commendation(self.bench.desk.file, self.commendation_id)
        return len(opened.awards)

    def confirm(self) -> None:
        QTest.keyClick(self.view().grid.view, Qt.Key.Key_Return, CONTROL)

    def _is_record(self, row: int) -> bool:
        return self.view().grid.id_of_line(row) >= 0


Open = Callable[..., Opened]


@pytest.fixture
def opened(look: Look, desk: Desk, qtbot: QtBot) -> Open:
    def build(path: Path | None, number: str = DRAFT) -> Opened:
        found = next(
            one.commendation.id or 0
            for one in commendations.list_commendations(desk.file)
            if one.commendation.number == number
        )
        files = FakeFiles()
        page = ImportPage(look, desk, files)
        table = bench(look, desk, "import", lambda: page)
        qtbot.addWidget(table.window)
        table.window.open_page("import", {"commendation_id": found, "path": path})
        if path is not None:
            qtbot.waitUntil(lambda: not page.is_reading(), timeout=20000)
        qtbot.waitUntil(lambda: table.window.focusWidget() is not None and table.window.isActiveWindow())
        QCoreApplication.processEvents()
        return Opened(page, table, files, found)

    return build
