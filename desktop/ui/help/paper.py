"""A chapter of the help on A4, for the printer or as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QTextDocument

from desktop.ui.help.chapters import Section
from desktop.ui.help.html import chapter_html
from desktop.ui.theme import Colours, Theme

MARGIN_MM = 12
SCALE = 0.9
"""Of the text sizes of the screen: 13 px become about 9 points."""
DOTS_PER_MM = 96 / 25.4


def print_chapter(
    sections: Sequence[Section], family: str, picture: Callable[[str], QImage], device: QPagedPaintDevice
) -> None:
    """Print a chapter on white A4, whatever the theme of the window; `family` is the font."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    device.setPageLayout(layout)
    room = layout.paintRect(QPageLayout.Unit.Millimeter)
    theme = Theme(Colours.named("light"), family, SCALE)
    width = int(room.width() * DOTS_PER_MM)
    document = QTextDocument()
    document.setDefaultFont(theme.font())
    document.setDocumentMargin(0)
    for name in (link for section in sections for link in section.links() if link.endswith(".png")):
        document.addResource(QTextDocument.ResourceType.ImageResource.value, name, picture(name))
    document.setPageSize(QSizeF(width, room.height() * DOTS_PER_MM))
    document.setHtml(chapter_html(sections, theme, "", lambda name: min(picture(name).width(), width)))
    document.print_(device)
