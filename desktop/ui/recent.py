"""“Mở gần đây”: the registers opened last, as a list on the first page and as a menu over the window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.operations import recent_files
from desktop.operations.output import stands
from desktop.settings import PcSettings
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.restoring import Opener
from desktop.ui.theme import Look
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.paint import rounded_box
from desktop.words.errors import error_sentence

GONE = "không thấy ở đó"
HINT = "Delete: bỏ khỏi danh sách"
_SHOWN = 3
"""Rows that the first page has room for on the lowest screen; the others come by scrolling."""


class RecentRow(QAbstractButton):
    """One register: its name, its folder, and whether it is gone."""

    removed = Signal()

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__()
        self._look = look
        self.path = path
        self._is_gone = False
        self.setText(path.stem)
        self.setToolTip(str(path))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()
        look.changed.connect(self.updateGeometry)

    def mark_gone(self) -> None:
        """Show that the file is not where it was."""
        self._is_gone = True
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._look.theme.line_height() + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, focused = self._look.theme, self.hasFocus()
        painter = QPainter(self)
        if focused or self.underMouse():
            edge = theme.colour("accent") if focused else None
            rounded_box(painter, self.rect().toRectF(), theme.colour("surface"), edge, thickness=2)
        side, ratio = theme.px(16), self.devicePixelRatioF()
        icon = self._look.pixmap("warning" if self._is_gone else "history", 16, self._tone(), ratio)
        painter.drawPixmap(QPoint(theme.px(10), (self.height() - side) // 2), icon)
        left = theme.px(36)
        left += self._words(painter, left, self.width() // 2, self.text(), "text", 600) + theme.px(12)
        beside = f"{GONE}  ·  {HINT}" if self._is_gone and focused else GONE if self._is_gone else ""
        right = self._words(painter, -theme.px(12), self.width(), beside, "warn", 400) if beside else 0
        room = self.width() - left - right - theme.px(24)
        self._words(painter, left, room, str(self.path.parent), "text2", 400)

    def _words(self, painter: QPainter, x: int, room: int, words: str, tone: str, weight: int) -> int:
        """Draw words from `x`, from the right edge for a negative one; returns their width in px."""
        theme = self._look.theme
        font = theme.font(13 if weight > 400 else 12, weight)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(room, 0))
        width = metrics.horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(x if x >= 0 else self.width() + x - width, baseline, words)
        return width

    def _tone(self) -> str:
        return "warn" if self._is_gone else "text2"

    def _name(self) -> None:
        gone = f", {GONE}" if self._is_gone else ""
        self.setAccessibleName(f"Mở {self.text()}{gone}")
        self.setAccessibleDescription(f"{self.path}. {HINT}")


class RecentList(QScrollArea):
    """The rows under the cards of the first page."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, look: Look, paths: Sequence[Path]) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows = [self._row(path) for path in paths]
        self.setWidget(inside)
        look.changed.connect(self._fit)
        self._fit()

    def mark_gone(self, paths: Collection[Path]) -> None:
        """Show which files are not where they were."""
        for row in self.rows:
            if row.path in paths:
                row.mark_gone()

    def _row(self, path: Path) -> RecentRow:
        row = RecentRow(self._look, path)
        row.clicked.connect(partial(self.chosen.emit, path))
        row.removed.connect(partial(self._remove, row))
        self._column.addWidget(row)
        return row

    def _remove(self, row: RecentRow) -> None:
        row.focusNextPrevChild(self.rows[-1] is not row)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._fit()
        self.removed.emit(row.path)

    def _fit(self) -> None:
        high = sum(row.sizeHint().height() for row in self.rows[:_SHOWN])
        self.setFixedHeight(high)


class Recent:
    """Opens a register of the list, says when it is gone, and takes it from the list."""

    def __init__(self, settings: PcSettings, jobs: Jobs, program: Opener) -> None:
        self._settings = settings
        self._jobs = jobs
        self._program = program

    def paths(self) -> list[Path]:
        """The registers, newest first."""
        return recent_files.recent_files(self._settings)

    def find_gone(self, shown: RecentList | RecentMenu) -> None:
        """Look in a job which files are not there any more, and tell what shows them, if it still does."""
        paths = self.paths()

        def gone(_progress: Progress) -> list[Path]:
            return [one for one in paths if not stands(one)]

        self._jobs.run(gone, shown.mark_gone, self._program.tell)

    def open(self, path: Path) -> None:
        """Open a register; one that is refused may be taken from the list."""
        if self._program.open(path) or stands(path):
            return
        away = NoticeAction("Bỏ khỏi danh sách", partial(self._forget_and_say, path), icon="dismiss")
        sentence = error_sentence("file_missing", {"path": str(path)})
        self._program.shown().show_notice(Notice(sentence, "err", actions=(away,)))

    def forget(self, path: Path) -> None:
        """Take a register from the list; its file stays as it is."""
        recent_files.forget(self._settings, path)

    def popup(self) -> None:
        """Show the list as a menu over the window."""
        window = self._program.shown()
        menu = RecentMenu(window, self)
        self.find_gone(menu)
        menu.popup(window.mapToGlobal(QPoint((window.width() - menu.sizeHint().width()) // 2, 60)))
        menu.setActiveAction(menu.actions()[0])

    def _forget_and_say(self, path: Path) -> None:
        self.forget(path)
        said = f"Đã bỏ {path.name} khỏi danh sách mở gần đây. Tệp không bị xóa."
        self._program.shown().show_notice(Notice(said))


class RecentMenu(QMenu):
    """The list as a menu; it goes with its choice."""

    def __init__(self, window: QWidget, recent: Recent) -> None:
        super().__init__(window)
        self.setAccessibleName("Mở gần đây")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paths = recent.paths()
        for path in self._paths:
            self.addAction(self._words(path)).triggered.connect(partial(recent.open, path))
        if not self._paths:
            self.addAction("Chưa có sổ nào").setEnabled(False)

    def mark_gone(self, paths: Collection[Path]) -> None:
        """Show which files are not where they were."""
        for action, path in zip(self.actions(), self._paths, strict=False):
            if path in paths:
                action.setText(f"{self._words(path)}  ({GONE})")

    def _words(self, path: Path) -> str:
        folder = self.fontMetrics().elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, 420)
        return f"{path.stem}  –  {folder}".replace("&", "&&")
