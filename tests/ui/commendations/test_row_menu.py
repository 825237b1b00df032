"""The right mouse button, Shift+F10 and Delete do with a row what the page's commands do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from desktop.operations import awards, commendations
from desktop.ui.commendations.end_panels import DeletePanel
from tests.ui.commendations.conftest import DRAFT, NOW, SHIFT, SIGNED, Clerk

COPYING = ["Chép dòng đã chọn", "Chép cả bảng"]


def words(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def shown_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def menu_at(view: QAbstractItemView, place: QPoint) -> QMenu:
    port = view.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, place, port.mapToGlobal(place)))
    return shown_menu()


def decision_ids(clerk: Clerk) -> list[int]:
    return [row.commendation.id or 0 for row in commendations.list_commendations(clerk.file)]


def test_a_right_click_chooses_the_row_and_offers_what_is_done_with_it(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    table = clerk.page.view.table
    first, second = (line.award.id or 0 for line in clerk.opened().awards[:2])
    table.set_current_id(second)
    place = table.view.visualRect(table.view.currentIndex()).center()
    table.set_current_id(first)
    table.view.setFocus()
    menu = menu_at(table.view, place)
    assert table.selected_ids() == [second]
    offered = words(menu)
    assert offered[0] == "Sửa"
    assert "Xóa dòng đang chọn" in offered
    assert "Lập quyết định mới từ quyết định này" in offered
    assert "Sửa hàng loạt" not in offered
    assert offered[-2:] == COPYING
    menu.actions()[0].trigger()
    menu.close()
    clerk.wait(lambda: clerk.page.panel() is not None)


def test_several_chosen_rows_stay_chosen_and_are_changed_together(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    table = clerk.page.view.table
    first = clerk.opened().awards[0].award.id or 0
    table.set_current_id(first)
    table.view.setFocus()
    clerk.press(Qt.Key.Key_Down, SHIFT)
    chosen = table.selected_ids()
    assert len(chosen) > 1
    place = table.view.visualRect(table.view.currentIndex()).center()
    menu = menu_at(table.view, place)
    assert "Sửa hàng loạt" in words(menu)
    assert table.selected_ids() == chosen
    menu.close()


def test_shift_f10_opens_the_same_menu_on_a_decision(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    clerk.page.records.view.setFocus()
    QTest.keyClick(clerk.page.records.view, Qt.Key.Key_F10, SHIFT)
    menu = shown_menu()
    assert words(menu)[0] == "Sửa"
    assert "Xóa dòng đang chọn" in words(menu)
    assert words(menu)[-2:] == COPYING
    menu.close()


def test_delete_on_a_draft_in_the_list_deletes_it_and_undo_brings_it_back(clerk: Clerk) -> None:
    opened = clerk.open(DRAFT).commendation.id or 0
    clerk.page.records.view.setFocus()
    clerk.press(Qt.Key.Key_Delete)
    clerk.wait(lambda: opened not in decision_ids(clerk))
    clerk.wait(lambda: clerk.notice().startswith("Đã xóa quyết định"))
    clerk.window.commands.run("edit.undo")
    clerk.wait(lambda: opened in decision_ids(clerk))


def test_delete_on_a_decision_that_was_carried_out_says_why_it_stays(clerk: Clerk) -> None:
    opened = clerk.open(SIGNED)
    awards.mark_paid(clerk.file, [opened.awards[0].award.id or 0], NOW.date()).result()
    clerk.wait(lambda: clerk.opened().life.paid == 1)
    clerk.page.records.view.setFocus()
    clerk.press(Qt.Key.Key_Delete)
    assert "hủy bỏ" in clerk.notice().lower()
    assert opened.commendation.id in decision_ids(clerk)


def test_delete_on_a_signed_decision_asks_for_the_reason(clerk: Clerk) -> None:
    opened = clerk.open(SIGNED).commendation.id
    clerk.page.records.view.setFocus()
    clerk.press(Qt.Key.Key_Delete)
    assert isinstance(clerk.page.panel(), DeletePanel)
    assert opened in decision_ids(clerk)
