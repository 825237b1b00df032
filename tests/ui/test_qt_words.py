"""Whatever Qt itself says is Vietnamese."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)  # fmt: skip
from pytestqt.qtbot import QtBot

from desktop.ui.qt_words import QtWords

ENGLISH = re.compile(
    r"\b(ok|cancel|close|yes|no|open|save|all|apply|reset|defaults|retry|abort|ignore|discard|help|undo|redo|cut|copy|"
    r"paste|delete|select|file|name|type|look|back|forward|parent|folder|create|list|detail|view|directory|show|hide)\b",
    re.IGNORECASE,
)
STANDARD = [
    button
    for button in QDialogButtonBox.StandardButton
    if button not in (QDialogButtonBox.StandardButton.NoButton,) and bin(button.value).count("1") == 1
]


@pytest.fixture(autouse=True)
def words(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords()
    assert qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


@pytest.mark.parametrize("button", STANDARD, ids=lambda button: button.name)
def test_standard_buttons(qtbot: QtBot, button: QDialogButtonBox.StandardButton) -> None:
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    text = box.button(button).text()
    assert text
    assert not ENGLISH.search(text.replace("&", ""))


def test_message_box(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("chi tiết")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    texts = [button.text().replace("&", "") for button in box.buttons()]
    assert sorted(texts) == sorted(["Có", "Hủy", "Xem chi tiết…"])


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_context_menu_of_fields(qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert {"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"} <= set(texts)
    assert not [text for text in texts if ENGLISH.search(text)]


def test_file_dialog(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    shown += [button.text() for button in dialog.findChildren(QPushButton)]
    shown += [button.toolTip() for button in dialog.findChildren(QToolButton)]
    assert shown
    assert not [text for text in shown if ENGLISH.search(text.replace("&", ""))]


def test_the_table_keeps_every_placeholder() -> None:
    table = json.loads(files("resources").joinpath("theme", "qt_vi.json").read_text("utf-8"))
    for context, pairs in table.items():
        for source, target in pairs.items():
            assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", target)), (context, source)


def test_a_text_that_has_no_words_here_stays_as_qt_has_it(qapp: QApplication) -> None:
    words = QtWords()
    qapp.installTranslator(words)
    try:
        assert QCoreApplication.translate("Nowhere", "Not in the table") == "Not in the table"
        assert QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Z"
    finally:
        qapp.removeTranslator(words)
