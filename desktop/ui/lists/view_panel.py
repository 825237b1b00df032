"""The panel of a list's view: what it shows, its order, its columns, and the name it is kept under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.operations.lists.listing import Narrowing
from desktop.operations.lists.spans import span_words
from desktop.operations.saved_views import check
from desktop.records.problem import Problem
from desktop.records.saved_view import SavedView
from desktop.store.file import RecordFile
from desktop.ui.lists.column_list import ColumnList
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.form_panel import FormPanel, Raw
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text

if TYPE_CHECKING:
    from desktop.ui.lists.list_views import ListViews

NAME = "Tên cách xem"
HINT = "Dấu cách: hiện, ẩn · Alt+↑ ↓: đổi chỗ · Ctrl+← →: hẹp, rộng"
COLUMNS_HEIGHT = 264
"""The least height of the list of columns in px at 100 % text."""


class ViewPanel(FormPanel):
    """What is chosen here shows in the list at once; the name keeps it.

    `saved` and `new_asked` carry the view as it stands; one without id is new.
    """

    saved = Signal(object)
    new_asked = Signal(object)
    delete_asked = Signal()

    def __init__(self, look: Look, file: RecordFile, views: ListViews) -> None:
        base = views.base()
        super().__init__(
            look, "Cách xem", ("view", views.listing.page, base.id), file.now().date(), "Lưu cách xem"
        )
        self._file = file
        self._views = views
        self._own = base if base.id is not None else None
        state, listing = views.state, views.listing
        self.period = ChoiceField(look, _periods(views))
        self.kind = ChoiceField(look, _narrowings("Mọi loại", listing.kinds))
        self.only = ChoiceField(look, _narrowings("Tất cả", listing.only))
        self.order = ChoiceField(look, _orders(views))
        self.direction = ChoiceField(
            look, [Suggestion("Tăng dần", "", False), Suggestion("Giảm dần", "", True)]
        )
        self.columns = ColumnList(look, listing)
        self.columns.setMinimumHeight(look.theme.px(COLUMNS_HEIGHT))
        self.name = LineField(look)
        self.name.set_value(self._own.name if self._own else "")
        self._show(state)
        self._add_lines(look)
        self._connect()

    def draft(self) -> SavedView:
        """The view as it is shown now, under the typed name."""
        return replace(
            self._views.state,
            name=self.name.value(),
            columns=self._views.state.columns or self._views.listing.usual_columns(),
            id=self._own.id if self._own else None,
        )

    def problems(self) -> Sequence[Problem]:
        """A name is needed for keeping the view, not for looking at the list."""
        return check(self._file, self.draft(), self._views.reserved()) if self.name.value() else ()

    def show_refusal(self, error: BaseException) -> bool:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().show_refusal(error)

    def typed(self) -> Raw:
        """The name alone is a draft: what the list shows has been shown."""
        return {label: value for label, value in super().typed().items() if label == NAME}

    def _show(self, state: SavedView) -> None:
        self.period.set_value(state.period)
        self.kind.set_value(state.kind)
        self.only.set_value(state.only)
        self.order.set_value(state.order_by)
        self.direction.set_value(state.descending)
        self.columns.show_columns(state.columns)

    def _add_lines(self, look: Look) -> None:
        self.form.add_line(self.field("name", NAME, self.name, hint="để chọn lại bằng F3"))
        self.form.add_line(
            self.field("period", "Thời gian", self.period),
            self.field("kind", self._views.listing.kinds_label, self.kind),
        )
        self.form.add_line(self.field("only", "Chỉ hiện", self.only))
        self.form.add_line(
            self.field("order_by", "Sắp xếp theo", self.order),
            self.field("descending", "Thứ tự", self.direction),
        )
        self.form.add_widget(Text(look, HINT, tone="text2", wrap=True))
        self.form.add_widget(self.columns)
        self.form.add_widget(self._ways(look))

    def _ways(self, look: Look) -> QWidget:
        """Back to the usual columns, to the saved view; another name, none at all."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.usual_button = quiet(look, "Cột như lúc đầu", icon="arrow_undo")
        self.new_button = quiet(look, "Lưu thành cách xem mới", icon="add")
        self.delete_button = quiet(look, "Xóa cách xem", icon="delete")
        for button in (self.usual_button, self.new_button, self.delete_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)  # side by side they are wider than it
        self.new_button.setVisible(self._own is not None)
        self.delete_button.setVisible(self._own is not None)
        return row

    def _connect(self) -> None:
        views = self._views
        self.period.chosen.connect(lambda code: views.ask(period=code))
        self.kind.chosen.connect(lambda code: views.ask(kind=code))
        self.only.chosen.connect(lambda code: views.ask(only=code))
        self.order.chosen.connect(lambda key: views.ask(order_by=key))
        self.direction.chosen.connect(lambda descending: views.ask(descending=descending))
        self.columns.changed.connect(lambda columns: views.ask(columns=columns))
        self.usual_button.clicked.connect(self._set_columns_back)
        self.new_button.clicked.connect(lambda: self.new_asked.emit(self.draft()))
        self.delete_button.clicked.connect(self.delete_asked)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def _set_columns_back(self) -> None:
        usual = self._views.listing.usual_columns()
        self._views.ask(columns=usual)
        self.columns.show_columns(usual)


def _periods(views: ListViews) -> list[Suggestion]:
    """The spans of the list, and the one it is narrowed to where that is another."""
    codes = [*([""] if views.listing.timeless else []), *views.listing.periods]
    present = [views.state.period] if views.state.period not in codes else []
    return [Suggestion(span_words(code), "", code) for code in (*codes, *present)]


def _narrowings(everything: str, found: Mapping[str, Narrowing]) -> list[Suggestion]:
    return [Suggestion(everything, "", ""), *(Suggestion(one.words, "", code) for code, one in found.items())]


def _orders(views: ListViews) -> list[Suggestion]:
    columns = (Suggestion(one.title, "", one.key) for one in views.listing.columns)
    return [Suggestion("Thứ tự thường", "", ""), *columns]
