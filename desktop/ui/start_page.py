"""The first minute: three ways to begin."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.icons import PROGRAM
from desktop.ui.recent import RecentList
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.paint import rounded_box
from desktop.ui.widgets.text import Text, Type

WIDTH = 680

WAYS = (
    (
        "book_add",
        "Tạo sổ mới",
        "Một sổ dùng cho nhiều năm. Khoảng 1 phút: tên đơn vị, cơ quan ban hành, người ký.",
        "Ctrl+N",
    ),
    (
        "folder_open",
        "Mở sổ đã có",
        "Tệp .sovang trên máy, trên USB, hoặc người phụ trách trước để lại.",
        "Ctrl+O",
    ),
    (
        "beaker",
        "Tập làm với dữ liệu mẫu",
        "Một phường giả định với 150 trường hợp. Giấy in ra ghi BẢN TẬP, không lẫn vào sổ thật.",
        "Ctrl+T",
    ),
)
"""The ways to begin: icon, title, detail, key."""

REMARKS = (
    (
        "shield_checkmark",
        "ok",
        "Dữ liệu chỉ nằm trên máy này. Phần mềm không gửi gì ra ngoài khi chưa được bấm gửi.",
    ),
    ("arrow_import", "text2", "Đang có danh sách Excel? Tạo sổ mới rồi kéo tệp vào cửa sổ."),
)
"""What stands under them: icon, its colour, words."""


class StartCard(QAbstractButton):
    """A large button: what it does, one line about it, its key."""

    def __init__(self, look: Look, icon: str, title: str, detail: str, key: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._detail = detail
        self._key = key
        self.setText(title)
        self.setAccessibleName(f"{title} ({key})" if key else title)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.px(WIDTH), theme.line_height(15) + theme.line_height() + theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        focused = self.hasFocus()
        fill = theme.colour("inset" if self.underMouse() and not focused else "surface")
        edge = theme.colour("accent" if focused else "line")
        rounded_box(painter, QRectF(self.rect()), fill, edge, radius=6, thickness=2 if focused else 1)
        side = theme.px(24)
        ratio = self.devicePixelRatioF()
        icon = self._look.pixmap(self._icon, 24, "accent", ratio)
        painter.drawPixmap(QPoint(theme.px(22), (self.height() - side) // 2), icon)
        small = theme.px(16)
        chevron = self._look.pixmap("chevron_right", 16, "text2", ratio)
        end = self.width() - theme.px(18) - small
        painter.drawPixmap(QPoint(end, (self.height() - small) // 2), chevron)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        key_width = QFontMetrics(theme.font(12)).horizontalAdvance(self._key)
        key_room = QRect(end - theme.px(8) - key_width, 0, key_width + 2, self.height())
        painter.drawText(key_room, Qt.AlignmentFlag.AlignVCenter, self._key)
        self._paint_words(painter, QRect(theme.px(62), 0, key_room.left() - theme.px(74), self.height()))

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme = self._look.theme
        first, second = theme.line_height(15), theme.line_height()
        top = (self.height() - first - second) // 2
        for y, height, font, token, words in (
            (top, first, theme.font(15, 600), "text", self.text()),
            (top + first, second, theme.font(), "text2", self._detail),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                QRect(room.left(), y, room.width(), height), Qt.AlignmentFlag.AlignVCenter, words
            )

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class StartPage(Surface):
    """The first-run page; also shown when the last register cannot be found."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self, look: Look, recent: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(look, "bg", parent)
        self.setAccessibleName("Bắt đầu")
        column = QVBoxLayout(self)
        column.addStretch(5)
        middle = QVBoxLayout()
        middle.setSpacing(10)
        outer = QHBoxLayout()
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        column.addLayout(outer)
        column.addStretch(6)
        middle.addLayout(self._heading(look))
        middle.addSpacing(6)
        asked = (self.new_asked, self.open_asked, self.sample_asked)
        self._cards = [self._card(look, way, signal) for way, signal in zip(WAYS, asked, strict=True)]
        for card in self._cards:
            middle.addWidget(card)
        self.recent = RecentList(look, recent)
        if recent:
            middle.addSpacing(4)
            middle.addWidget(Text(look, "Mở gần đây", Type.SMALL_STRONG, "text2"))
            middle.addWidget(self.recent)
        middle.addSpacing(6)
        for icon, tone, words in REMARKS:
            middle.addLayout(self._line(look, icon, tone, words))
        self.setFocusProxy(self._cards[0])

    def _heading(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(IconLabel(look, PROGRAM, 44, "accent"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(look, "Sổ Vàng", Type.PAGE_TITLE))
        line = "Ghi quyết định khen thưởng, in giấy khen, làm báo cáo phong trào “Dân vận khéo”."
        words.addWidget(Text(look, line, tone="text2"))
        row.addLayout(words, 1)
        return row

    def _card(self, look: Look, way: tuple[str, str, str, str], asked: SignalInstance) -> StartCard:
        icon, title, detail, key = way
        card = StartCard(look, icon, title, detail, key)
        card.clicked.connect(asked)
        hear(self, key, card.click)
        return card

    def _line(self, look: Look, icon: str, tone: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(IconLabel(look, icon, 16, tone))
        row.addWidget(Text(look, words, Type.SMALL, "text2"), 1)
        return row
