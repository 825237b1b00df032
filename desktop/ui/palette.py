"""The Ctrl+K box: one way to every record and every command."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.records.text import fold
from desktop.ui.commands import Command, Commands
from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.list_rows import ROW, RowsModel, led_list
from desktop.ui.widgets.marked_text import draw_marked, match_spans
from desktop.ui.widgets.paint import current_row, hairline, rounded_box

COMMANDS_HEADING = "Lệnh"
WIDTH = 718
MOST_COMMANDS = 6
NOTHING_FOUND = "Không thấy gì khớp với “{typed}”. Thử ít chữ hơn, không cần dấu."
_MOST_LETTERS = 60
"""So much of what was typed is said again."""
_OWN_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
)


@dataclass(frozen=True)
class Hit:
    """A record that was found: the heading it stands under, its kind at the right, the caller's `payload`."""

    heading: str
    icon: str
    title: str
    detail: str
    kind: str
    payload: object = None


Search = Callable[[str, str], Sequence[Hit]]
"""Hits for (what was typed, id of the page to put first or ""), grouped by heading; within one frame."""


@dataclass(frozen=True)
class _Heading:
    title: str


@dataclass(frozen=True)
class _Sentence:
    """What stands in place of the rows."""

    text: str


def nothing_found(typed: str) -> str:
    """Says that nothing has the typed words, and what to try next."""
    words = " ".join(typed.split())
    return NOTHING_FOUND.format(typed=words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS]}…")


def matching_commands(typed: str, commands: Commands) -> list[Command]:
    """The commands that can be run now and whose words hold what was typed, those that are named first.

    All of them when nothing is typed.
    """
    able = (command for command in commands.available() if not command.id.startswith("search."))
    named = [replace(command, text=commands.text(command.id)) for command in able]
    fitting = [command for command in named if not typed.strip() or match_spans(command.text, typed)]
    return sorted(fitting, key=lambda command: not _is_meant(command, typed))


def _is_meant(command: Command, typed: str) -> bool:
    """Whether the command is being named: by its first words, or by its last three or more without the verb.

    Such a command comes before every record.
    """
    name, words = fold(command.text), fold(typed)
    return bool(words) and (name.startswith(words) or (words.count(" ") > 1 and name.endswith(f" {words}")))


