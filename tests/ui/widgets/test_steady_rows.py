"""Rows stay in sight and under the mouse while notices come and go above their table."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace as Record

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.notice import Notice, NoticeBar
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.table.steady import DEAF_SECONDS, SteadyRows

Focus = Callable[[QWidget, QWidget], None]


class Bench:
    """A table under a place for notices; `now` is what its clock says, in seconds."""

    def __init__(self, qtbot: QtBot, look: Look, focus: Focus, rows: int) -> None:
        self.now = 100.0
        self.window = QWidget()
        self.notices = NoticeBar(look)
        self.table = GroupedTable(look, [Column("name", "Tên", lambda row: row.name, 160)], _id, "Danh sách")
        column = QVBoxLayout(self.window)
        column.addWidget(self.notices)
        column.addWidget(self.table, 1)
        qtbot.addWidget(self.window)
        self.window.resize(500, 400)
        records = [Record(id=number, name=f"Người {number}") for number in range(rows)]
        self.table.set_groups([Group("c", records, "I. CÁ NHÂN")])
        focus(self.window, self.table.view)
        self.table.view.steady._clock = lambda: self.now

    def row_at(self, place: QPoint) -> int:
        """The record at a place of the window."""
        view = self.table.view
        return self.table.id_of_line(view.rowAt(view.viewport().mapFrom(self.window, place).y()))


def _id(row: Record) -> int:
    return int(row.id)


@pytest.fixture
def bench(qtbot: QtBot, look: Look, focus: Focus) -> Callable[[int], Bench]:
    return lambda rows: Bench(qtbot, look, focus, rows)


def over(bench: Bench, qtbot: QtBot) -> QPoint:
    """Move the mouse to the middle of the table; where that is in the window."""
    port = bench.table.view.viewport()
    QTest.mouseMove(port, QPoint(60, 40))
    QTest.mouseMove(port, QPoint(60, 100))
    qtbot.waitUntil(port.underMouse)
    return port.mapTo(bench.window, QPoint(60, 100))


def test_a_notice_leaves_the_row_under_the_mouse_in_its_place(
    bench: Callable[[int], Bench], qtbot: QtBot
) -> None:
    shown = bench(60)
    shown.table.view.verticalScrollBar().setValue(300)
    place = over(shown, qtbot)
    before, height = shown.row_at(place), shown.table.view.viewport().height()
    shown.notices.show_notice(Notice("Đã ghi."))
    qtbot.waitUntil(lambda: shown.table.view.viewport().height() < height)
    assert shown.row_at(place) == before
    shown.notices.dismiss()
    qtbot.waitUntil(lambda: shown.table.view.viewport().height() == height)
    assert shown.row_at(place) == before


def test_where_nothing_can_be_scrolled_presses_are_not_heard_for_a_moment(
    bench: Callable[[int], Bench], qtbot: QtBot
) -> None:
    shown = bench(6)
    table, port = shown.table, shown.table.view.viewport()
    table.set_current_id(0)
    over(shown, qtbot)
    height = port.height()
    shown.notices.show_notice(Notice("Đã ghi."))
    qtbot.waitUntil(lambda: port.height() < height)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    assert table.current_id() == 0
    shown.now += DEAF_SECONDS
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    assert table.current_id() > 0


@pytest.mark.parametrize("mouse_rests_there", [True, False])
def test_the_current_row_stays_wholly_in_sight_when_the_table_gets_lower(
    bench: Callable[[int], Bench], qtbot: QtBot, mouse_rests_there: bool
) -> None:
    shown = bench(60)
    if mouse_rests_there:
        over(shown, qtbot)
    view = shown.table.view
    shown.table.set_current_id(40)
    height = view.viewport().height()
    shown.table.set_foot("Danh sách gồm 60 cá nhân.", "Cộng:", "1.000 đ")
    shown.notices.show_notice(Notice("Đã ghi."))
    qtbot.waitUntil(lambda: view.viewport().height() < height)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())))
    shown.table.set_current_id(20)
    assert view.visualRect(view.currentIndex()).top() >= view.sticky_height() > 0
    assert isinstance(view.steady, SteadyRows)
