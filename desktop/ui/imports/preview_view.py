"""The preview of one list: file, reason of an addition to a signed decision, filter, grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.imports import ImportRow, Outcome
from desktop.records.codes import CommendationState
from desktop.ui.imports.file_bar import FileBar
from desktop.ui.imports.file_words import mapping_hint
from desktop.ui.imports.grid import ImportGrid
from desktop.ui.imports.loaded import Loaded
from desktop.ui.imports.rows import fate, filters
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import link
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.text import Text, Type

REASON_MISSING = FieldProblem("Quyết định đã ký nên việc bổ sung phải có lý do.")


class PreviewView(QWidget):
    """Built anew where the columns are others. `key_chosen` carries the id of another key of matching."""

    key_chosen = Signal(str)
    fonts_asked = Signal()
    all_updates_asked = Signal()

    def __init__(
        self, look: Look, lists: Sequence[Loaded], current: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._loaded = lists[current]
        preview = self._loaded.preview
        assert preview is not None
        self.file_bar = FileBar(look)
        self.reason = LineField(look, "Ví dụ: bổ sung theo Tờ trình số 12/TTr")
        self.reason_field = Field(
            look, "Lý do bổ sung vào quyết định đã ký", self.reason, required=True, check=self._check_reason
        )
        into = preview.into.commendation
        self._needs_reason = into is not None and into.state is CommendationState.SIGNED
        self.switch = SegmentedSwitch(look, filters(self._loaded.fates), "Lọc dòng")
        self._hint = Text(look, "", Type.SMALL, "text2", elide=True)
        self.fonts = link(look, "Phông chữ cũ")
        self.updates = link(look, "Cập nhật tất cả")
        keys = [Suggestion(f"Khớp theo: {one.title}", "", one.id) for one in preview.keys]
        self.keys = ChoiceField(look, keys, waits=True)
        self.keys.setAccessibleName("Khớp với hồ sơ đã có theo")
        self.keys.setMaximumWidth(look.theme.px(260))
        self.grid = ImportGrid(look, preview, lambda: self._loaded)
        self._lay_out()
        self.reason_field.setVisible(self._needs_reason)
        self.switch.chosen.connect(lambda _key: self._refill())
        self.keys.chosen.connect(lambda key: self.key_chosen.emit(str(key)))
        self.fonts.clicked.connect(self.fonts_asked)
        self.updates.clicked.connect(self.all_updates_asked)
        self.show_lists(lists, current)

    def show_lists(self, lists: Sequence[Loaded], current: int) -> None:
        """Show a list under the same heads; filter, place and what is typed stay."""
        self._loaded = lists[current]
        preview = self._loaded.preview
        assert preview is not None
        self.file_bar.show_lists(lists, current)
        self.switch.set_choices(filters(self._loaded.fates))
        self._hint.setText(mapping_hint(preview))
        self.keys.set_value(preview.key.id)
        self.keys.setVisible(len(preview.keys) > 1)
        changes, differing = len(preview.read.changes), self._loaded.counts.changed
        self.fonts.set_text(f"Phông chữ cũ: {changes} ô")
        self.fonts.setVisible(changes > 0)
        left = differing - len(self._loaded.updates)
        self.updates.set_text(f"Cập nhật cả {differing} dòng khác" if left else "Không cập nhật dòng nào")
        self.updates.setVisible(differing > 0)
        self.grid.set_foot(self._loaded.common)
        self._refill()

    def fits(self, loaded: Loaded) -> bool:
        """Whether a list can be shown here, with its heads and its filters as they are."""
        return loaded.preview is not None and self.grid.has_columns_of(loaded)

    def reason_text(self) -> str | None:
        """The typed reason, "" where none is needed; None, with the field marked, where it is missing."""
        if not self._needs_reason:
            return ""
        if self.reason_field.check() is not None:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return self.reason.value()

    def start(self) -> None:
        """Put the keyboard into the grid, on what must be mended first."""
        self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)
        rows = self.grid.preview.rows
        if not self.grid.go_to_first_guilty() and rows:
            differing = (row for row in rows if row.outcome is Outcome.CHANGED)
            self.grid.go_to_cell(next(differing, rows[0]).place, "")

    def next_guilty(self, place: int) -> None:
        """After a cell was mended: stay while its row is refused, else go on to the next such row."""
        rows = self.grid.preview.rows
        if place >= len(rows):
            return
        is_refused = rows[place].outcome is Outcome.REFUSED
        if is_refused or not self.grid.go_to_guilty_after(place):
            self.grid.go_to_guilty(rows[place])

    def set_narrow(self, narrow: bool) -> None:
        """The narrow rules of look.md section 4."""
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 8 if narrow else 10, edge, 8 if narrow else 10)
        self._column.setSpacing(8 if narrow else 10)
        self._hint.setVisible(not narrow)
        self.file_bar.set_narrow(narrow)

    def _check_reason(self) -> FieldProblem | None:
        return REASON_MISSING if self._needs_reason and not self.reason.value() else None

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self._hint, 1)
        row.addStretch(0)
        for widget in (self.updates, self.fonts, self.keys):
            row.addWidget(widget)
        column.addWidget(self.file_bar)
        column.addWidget(self.reason_field)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        self.set_narrow(False)

    def _refill(self) -> None:
        preview = self._loaded.preview
        assert preview is not None
        wanted = self.switch.current()
        rows: Sequence[ImportRow] = preview.rows
        if wanted:
            rows = [row for row in rows if fate(row).value == wanted]
        self.grid.show_preview(preview, rows)
