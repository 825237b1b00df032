"""Draws a page of a PDF on a printer in strips, moved, scaled and turned as the calibration says."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter, QTransform

from desktop.records.affine import IDENTITY, Affine
from desktop.ui.printing.pdf_pages import PdfPages

MOST_DPI = 600
"""Finer than this no eye sees, and an A4 page would not fit into the memory of an old PC."""

STRIP_ROWS = 512
"""Rows of pixels drawn at once: 14 MB for A4 at 600 dpi, where the whole page would take 139 MB."""

COARSE_DPI = 300
"""Up to here a page that is turned is drawn from twice as many pixels, or its letters would blur."""


def draw_page(pages: PdfPages, page: int, painter: QPainter, resolution: int, adjust: Affine) -> None:
    """Draw a page at the printer's own pixels, or scaled up from 600 dpi."""
    dpi = min(resolution, MOST_DPI)
    size = pixels(pages.size_mm(page), dpi)
    painter.save()
    painter.scale(resolution / dpi, resolution / dpi)
    for top in range(0, size.height(), STRIP_ROWS):
        height = min(STRIP_ROWS, size.height() - top)
        if adjust == IDENTITY:
            strip = _on_white(pages.strip(page, size, top, height))
        else:
            strip = _adjusted(pages, page, dpi, QRectF(0, top, size.width(), height), adjust)
        painter.drawImage(QPoint(0, top), strip)
    painter.restore()


def pixels(size_mm: QSizeF, dpi: int) -> QSize:
    """A size in pixels."""
    return QSize(round(size_mm.width() / 25.4 * dpi), round(size_mm.height() / 25.4 * dpi))


def _adjusted(pages: PdfPages, page: int, dpi: int, target: QRectF, adjust: Affine) -> QImage:
    """The part of the adjusted page in `target`; only the rows that it comes from are rendered."""
    finer = 2 if dpi <= COARSE_DPI else 1
    size = pixels(pages.size_mm(page), dpi * finer)
    to_target = QTransform.fromScale(1 / finer, 1 / finer) * in_pixels(adjust, dpi)
    from_target, _ = to_target.inverted()
    rows = from_target.mapRect(target)
    top, bottom = max(0, floor(rows.top()) - 2), min(size.height(), ceil(rows.bottom()) + 2)
    image = _white(target.size().toSize())
    if top < bottom:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(to_target * QTransform.fromTranslate(-target.left(), -target.top()))
        painter.drawImage(QPointF(0, top), _on_white(pages.strip(page, size, top, bottom - top)))
        painter.end()
    return image


def in_pixels(adjust: Affine, dpi: float) -> QTransform:
    """An adjustment in mm as Qt has it, in pixels."""
    moved = adjust.e / 25.4 * dpi, adjust.f / 25.4 * dpi
    return QTransform(adjust.a, adjust.c, adjust.b, adjust.d, *moved)


def _on_white(strip: QImage) -> QImage:
    image = _white(strip.size())
    painter = QPainter(image)
    painter.drawImage(0, 0, strip)
    painter.end()
    return image


def _white(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image
