"""Rows on the clipboard, as Excel, LibreOffice and Word put them there; one line of text is none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.intake.raw import Flavour

_SPREADSHEET = "XML Spreadsheet"
"""Excel's own name of the form, within Qt's name for it on Windows."""

_SECOND_CELL = re.compile(r"<t[dh]\b.*?<t[dh]\b", re.IGNORECASE | re.DOTALL)


def has_rows() -> bool:
    """Whether the clipboard holds cells of a table: two at least, or lines with tabs."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None while its owner is going
    return data is not None and are_rows(data)


def are_rows(data: QMimeData) -> bool:
    """Whether some data are cells of a table."""
    if _spreadsheet_format(data):
        return True
    if data.hasHtml() and _SECOND_CELL.search(data.html()):
        return True
    return "\t" in data.text().strip() if data.hasText() else False


def rows_on_clipboard() -> Mapping[Flavour, bytes]:
    """The cells in every form that the clipboard has of them; none of a clipboard that does not answer."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None while its owner is going
    payloads: dict[Flavour, bytes] = {}
    if data is None:
        return payloads
    if name := _spreadsheet_format(data):
        payloads[Flavour.XML_SPREADSHEET] = bytes(data.data(name).data())
    if data.hasHtml():
        payloads[Flavour.HTML] = _as_utf8(data.html())
    if data.hasText():
        payloads[Flavour.TEXT] = data.text().encode()
    return payloads


def _spreadsheet_format(data: QMimeData) -> str:
    return next((name for name in data.formats() if _SPREADSHEET in name), "")


def _as_utf8(page: str) -> bytes:
    """Qt has decoded the page already, so that what it says of its own letters holds no more."""
    return re.sub(r"charset\s*=\s*[\"']?[\w:-]+", "charset=utf-8", page, count=1).encode()
