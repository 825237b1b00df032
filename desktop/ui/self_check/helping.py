"""A check of the help: it opens, every chapter is painted, every picture is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.help.view import HelpView
from desktop.ui.self_check.expected import NotAsExpectedError, colours
from desktop.ui.theme import Look

ASKED = "phoi"
"""A word without marks that the help must find."""


def open_help(_folder: Path) -> str:
    """Open the help over a window, go through its chapters, search in it."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise NotAsExpectedError("không có cửa sổ nào")
    look, window = Look(application), QWidget()
    window.resize(900, 600)
    view = HelpView(look, window)
    window.show()
    view.open(window, window)
    for chapter in view.book.chapters.values():
        view.go(chapter[0])
        QApplication.processEvents()
        colours(view.text.grab().toImage())
    pictures = [link for section in view.book.sections() for link in section.links() if link.endswith(".png")]
    if missing := [name for name in pictures if view.text.picture(name).isNull()]:
        raise NotAsExpectedError(f"thiếu hình {', '.join(missing)}")
    if not view.book.search(ASKED):
        raise NotAsExpectedError("không tìm được chữ không dấu")
    window.close()
    application.setStyleSheet("")
    return f"{len(view.book.chapters)} chương, {len(pictures)} hình"
