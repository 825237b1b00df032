"""Where the keyboard is on the page In giấy khen, before, during and after the work."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.certificates.conftest import Open, Opened
from tests.ui.certificates.test_page import print_all


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        self.count += event.type() == QEvent.Type.Paint
        return False


def go_to(widget: QWidget, qtbot: QtBot) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)


def focus(shown: Opened) -> QWidget | None:
    return shown.bench.window.focusWidget()


def test_after_a_pdf_the_keyboard_is_on_the_button_that_asked_for_it(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = opened()
    shown.tick(2)
    shown.files.answer = tmp_path / "hai tờ.pdf"
    button = shown.page.side.foot.pdf_button
    go_to(button, qtbot)
    button.click()
    assert focus(shown) is shown.page.side.foot.stop_button
    qtbot.waitUntil(button.isEnabled, timeout=20000)
    assert focus(shown) is button


def test_after_printing_the_keyboard_is_on_the_answer_and_then_in_the_list(
    opened: Open, qtbot: QtBot
) -> None:
    shown = opened()
    shown.tick(1)
    go_to(shown.page.side.foot.print_button, qtbot)
    print_all(shown, qtbot)
    assert focus(shown).text() == "Tất cả 1 tờ đều tốt"  # type: ignore[union-attr]
    QTest.keyClick(shown.bench.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.printed() == 1)
    qtbot.waitUntil(lambda: focus(shown) is shown.page.sheets.view)


@pytest.mark.parametrize("turns", [1, 2])
def test_the_paper_shows_that_f6_has_come_and_gone(opened: Open, turns: int, qtbot: QtBot) -> None:
    shown = opened()
    port, accent = shown.page.preview.paper.viewport(), shown.page.look.theme.colour("accent")
    painted = Painted(port)
    for _turn in range(turns):
        painted.count = 0
        QTest.keyClick(shown.bench.window, Qt.Key.Key_F6)
        qtbot.waitUntil(lambda: painted.count > 0)
    assert (port.grab().toImage().pixelColor(1, 1).rgb() == accent.rgb()) is (turns == 1)


def test_shift_tab_reaches_the_switch_of_the_sheets(opened: Open) -> None:
    shown = opened()
    QTest.keyClick(shown.page.sheets.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus(shown) is shown.page.sheets.switch.focus_target()
