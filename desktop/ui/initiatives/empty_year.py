"""A year that has no initiatives yet, as every year begins: the first step in place of the table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import EmptyList

NEW = "Mô hình mới"
NONE_IN_YEAR = "Năm {year} chưa có mô hình nào."
NOT_YET = "Năm {year} chưa có mô hình. Chuyển {count} mô hình năm {before} sang để đăng ký tiếp."
CARRY = "Chuyển {count} từ năm {before}"
ONE_BY_ONE = "Từng mô hình giữ nguyên, sửa hoặc thôi không tiếp tục; chưa ghi gì cho đến khi bấm Chuyển."
OTHER_WAY = "Đã có danh sách Excel thì bấm Nhập từ Excel, hoặc chép rồi bấm Ctrl+V."


class EmptyYear(QStackedWidget):
    """Either the table or, of a year without rows, what to do first."""

    new_asked = Signal()
    carry_asked = Signal()

    def __init__(self, look: Look, table: QWidget) -> None:
        super().__init__()
        self._look = look
        self._table = table
        self._told: tuple[int, int] | None = None
        self._way: EmptyList | None = None
        self.addWidget(table)

    def show_table(self) -> None:
        """There are rows, or a filter hides them."""
        self.setCurrentWidget(self._table)

    def show_first_step(self, year: int, waiting: int) -> None:
        """Say what to do; `waiting`: so many initiatives of the year before can be carried on."""
        if self._way is None or self._told != (year, waiting):
            self._told = (year, waiting)
            self._put(self._carrying(year, waiting) if waiting else self._beginning(year))
        if self._way is not None:
            self.setCurrentWidget(self._way)

    def button(self) -> Button | None:
        """The first step, while it is in sight."""
        return self._way.button if self._way is not None and self.currentWidget() is self._way else None

    def _carrying(self, year: int, waiting: int) -> EmptyList:
        words = {"year": year, "before": year - 1, "count": waiting}
        way = EmptyList(
            self._look, NOT_YET.format(**words), CARRY.format(**words), ONE_BY_ONE, icon="arrow_forward"
        )
        way.pressed.connect(self.carry_asked)
        way.add_way(NEW, "add").clicked.connect(self.new_asked)
        return way

    def _beginning(self, year: int) -> EmptyList:
        sentence = NONE_IN_YEAR.format(year=year)
        way = EmptyList(self._look, sentence, NEW, OTHER_WAY, key="Ctrl+N", icon="add")
        way.pressed.connect(self.new_asked)
        return way

    def _put(self, way: EmptyList) -> None:
        old, self._way = self._way, way
        self.addWidget(way)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
