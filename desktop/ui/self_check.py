"""`sovang --self-check REPORT`: does everything that this program leans on work on this PC?

The installer's test runs it, and so can an office whose PC behaves oddly. Each check does the real
thing in a temporary folder; nothing of the user's is opened.
"""

from __future__ import annotations

import io
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt, qVersion
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPageSize, QPainter, QRawFont
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop import version
from desktop.intake.parent import read_list
from desktop.operations.register import create_register, info
from desktop.store.file import RecordFile
from desktop.ui.icons import PROGRAM, tinted_pixmap
from exports.certificate_pdf import CertificatePage, render
from exports.email_draft import write_draft
from exports.layout import bundled_layout
from exports.workbook import Column, Row, Sheet, Sum, Workbook, save_workbook

HARDEST_LETTERS = "ẴẵỔổỆệỰựĐđ"
INK = "#8F3D0E"
CHILD_SECONDS = 60
SQLITE_VERSION = slice(96, 100)
"""Bytes of a file's header: the version of SQLite that wrote it last, 3045003 for 3.45.3."""


@dataclass(frozen=True)
class Check:
    """The outcome of one check, in words for the report."""

    name: str
    ok: bool
    detail: str


class NotAsExpectedError(Exception):
    """A check found something else than it must; the text is Vietnamese and goes into the report."""


def run_self_check(report: Path) -> int:
    """Do every check, write the report as UTF-8 text and return 0, or 1 when one failed.

    Raises OSError when the report itself cannot be written.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="so-vang-") as folder:
        checks = [_outcome(name, check, Path(folder)) for name, check in CHECKS]
    del application
    report.write_text(report_text(checks), encoding="utf-8")
    return 0 if all(check.ok for check in checks) else 1


def report_text(checks: list[Check]) -> str:
    """The report: one line per check and the sum."""
    lines = [f"Sổ Vàng {version()}: tự kiểm tra ngày {datetime.now().astimezone():%d/%m/%Y %H:%M}"]
    lines += [f"[{'ĐẠT' if c.ok else 'HỎNG'}] {c.name}: {c.detail}" for c in checks]
    failed = sum(not check.ok for check in checks)
    lines.append(f"{len(checks) - failed} đạt, {failed} hỏng")
    return "\n".join(lines) + "\n"


def _outcome(name: str, check: Callable[[Path], str], folder: Path) -> Check:
    try:
        return Check(name, True, check(folder))
    except NotAsExpectedError as found:
        return Check(name, False, str(found))
    except Exception as error:  # noqa: BLE001 - whatever breaks here is what the report is for
        return Check(name, False, f"{type(error).__name__}: {error}")


def _versions(_folder: Path) -> str:
    return f"Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"


def _window(_folder: Path) -> str:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("Giấy khen: Nguyễn Thị Đẵng"))
    window.resize(320, 120)
    window.show()
    QApplication.processEvents()
    picture = window.grab().toImage()
    window.close()
    return f"nền hiển thị {QApplication.platformName()}, {_colours(picture)} màu"


def _colours(picture: QImage) -> int:
    """Count the colours of a picture; raises NotAsExpectedError for a blank one."""
    seen = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}
    if len(seen) < 2:
        raise NotAsExpectedError("hình vẽ ra trống không")
    return len(seen)


def _icons(_folder: Path) -> str:
    picture = tinted_pixmap(PROGRAM, 24, INK, 1.0).toImage()
    ink = QColor(INK).rgb()
    painted = sum(picture.pixel(x, y) == ink for x in range(24) for y in range(24))
    if not painted:
        raise NotAsExpectedError("không tô được màu cho biểu tượng")
    return f"{painted} điểm ảnh đúng màu"


def _fonts(_folder: Path) -> str:
    loaded = 0
    for font in files("resources").joinpath("fonts").iterdir():
        if font.name.endswith(".ttf"):
            loaded += 1
            with as_file(font) as path:
                _expect_vietnamese(path)
    if not loaded:
        raise NotAsExpectedError("không thấy phông chữ kèm theo")
    return f"{loaded} phông, đủ chữ {HARDEST_LETTERS}"


def _expect_vietnamese(path: Path) -> None:
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise NotAsExpectedError(f"không nạp được phông {path.name}")
    font = QRawFont(str(path), 12)
    missing = [letter for letter in HARDEST_LETTERS if not font.supportsCharacter(ord(letter))]
    if missing:
        raise NotAsExpectedError(f"phông {path.name} thiếu chữ {''.join(missing)}")


def _print_to_file(folder: Path) -> str:
    path = folder / "in.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(printer)
    painter.drawText(QRectF(0, 0, 4000, 400), Qt.AlignmentFlag.AlignLeft, "GIẤY KHEN")
    painter.end()
    return _read_pdf(path)


def _read_pdf(path: Path) -> str:
    """Load a PDF with the preview's reader and draw its first page."""
    document = QPdfDocument()
    if document.load(str(path)) != QPdfDocument.Error.None_:
        raise NotAsExpectedError(f"không đọc được tệp PDF ({path.name})")
    size = document.pagePointSize(0).toSize()
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    pages = document.pageCount()
    document.close()
    return f"{pages} trang, {path.stat().st_size // 1000} KB, {_colours(picture)} màu"


