"""Checks of what is seen: Qt and its plug-ins, a painted window, icons, the bundled fonts."""

from __future__ import annotations

import platform
import sys
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QSize, qVersion
from PySide6.QtGui import QColor, QFontDatabase, QImage, QImageReader, QRawFont
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QMessageBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import PROGRAM, tinted_pixmap
from desktop.ui.self_check.expected import NotAsExpectedError, colours
from desktop.ui.theme import Look

HARDEST_LETTERS = "ẴẵỔổỆệỰựĐđ"
INK = "#8F3D0E"
PICTURES = ("jpeg", "svg", "ico", "png")
"""The formats that the program reads; the first three through plug-ins."""


def versions(_folder: Path) -> str:
    """Which Python and Qt run, and on what."""
    return f"Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"


def plug_ins(folder: Path) -> str:
    """Every picture format is known, and a JPEG goes out and comes back."""
    known = {bytes(one.data()).decode("ascii") for one in QImageReader.supportedImageFormats()}
    if missing := set(PICTURES) - known:
        raise NotAsExpectedError(f"thiếu trình cắm đọc hình: {', '.join(sorted(missing))}")
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor(INK))
    written = picture.save(str(folder / "hình.jpg"))
    if not written or QImage(str(folder / "hình.jpg")).size() != QSize(40, 20):
        raise NotAsExpectedError("hình JPEG ghi ra đọc lại không được")
    return f"đọc được {', '.join(PICTURES)}; nền {QApplication.platformName()}"


def window(_folder: Path) -> str:
    """Show a window and look whether anything was painted in it."""
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("Giấy khen: Nguyễn Thị Đẵng"))
    window.resize(320, 120)
    window.show()
    QApplication.processEvents()
    picture = window.grab().toImage()
    window.close()
    return f"nền hiển thị {QApplication.platformName()}, {colours(picture)} màu"


def icons(_folder: Path) -> str:
    """Paint the program's own icon in a colour of the theme."""
    picture = tinted_pixmap(PROGRAM, 24, INK, 1.0).toImage()
    ink = QColor(INK).rgb()
    painted = sum(picture.pixel(x, y) == ink for x in range(24) for y in range(24))
    if not painted:
        raise NotAsExpectedError("không tô được màu cho biểu tượng")
    return f"{painted} điểm ảnh đúng màu"


def fonts(_folder: Path) -> str:
    """Load every bundled font and look for the hardest Vietnamese letters in it."""
    loaded = 0
    for font in files("resources").joinpath("fonts").iterdir():
        if font.name.endswith(".ttf"):
            loaded += 1
            with as_file(font) as path:
                _expect_vietnamese(path)
    if not loaded:
        raise NotAsExpectedError("không thấy phông chữ kèm theo")
    return f"{loaded} phông, đủ chữ {HARDEST_LETTERS}"


def one_font(_folder: Path) -> str:
    """Menus, questions, lists and their heads have the program's font, not the one Windows has for them."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise NotAsExpectedError("không có cửa sổ nào")
    wanted, table = Look(application).theme.font(), QTableView()
    strange: dict[str, str] = {}
    for widget in (QMenu(), QMenuBar(), QMessageBox(), table, table.horizontalHeader()):
        widget.ensurePolished()
        if (widget.font().family(), widget.font().pixelSize()) != (wanted.family(), wanted.pixelSize()):
            strange[type(widget).__name__] = widget.font().family()
    application.setStyleSheet("")
    if strange:
        raise NotAsExpectedError(f"phông khác {wanted.family()}: {strange}")
    return f"{wanted.family()} {wanted.pixelSize()} điểm ảnh trong trình đơn, bảng và câu hỏi"


def _expect_vietnamese(path: Path) -> None:
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise NotAsExpectedError(f"không nạp được phông {path.name}")
    font = QRawFont(str(path), 12)
    missing = [letter for letter in HARDEST_LETTERS if not font.supportsCharacter(ord(letter))]
    if missing:
        raise NotAsExpectedError(f"phông {path.name} thiếu chữ {''.join(missing)}")
