"""The sheet under the hand: elements are chosen, dragged to rest, moved by tenths of a millimetre."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.layouts.editing import LayoutEditing
from desktop.ui.printing.paper import PX_PER_MM, PaperView
from desktop.ui.theme import Colours, Look
from desktop.words.layouts import mm_words
from desktop.words.prints import element_name
from exports.layout import Layout
from exports.layout_edit import Box, box_of, boxed, moved, outside, placed, resized, union
from exports.layout_snap import Snap, on_grid, snapped

HANDLE_PX = 8
SNAP_PX = 6
GRAB_PX = 4
"""So far the mouse moves before a press becomes a drag."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
STEP_MM, LONG_STEP_MM = 0.1, 1.0


class LayoutCanvas(PaperView):
    """`edited` when the layout changed, `selected` when other elements are chosen.

    Tab goes through the elements and then on; arrows move by 0.1 mm, with Ctrl by 1 mm, with Shift the size.
    """

    edited = Signal()
    selected = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName("Tờ giấy")
        self.setMouseTracking(True)
        self._ink = Colours.named("light")  # the paper is white in every theme
        self.editing: LayoutEditing | None = None
        self.backdrop: QImage | None = None
        self.opacity = 0.6
        self._pressed: QPointF | None = None
        self._begun: Layout | None = None
        self._corner = ""
        self._snap = Snap(0, 0)

    def choose(self, names: Collection[str]) -> None:
        """Choose elements and say so."""
        if self.editing is not None:
            self.editing.select(names)
            self.setAccessibleDescription(self._spoken())
            self.viewport().update()
            self.selected.emit()

    def paint_under(self, painter: QPainter, paper: QRect) -> None:
        if self.backdrop is not None:
            painter.setOpacity(self.opacity)
            painter.drawImage(QRectF(paper), self.backdrop)
            painter.setOpacity(1.0)

    def paint_over(self, painter: QPainter, paper: QRect) -> None:
        if self.editing is None:
            return
        layout, ink = self.editing.layout, self._ink
        wrong = outside(layout)
        for name, element in boxed(layout).items():
            if name not in self.editing.selected:
                colour = QColor(ink.err if name in wrong else ink.bar)
                painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
                painter.drawRect(self._to_px(box_of(element)))
        painter.setPen(QPen(QColor(ink.info), 1))
        for at in self._snap.vertical:
            x = paper.left() + at * self._px()
            painter.drawLine(QPointF(x, paper.top()), QPointF(x, paper.bottom()))
        for at in self._snap.horizontal:
            y = paper.top() + at * self._px()
            painter.drawLine(QPointF(paper.left(), y), QPointF(paper.right(), y))
        for name in self.editing.selected:
            rect = self._to_px(box_of(boxed(layout)[name]))
            painter.setPen(QPen(QColor(ink.err if name in wrong else ink.accent), 2))
            painter.drawRect(rect)
            self._paint_handles(painter, rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.editing is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._corner = self._corner_at(event.position())
        if not self._corner:
            self._press_element(event)
        self._pressed = event.position() if self.editing.selected else None
        self._begun = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.editing is None or self._pressed is None:
            return
        way = event.position() - self._pressed
        if self._begun is None and max(abs(way.x()), abs(way.y())) < GRAB_PX:
            return
        self._begun = self._begun or self.editing.layout
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        across, down = way.x() / self._px(), way.y() / self._px()
        drag = self._resized if self._corner else self._moved
        if self.editing.change(drag(self._begun, across, down, free), "drag"):
            self.edited.emit()
        self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._begun is not None and self.editing is not None:
            self.choose(self.editing.selected)
        self._pressed = self._begun = None
        self._snap = Snap(0, 0)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing, key = self.editing, Qt.Key(event.key())
        if editing is None:
            event.ignore()
        elif key in _ARROWS and editing.selected:
            self._nudge(_ARROWS[key], event.modifiers())
        elif key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.choose(boxed(editing.layout))
        elif key == Qt.Key.Key_Escape and editing.selected:
            self.choose(())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc and Ctrl with an arrow belong to what is chosen, before the window takes them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            key, held = Qt.Key(event.key()), event.modifiers()
            is_all = key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier
            if is_all or (key in (*_ARROWS, Qt.Key.Key_Escape) and self.editing and self.editing.selected):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next element, after the last one out of the sheet."""
        names = list(boxed(self.editing.layout)) if self.editing else []
        at = names.index(self.editing.selected[0]) if self.editing and self.editing.selected else None
        place = (0 if forward else len(names) - 1) if at is None else at + (1 if forward else -1)
        if 0 <= place < len(names):
            self.choose([names[place]])
            return True
        return super().focusNextPrevChild(forward)

    def _nudge(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        editing = self.editing
        if editing is None:
            return
        step = LONG_STEP_MM if held & Qt.KeyboardModifier.ControlModifier else STEP_MM
        sizes = bool(held & Qt.KeyboardModifier.ShiftModifier)
        change = resized if sizes else moved
        if editing.change(
            change(editing.layout, editing.selected, way[0] * step, way[1] * step),
            "size" if sizes else "move",
        ):
            self.setAccessibleDescription(self._spoken())
            self.edited.emit()

    def _press_element(self, event: QMouseEvent) -> None:
        editing, name = self.editing, self._element_at(event.position())
        if editing is None:
            return
        more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not name:
            self.choose(editing.selected if more else ())
        elif more:
            self.choose(set(editing.selected) ^ {name})
        elif name not in editing.selected:
            self.choose([name])

    def _element_at(self, point: QPointF) -> str:
        """The smallest element under the mouse: the boxes of texts overlap."""
        if self.editing is None:
            return ""
        hit = [
            (one.width * one.height, name)
            for name, one in boxed(self.editing.layout).items()
            if self._to_px(box_of(one)).adjusted(-2, -2, 2, 2).contains(point)
        ]
        held = [one for one in hit if one[1] in self.editing.selected]
        return min(held or hit)[1] if hit else ""

    def _corner_at(self, point: QPointF) -> str:
        """Which corner of the one chosen element the mouse holds."""
        if self.editing is None or len(self.editing.selected) != 1:
            return ""
        element = boxed(self.editing.layout)[self.editing.selected[0]]
        corners = _corners(self._to_px(box_of(element)))
        near = (
            key
            for key, at in corners.items()
            if max(abs(at.x() - point.x()), abs(at.y() - point.y())) <= HANDLE_PX / 2 + 2
        )
        return next(near, "")

    def _moved(self, layout: Layout, across: float, down: float, free: bool) -> Layout:
        names = self.editing.selected if self.editing else ()
        elements = boxed(layout)
        if not free:
            whole = union(box_of(elements[name]) for name in names).moved(across, down)
            others = [box_of(one) for name, one in elements.items() if name not in names]
            sheet = Box(0, 0, layout.width_mm, layout.height_mm)
            self._snap = snapped(whole, others, sheet, SNAP_PX / self._px())
            across, down = across + self._snap.across, down + self._snap.down
        return moved(layout, names, across, down)

    def _resized(self, layout: Layout, across: float, down: float, free: bool) -> Layout:
        name = self.editing.selected[0] if self.editing else ""
        box = box_of(boxed(layout)[name])
        left, right = box.left, box.right
        top, bottom = box.top, box.bottom
        rest = (lambda length: length) if free else on_grid
        if "left" in self._corner:
            left = min(rest(left + across), right - 1)
        else:
            right = max(rest(right + across), left + 1)
        if "top" in self._corner:
            top = min(rest(top + down), bottom - 1)
        else:
            bottom = max(rest(bottom + down), top + 1)
        return placed(layout, {name: Box(left, top, right - left, bottom - top)})

    def _px(self) -> float:
        return self.scale * PX_PER_MM

    def _to_px(self, box: Box) -> QRectF:
        paper, px = self.paper_rect(), self._px()
        return QRectF(
            paper.left() + box.left * px, paper.top() + box.top * px, box.width * px, box.height * px
        )

    def _paint_handles(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(self._ink.accent), 1))
        painter.setBrush(QColor(self._ink.surface))
        for at in _corners(rect).values():
            painter.drawRect(QRectF(at.x() - HANDLE_PX / 2, at.y() - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _spoken(self) -> str:
        names = self.editing.selected if self.editing else ()
        if self.editing is None or len(names) != 1:
            return f"{len(names)} phần tử đang chọn" if names else "Tab để chọn từng phần tử"
        box = box_of(boxed(self.editing.layout)[names[0]])
        left, top, width, height = map(mm_words, (box.left, box.top, box.width, box.height))
        return (
            f"{element_name(names[0])}: cách trái {left} mm, cách trên {top} mm, rộng {width}, cao {height}"
        )


def _corners(rect: QRectF) -> dict[str, QPointF]:
    return {
        "top left": rect.topLeft(),
        "top right": rect.topRight(),
        "bottom left": rect.bottomLeft(),
        "bottom right": rect.bottomRight(),
    }