def _certificate(folder: Path) -> str:
    layout = bundled_layout("state-individual")
    texts = {element.name: f"Đẵng {element.name}" for element in layout.texts}
    path = folder / "giấy khen.pdf"
    with path.open("wb") as target:
        render([CertificatePage("Nguyễn Thị Đẵng", texts, layout)], target, text_only=False)
    return _read_pdf(path)


def _workbook_and_reader(folder: Path) -> str:
    """Write a workbook, and read it back in the child that opens strangers' files."""
    path = folder / "báo cáo.xlsx"
    columns = (Column("Tên", 60), Column("Số tiền", 30, "money"))
    rows = (Row(("Đẵng", 1_520_000)), Row(("Ngưỡng", 480_000)), Row(("Cộng", Sum(rows=(0, 1))), "sum"))
    sheet = Sheet("Bảng", columns, rows, title="BÁO CÁO")
    save_workbook(Workbook((sheet,), "Báo cáo", version(), datetime.now().astimezone()), path)
    read = read_list(path, time_limit=CHILD_SECONDS).sheets[0].rows
    cells = [cell for row in read for cell in row]
    if "Đẵng" not in cells or 2_000_000 not in cells:
        raise NotAsExpectedError("tệp Excel đọc lại không giống lúc ghi")
    return f"{len(read)} dòng, tổng cộng đúng"


def _register(folder: Path) -> str:
    path = folder / "sổ thử.sovang"
    create_register(path, user="tự kiểm tra", sample=True)
    with RecordFile(path, user="tự kiểm tra") as register:
        found = info(register)
    if found.integrity != "ok" or not found.counts["awards"]:
        raise NotAsExpectedError(f"sổ mẫu: {found.integrity}, {found.counts['awards']} trường hợp")
    number = int.from_bytes(path.read_bytes()[SQLITE_VERSION])
    engine = f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"
    return f"SQLite {engine}, {found.counts['awards']} trường hợp"


def _mail(_folder: Path) -> str:
    draft = io.BytesIO()
    write_draft(
        draft,
        to=["Đảng ủy phường <vp@phuong.vn>"],
        subject="Báo cáo quý III",
        body="Kính gửi.",
        date=datetime.now().astimezone(),
    )
    if message_from_bytes(draft.getvalue())["X-Unsent"] != "1":
        raise NotAsExpectedError("thư nháp không mang dấu chưa gửi")
    return f"{len(draft.getvalue())} byte"


CHECKS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Phiên bản", _versions),
    ("Cửa sổ", _window),
    ("Biểu tượng", _icons),
    ("Phông chữ kèm theo", _fonts),
    ("Giấy khen", _certificate),
    ("Excel và trình đọc tệp lạ", _workbook_and_reader),
    ("Sổ mẫu", _register),
    ("In ra tệp và xem trước", _print_to_file),
    ("Thư nháp", _mail),
)
