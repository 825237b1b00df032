"""The text of a chapter, to be read, and gone through by its links."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.ui.help.chapters import Book, Section, picture_bytes
from desktop.ui.help.html import chapter_html
from desktop.ui.theme import Look

MARGIN = 14
"""Room around the text in px."""


class HelpText(QTextBrowser):
    """`link_asked` carries the address of a link."""

    link_asked = Signal(str)

    def __init__(self, look: Look, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._book = book
        self._shown: Section | None = None
        self._pictures: dict[str, QImage] = {}
        self._width = 0
        self.setAccessibleName("Nội dung trợ giúp")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(MARGIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that came while a chapter is set would narrow the text and set it again within.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(lambda url: self.link_asked.emit(url.toString()))
        look.changed.connect(self._draw)

    @property
    def shown(self) -> Section | None:
        """The section that was asked for last."""
        return self._shown

    def show_section(self, section: Section) -> None:
        """Show the chapter of a section, from that section on."""
        self._shown = section
        self._draw()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures come with the program."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        key = name.toString() if isinstance(name, QUrl) else name
        whole, ratio = self.picture(key), self.devicePixelRatioF()
        return whole.scaledToWidth(
            round(self._width_of(key) * ratio), Qt.TransformationMode.SmoothTransformation
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        self._width = self.viewport().width()
        sections = self._book.chapters[self._shown.chapter]
        self.document().setDefaultFont(self._look.theme.font())
        self.setHtml(chapter_html(sections, self._look.theme, self._shown.address, self._width_of))
        if self._shown.level == 1:
            self.verticalScrollBar().setValue(0)
        else:
            self.scrollToAnchor(self._shown.anchor)

    def _width_of(self, name: str) -> int:
        """As large as it was drawn, where there is room."""
        return min(self.picture(name).width(), self._width - 2 * MARGIN)

    def picture(self, name: str) -> QImage:
        """A picture of the help by its name."""
        if name not in self._pictures:
            self._pictures[name] = _image(name)
        return self._pictures[name]


def _image(name: str) -> QImage:
    """A picture; an empty one where it is missing: Qt, which asks for it, could not take an error."""
    try:
        return QImage.fromData(picture_bytes(name))
    except FileNotFoundError:
        return QImage()
