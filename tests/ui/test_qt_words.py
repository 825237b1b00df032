"""Whatever Qt itself says is Vietnamese."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
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


SHOWN = (
    "QFileDialog", "QFileSystemModel", "QAbstractFileIconProvider", "QPlatformTheme", "QDialogButtonBox",
    "QDialog", "QLineEdit", "QWidgetTextControl", "QUnicodeControlCharacterMenu", "QAbstractSpinBox",
    "QComboBox", "QTabBar", "QScrollBar", "QPrintDialog",
    "QPrintWidget", "QPrintSettingsOutput", "QPrintPropertiesWidget",
    "QPrintPropertiesDialog", "QPageSetupWidget", "QPrintPreviewDialog", "QInputDialog", "QErrorMessage",
    "QAccessibleActionInterface",
)  # fmt: skip
"""The classes of Qt with texts that a window of the program can show."""

NOT_WORDS = {"QPageSize", "QShortcut", "QGuiApplication", "QProgressBar"}
"""Names of paper sizes, names of keys as they stand on the keyboard, a direction of writing, “%p%”."""


def texts_of_qt() -> set[tuple[str, str]]:
    """Every text of Qt's own by its class, as the translations that come with Qt name them."""
    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_de.qm"
    content, found, at = path.read_bytes(), set(), 16
    while at < len(content):
        section, length = content[at], int.from_bytes(content[at + 1 : at + 5], "big")
        if section == 0x69:  # the messages
            found |= set(_messages(content[at + 5 : at + 5 + length]))
        at += 5 + length
    return found


def _messages(section: bytes) -> Iterator[tuple[str, str]]:
    context, source, at = "", "", 0
    while at < len(section):
        tag, at = section[at], at + 1
        if tag == 1:  # the end of one
            yield context, source
        elif tag == 5:  # a hash
            at += 4
        else:
            length = int.from_bytes(section[at : at + 4], "big", signed=True)
            part, at = section[at + 4 : at + 4 + max(length, 0)], at + 4 + max(length, 0)
            source = part.decode() if tag == 6 else source
            context = part.decode() if tag == 7 else context


@pytest.mark.parametrize("shown", SHOWN)
def test_every_text_of_what_can_be_shown_has_its_words(words: QtWords, shown: str) -> None:
    texts = [text for context, text in texts_of_qt() if context == shown]
    assert texts
    assert [text for text in texts if not words.translate(shown, text)] == []


def test_the_list_of_qts_texts_was_read() -> None:
    found = texts_of_qt()
    assert ("QFileDialog", "Show &hidden files") in found
    assert len(found) > 1500


class Listener(QTranslator):
    """Hears every text that Qt wants to show and says which of them stayed as they were."""

    def __init__(self) -> None:
        super().__init__()
        self._words = QtWords()
        self.heard: set[tuple[str, str]] = set()
        self.untold: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        answer = self._words.translate(context, sourceText, disambiguation, n)
        self.heard.add((context, sourceText))
        if not answer and context not in NOT_WORDS:
            self.untold.add((context, sourceText))
        return answer


def test_no_dialog_asks_for_a_text_that_has_no_words(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "danh sách.xlsx").touch()
    (tmp_path / "thư mục").mkdir()
    listener = Listener()
    qapp.installTranslator(listener)
    try:
        for kind in QFileDialog.FileMode:
            for mode in QFileDialog.AcceptMode:
                dialog = QFileDialog(None, "Chọn tệp", str(tmp_path))
                dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
                dialog.setFileMode(kind)
                dialog.setAcceptMode(mode)
                dialog.setViewMode(QFileDialog.ViewMode.Detail)
                _show(qtbot, dialog)
        box = QMessageBox()
        box.setDetailedText("chi tiết")
        for shown in (
            box,
            QPrintDialog(),
            QInputDialog(),
            QErrorMessage(),
            QSpinBox(),
            QLineEdit(),
            QPlainTextEdit(),
        ):
            _show(qtbot, shown)
    finally:
        qapp.removeTranslator(listener)
    assert len(listener.heard) > 100
    assert listener.untold == set()


def _show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.createStandardContextMenu().deleteLater()
    widget.close()


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
