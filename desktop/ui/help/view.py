"""The help over the window: beside the field, never on it, and away with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.ui.commands import COMMANDS
from desktop.ui.help.chapters import CONTENTS, Book, Section, load
from desktop.ui.help.hits import HitList
from desktop.ui.help.keys import key_lines
from desktop.ui.help.paper import print_chapter
from desktop.ui.help.places import MOST, around, place_beside, places_of
from desktop.ui.help.text_view import HelpText
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton, Kind
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text import Text, Type

KEYS = "Alt+← trở lại   Ctrl+P in   F6 về chỗ gõ   Esc đóng"
SEARCH = "Tìm trong trợ giúp"
Key = Qt.Key
Control, Alt, Plain = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


class HelpView(Surface):
    """Lies over a window; `open` asks about the widget that has the keyboard, `close_view` gives it back."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, "surface", window)
        self.book: Book = load({"keys": key_lines(COMMANDS)})
        self._before: list[QWidget] = []
        self._visited: list[Section] = []
        self.setAccessibleName("Trợ giúp")
        self.search = LineField(look, f"{SEARCH}, không cần dấu", parent=self)
        self.search.setAccessibleName(SEARCH)
        self.search.addAction(look.icon("search"), LineField.ActionPosition.LeadingPosition)
        self.text = HelpText(look, self.book, self)
        self.hits = HitList(look, self)
        self._none = Text(look, "Không thấy. Thử ít từ hơn, hoặc một từ khác.", tone="text2", wrap=True)
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.hits.chosen.connect(self.go)
        self.text.link_asked.connect(lambda address: self.go(self.book.section(address)))
        window.installEventFilter(self)
        for part in (self.search, self.text):
            part.installEventFilter(self)
        look.changed.connect(self._place)
        self.hide()

    def open(self, asked: QWidget, page: QWidget) -> None:
        """Show the paragraph of a field, else the chapter of what stands around it, else of the page."""
        if not self._holds(asked):
            self._before = around(asked)
            self._visited = []
            about = (self.book.about(places_of(one)) for one in (asked, page))
            self.go(next((found for found in about if found), self.book.section(CONTENTS)))
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_view(self) -> None:
        """Put the help away; the keyboard goes back to where it was, caret and selection with it."""
        self.leave()  # first: hidden with the keyboard in it, Qt would tab into a field and select all of it
        self.hide()

    def leave(self) -> None:
        """Give the keyboard back; the help stays in sight to be read on."""
        for widget in self._before:  # a cell that was typed into has closed meanwhile: then its table
            if isValid(widget) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.PopupFocusReason)
                return

    def go(self, section: Section) -> None:
        """Show a section; “Alt+←” comes back from it."""
        self._visited.append(section)
        self._show(section)

    def back(self) -> None:
        """The section before this one."""
        if len(self._visited) > 1:
            self._visited.pop()
            self._show(self._visited[-1])

    def shown(self) -> Section | None:
        """The section in sight."""
        return self.text.shown

    def print_chapter(self) -> None:
        """Ctrl+P: the chapter in sight goes to a printer of the user's choice."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # a second's loading on an old PC

        shown, printer = self.shown(), QPrinter(QPrinter.PrinterMode.HighResolution)
        if shown is not None and QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            sections = self.book.chapters[shown.chapter]
            print_chapter(sections, self._look.theme.family, self.text.picture, printer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if not isinstance(event, QKeyEvent) or (run := self._deed(event)) is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the window's own Ctrl+F, F6 or Alt+← would hear it
            return True
        if event.type() == QEvent.Type.KeyPress:
            run()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does in the help."""
        pressed = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key())
        deeds: dict[tuple[Qt.KeyboardModifier, int], Callable[[], None]] = {
            (Plain, Key.Key_Escape): self._escape,
            (Plain, Key.Key_F6): self.leave,
            (Alt, Key.Key_Left): self.back,
            (Control, Key.Key_F): self._start_search,
            (Control, Key.Key_P): self.print_chapter,
        }
        if self.search.hasFocus():
            step = self.hits.step if self.hits.isVisible() else self._scroll
            deeds |= {
                (Plain, Key.Key_Down): lambda: step(1),
                (Plain, Key.Key_Up): lambda: step(-1),
                (Plain, Key.Key_PageDown): lambda: self._scroll_page(1),
                (Plain, Key.Key_PageUp): lambda: self._scroll_page(-1),
                (Plain, Key.Key_Return): self._take,
                (Plain, Key.Key_Enter): self._take,
            }
        return deeds.get(pressed)

    def _escape(self) -> None:
        """First what was typed goes, then the help."""
        if self.search.text():
            self.search.clear()
        else:
            self.close_view()

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _take(self) -> None:
        if self.hits.isVisible() and (hit := self.hits.current_hit()) is not None:
            self.go(hit)

    def _scroll(self, by: int) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + by * self._look.theme.line_height() * 2)

    def _scroll_page(self, by: int) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _search(self, typed: str) -> None:
        found = self.book.search(typed)
        searching = bool(typed.strip())
        self.hits.show_hits(typed, found)
        self.hits.setVisible(searching and bool(found))
        self._none.setVisible(searching and not found)
        self.text.setVisible(not searching)

    def _show(self, section: Section) -> None:
        self.search.clear()
        self._search("")
        self.text.show_section(section)
        self.search.setAccessibleDescription(f"{section.title}. {section.plain}")

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 8, 5)
        contents = Button(look, "Mục lục", Kind.QUIET)
        contents.clicked.connect(lambda: self.go(self.book.section(CONTENTS)))
        close = IconButton(look, "dismiss", "Đóng trợ giúp", Kind.QUIET, key="Esc")
        close.clicked.connect(self.close_view)
        head.addWidget(Text(look, "Trợ giúp", Type.TITLE), 1)
        head.addWidget(contents)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        for part in (self.search, self._none):
            row = QHBoxLayout()
            row.setContentsMargins(14, 0, 14, 8)
            row.addWidget(part)
            column.addLayout(row)
        column.addWidget(self.hits, 1)
        column.addWidget(self.text, 1)
        column.addWidget(Separator(look))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 5, 14, 6)
        foot.addWidget(Text(look, KEYS, Type.HINT, "text3", elide=True))
        column.addLayout(foot)

    def _place(self) -> None:
        """Beside the field that the help is about; a place that the help may cover is no field."""
        window, field = self.window(), QRect()
        asked = next((one for one in self._before if isValid(one)), window)
        if asked.focusPolicy() != Qt.FocusPolicy.NoFocus:
            field = QRect(asked.mapTo(window, QPoint(0, 0)), asked.size())
        self.setGeometry(place_beside(window.rect(), field, wanted=self._look.theme.px(MOST)))