class _Delegate(QStyledItemDelegate):
    """Draws headings, hits and commands."""

    def __init__(self, look: Look, palette: "CommandPalette") -> None:
        super().__init__(palette)
        self._look = look
        self._palette = palette

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = self._look.theme
        row = index.data(ROW)
        if isinstance(row, _Heading):
            return QSize(10, theme.line_height(12) + 9)
        if isinstance(row, _Sentence):
            return QSize(10, theme.two_line_height)
        return QSize(10, theme.two_line_height if isinstance(row, Hit) else theme.row_height + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        row = index.data(ROW)
        if isinstance(row, _Heading):
            painter.setFont(theme.font(12, 600))
            painter.setPen(theme.colour("text2"))
            painter.drawText(rect.adjusted(theme.px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.title)
            return
        if isinstance(row, _Sentence):
            painter.setFont(theme.font())
            painter.setPen(theme.colour("text2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(theme.px(12), 0, -theme.px(12), 0), int(flags), row.text)
            return
        current = index.row() == self._palette.current_row()
        if current:
            current_row(painter, rect, theme)
        icon, title, detail, right = _parts(row)
        side = theme.px(20)
        if icon:
            tone = "accent" if current else "text2"
            pixmap = self._look.pixmap(icon, 20, tone, self._palette.devicePixelRatioF())
            painter.drawPixmap(
                QPoint(rect.left() + theme.px(14), rect.top() + (rect.height() - side) // 2), pixmap
            )
        right = "Enter  mở" if current else right
        small = theme.font(12)
        right_width = QFontMetrics(small).horizontalAdvance(right)
        left = rect.left() + theme.px(48)
        room = QRect(left, rect.top(), rect.right() - left - right_width - theme.px(26), rect.height())
        typed = self._palette.typed()
        first = theme.line_height()
        if detail:
            top = rect.top() + (rect.height() - first - theme.line_height(12)) // 2
            under = QRect(left, top + first, room.width(), theme.line_height(12))
            draw_marked(painter, under, detail, _spans(detail, typed), small, theme, "text2")
            room = QRect(left, top, room.width(), first)
        draw_marked(painter, room, title, _spans(title, typed), theme.font(13, 500), theme, "text")
        painter.setFont(small)
        painter.setPen(theme.colour("text2"))
        end = rect.adjusted(0, 0, -theme.px(14), 0)
        painter.drawText(end, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)


def _parts(row: object) -> tuple[str, str, str, str]:
    """Icon, title, detail and right column of a row."""
    if isinstance(row, Hit):
        return row.icon, row.title, row.detail, row.kind
    if isinstance(row, Command):
        return row.icon, row.text, "", row.key
    raise TypeError(type(row).__name__)


def _spans(text: str, typed: str) -> list[tuple[int, int]]:
    """Where typed words begin in this line, even when the others stand in the other line."""
    found = {span for word in typed.split() for span in match_spans(text, word)}
    return sorted((start, end) for start, end in found if not text[:start][-1:].isalnum())


class CommandPalette(QWidget):
    """Lies over the whole window. `hit_chosen` carries the Hit, and True for opening beside (Ctrl+Enter)."""

    hit_chosen = Signal(object, bool)

    def __init__(self, look: Look, window: QWidget, commands: Commands, search: Search) -> None:
        super().__init__(window)
        self._look = look
        self._commands = commands
        self._search = search
        self._page = ""
        self._only = ""
        self._row = -1
        self._before: QWidget | None = None
        self._field = LineField(look, "Tìm tên, số quyết định, lệnh…", parent=self)
        self._field.setProperty("bare", "true")
        self._field.setAccessibleName("Tìm tên, số quyết định, lệnh")
        self._field.textChanged.connect(self._typed_changed)
        self._field.installEventFilter(self)
        self._model = RowsModel(self)
        self._list = led_list(self, self._model, _Delegate(look, self))
        self._list.clicked.connect(lambda index: self._take(index.row(), beside=False))
        window.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open(self, page: str = "") -> None:
        """Open with an empty field; hits of `page` come first."""
        self._page = page
        self._only = ""
        self._before = self.window().focusWidget()
        self._field.clear()
        self._refill()
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Close and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> str:
        """What stands in the field."""
        return self._field.text()

    def current_row(self) -> int:
        """Index of the highlighted row."""
        return self._row

    def rows(self) -> list[object]:
        """Hits and commands in sight, without headings."""
        return [row for row in self._model.rows if isinstance(row, Hit | Command)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
                event.accept()  # else the page under the box would hear it
                return True
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box().contains(event.position().toPoint()):
            self.close_box()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90))
        box = self._box()
        for spread in range(1, 7):
            shade = QColor(0, 0, 0, 8)
            rounded_box(
                painter, box.adjusted(-spread, -spread + 2, spread, spread + 2).toRectF(), shade, radius=8
            )
        rounded_box(painter, box.toRectF(), theme.colour("surface"), theme.colour("line2"), radius=8)
        side = theme.px(20)
        head = self._head_height()
        icon = self._look.pixmap("search", 20, "accent", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(box.left() + theme.px(20), box.top() + (head - side) // 2), icon)
        hairline(painter, box.left(), box.right(), box.top() + head, theme.colour("line"))
        foot_top = box.bottom() - self._foot_height()
        hairline(painter, box.left(), box.right(), foot_top, theme.colour("line"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        foot = QRect(box.left() + theme.px(20), foot_top, box.width() - theme.px(40), self._foot_height())
        keys = "↑ ↓ chọn     Enter mở     Ctrl+Enter mở bên cạnh     Tab lọc theo loại     Esc đóng"
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter), keys)
        painter.drawText(
            foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._count_words()
        )

    def _count_words(self) -> str:
        rows = self.rows()
        hits = sum(isinstance(row, Hit) for row in rows)
        return f"{hits} kết quả, {len(rows) - hits} lệnh"

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._row, beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._next_kind(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _typed_changed(self) -> None:
        self._only = ""
        self._refill()

    def _refill(self) -> None:
        typed = self.typed()
        rows: list[object] = []
        for hit in self._search(typed, self._page) if typed.strip() else ():
            if not self._only or hit.heading == self._only:
                heading = _Heading(hit.heading)
                rows += [hit] if heading in rows else [heading, hit]
        commands = matching_commands(typed, self._commands)[:MOST_COMMANDS]
        if commands and self._only in ("", COMMANDS_HEADING):
            block = [_Heading(COMMANDS_HEADING), *commands]
            rows = block + rows if _is_meant(commands[0], typed) else rows + block
        self._row = 1 if rows else -1
        self._model.set_rows(rows or [_Sentence(nothing_found(typed))])
        self._arrange()
        self.update()

    def _next_kind(self, by: int) -> None:
        """Tab: all kinds, then each kind alone."""
        shown, self._only = self._only, ""
        self._refill()
        kinds = ["", *(row.title for row in self._model.rows if isinstance(row, _Heading))]
        self._only = kinds[(kinds.index(shown) + by) % len(kinds)] if shown in kinds else ""
        self._refill()

    def _step(self, by: int) -> None:
        rows = self._model.rows
        places = [place for place, row in enumerate(rows) if isinstance(row, Hit | Command)]
        if places:
            at = places.index(self._row) if self._row in places else -1
            self._row = places[(at + by) % len(places)]
            self._list.scrollTo(self._model.index(self._row))
            self._list.viewport().update()

    def _take(self, row: int, *, beside: bool) -> None:
        chosen = self._model.rows[row] if 0 <= row < len(self._model.rows) else None
        if isinstance(chosen, Command):
            self.close_box()
            self._commands.run(chosen.id)
        elif isinstance(chosen, Hit):
            self.close_box()
            self.hit_chosen.emit(chosen, beside)

    def _head_height(self) -> int:
        return self._look.theme.px(56)

    def _foot_height(self) -> int:
        return self._look.theme.line_height(12) + 16

    def _box(self) -> QRect:
        theme = self._look.theme
        width = min(theme.px(WIDTH), self.width() - 24)
        delegate_rows = sum(self._list.sizeHintForRow(row) for row in range(len(self._model.rows)))
        wanted = self._head_height() + delegate_rows + self._foot_height() + 12
        height = min(wanted, self.height() - 2 * theme.px(40))
        return QRect((self.width() - width) // 2, theme.px(48), width, height)

    def _arrange(self) -> None:
        theme = self._look.theme
        box = self._box()
        head = self._head_height()
        self._field.setGeometry(
            box.left() + theme.px(54), box.top() + 8, box.width() - theme.px(74), head - 16
        )
        body = box.adjusted(theme.px(7), head + 5, -theme.px(7), -self._foot_height() - 5)
        self._list.setGeometry(body)

    def _place(self) -> None:
        self.setGeometry(self.window().rect())
        self._arrange()

    def _restyle(self) -> None:
        self._field.setFont(self._look.theme.font(15))
        self._arrange()
        self.update()
