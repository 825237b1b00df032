"""Thùng rác: everything that was deleted, with who and when; Enter brings it back, weeks later too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.operations import history
from desktop.operations.traces import trash
from desktop.operations.traces.trash import Removed
from desktop.records.step import Step
from desktop.records.text import short_date
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.step_places import page_of_step
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.list_bar import FILTER_WIDTH
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

EMPTY = "Chưa có gì bị xóa."
OTHER_WAY = "Mục đã xóa nằm ở đây, lấy lại được cả sau nhiều tuần."
KEPT = "Nhật ký của sổ giữ mọi thứ, nên ở đây không mất gì và không cần dọn."
NOTHING_LIKE_IT = "Không có mục nào như vậy trong thùng rác."
OPEN = "Mở mục vừa lấy lại"
BROUGHT_BACK = "Đã lấy lại: {title}."


class TrashPage(Page):
    """What the history holds of deleted records; there is nothing to empty, since history is never cut."""

    title = "Thùng rác"

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._file = desk.file
        self._everything: list[Removed] = []
        self._last: tuple[str, Mapping[str, object]] | None = None
        self.shown: list[Removed] = []
        """What the table shows, the latest first."""
        self.filter = LineField(look, "Lọc: tên, loại, ai xóa, ngày")
        self.filter.setAccessibleName("Lọc thùng rác")
        self.filter.setMinimumWidth(look.theme.px(FILTER_WIDTH))
        self.filter.addAction(look.icon("filter"), LineField.ActionPosition.LeadingPosition)
        columns = (
            Column("at", "Lúc", lambda one: f"{one.step.made_at:%H:%M}", 64, align=Align.RIGHT, dim=True),
            Column("kind", "Loại", lambda one: one.kind, 150, drop=1),
            Column("what", "Mục đã xóa", lambda one: one.title, 260, 2, strong=True),
            Column("detail", "Thuộc về, đi cùng", lambda one: one.detail, 200, 1, drop=3),
            Column("who", "Ai xóa", lambda one: one.step.made_by, 120, dim=True),
            Column("state", "", _state, 150, mark=_mark, drop=2),
        )
        self.table = GroupedTable(look, columns, lambda one: one.id, "Thùng rác", name_column="what")
        self.button = primary(look, "Lấy lại", key="Enter", icon="arrow_undo")
        self.empty = EmptyList(look, EMPTY, "Xem nhật ký", OTHER_WAY, icon="history")
        self._lay_out()
        self._connect()
        self._reload()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "trash.bring_back": Handler(self.bring_back, lambda: self._current() is not None),
            "record.change": Handler(self._open_last, lambda: self._last is not None, OPEN),
            "list.filter": Handler(lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        }

    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self.filter, self.table) if pane.isVisible()]

    def opened(self, argument: object) -> None:
        del argument
        self._reload()
        if self.shown:
            self.table.set_current_id(self.shown[0].id)
        target = self.table.view if self._stack.currentIndex() else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Mapping[str, object]:
        return {"trash": True}

    def refresh(self, changed: frozenset[str]) -> None:
        if changed:
            self._reload()

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def bring_back(self) -> None:
        """Bring back what the chosen line says."""
        chosen = self._current()
        if chosen is None:
            return

        def done(step: Step) -> None:
            self._reload()
            self._say_done(chosen, step)

        self._desk.carry_out(self, lambda: trash.bring_back(self._file, chosen.id), done, say=False)

    def _say_done(self, chosen: Removed, step: Step) -> None:
        actions = [NoticeAction("Xóa lại", self._redo, "Ctrl+Y", "arrow_redo")] if not chosen.is_undo else []
        self._last = page_of_step(self._file, step)
        if self._last is not None:
            actions.insert(0, NoticeAction(OPEN, self._open_last, "F2"))
        self.say(Notice(BROUGHT_BACK.format(title=chosen.title), actions=tuple(actions)))
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_last(self) -> None:
        if self._last is not None:
            self.page_asked.emit(*self._last)

    def _redo(self) -> None:
        self._desk.carry_out(self, lambda: history.redo(self._file))

    def _reload(self) -> None:
        self._everything = trash.removed(self._file)
        self._show()

    def _show(self) -> None:
        self.shown = trash.matching(self._everything, self.filter.value())
        self.table.set_groups(self._days())
        if self.shown and self.table.current_id() < 0:
            self.table.set_current_id(self.shown[0].id)
        self._stack.setCurrentIndex(1 if self._everything else 0)
        count = f"{len(self.shown)} mục · {KEPT}" if self.shown else NOTHING_LIKE_IT
        self.table.set_foot(count)
        self.button.setEnabled(bool(self.shown))

    def _days(self) -> list[Group]:
        days = groupby(self.shown, key=lambda one: one.step.made_at.date())
        return [Group(day.isoformat(), list(found), short_date(day)) for day, found in days]

    def _current(self) -> Removed | None:
        return next((one for one in self.shown if one.id == self.table.current_id()), None)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _typed: self._show())
        self.filter.returnPressed.connect(lambda: self.table.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.opened.connect(lambda _id: self.bring_back())
        self.button.clicked.connect(self.bring_back)
        hear(self.table, "F2", self._open_last, OPEN)
        self.empty.pressed.connect(lambda: self.page_asked.emit("settings", {"section": "history"}))

    def _lay_out(self) -> None:
        full = QWidget()
        self._column = QVBoxLayout(full)
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(self.look, OTHER_WAY, Type.SMALL, "text2", elide=True), 1)
        row.addWidget(self.filter)
        row.addWidget(self.button)
        self._column.addLayout(row)
        self._column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        around = QVBoxLayout(self.body)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)


def _state(one: Removed) -> str:
    if not one.step.undoable:
        return "Chỉ xem, từ bản cũ"
    return "Mất do hoàn tác" if one.is_undo else ""


def _mark(one: Removed) -> Mark | None:
    if not one.step.undoable:
        return Mark("lock_closed", "text2")
    return Mark("arrow_undo", "text2") if one.is_undo else None
