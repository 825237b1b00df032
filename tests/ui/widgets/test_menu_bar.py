"""The menu bar comes with F10 and does not stay behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.menu_bar import ShyMenuBar


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window with a field that has the keyboard, and a menu of one deed."""
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = ShyMenuBar(window)
    window.setMenuBar(bar)
    bar.add("Tệp").addAction("Lưu ngay")
    bar.hide()
    field = QLineEdit()
    window.setCentralWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window


def bar_of(window: QMainWindow) -> ShyMenuBar:
    bar = window.menuBar()
    assert isinstance(bar, ShyMenuBar)
    return bar


def press(window: QMainWindow, key: Qt.Key) -> None:
    popup = QApplication.activePopupWidget()
    place: QWidget | None = popup or window.focusWidget()
    assert place is not None
    QTest.keyClick(place, key)


def test_esc_closes_the_menu_and_then_the_bar_and_the_keyboard_returns(
    window: QMainWindow, qtbot: QtBot
) -> None:
    bar_of(window).toggle()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    press(window, Qt.Key.Key_Escape)
    assert bar_of(window).isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not bar_of(window).isVisible()
    assert window.focusWidget() is window.centralWidget()


def test_a_deed_puts_the_bar_away(window: QMainWindow, qtbot: QtBot) -> None:
    bar_of(window).toggle()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    with qtbot.waitSignal(bar_of(window).triggered):
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bar_of(window).isVisible())
    assert window.focusWidget() is window.centralWidget()


def test_going_elsewhere_puts_the_bar_away(window: QMainWindow, qtbot: QtBot) -> None:
    bar_of(window).toggle()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    press(window, Qt.Key.Key_Escape)
    field = window.centralWidget()
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(lambda: not bar_of(window).isVisible())


def test_f10_again_puts_the_bar_away(window: QMainWindow, qtbot: QtBot) -> None:
    bar = bar_of(window)
    bar.toggle()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    press(window, Qt.Key.Key_Escape)
    bar.toggle()
    assert not bar.isVisible()
    assert window.focusWidget() is window.centralWidget()
