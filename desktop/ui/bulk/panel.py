"""The panel “Sửa hàng loạt”: one field, the new value, and every chosen row before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations import bulk
from desktop.operations.bulk import BulkChange, BulkField, BulkPreview, Fate, How
from desktop.records.bulk_change import TEXTS, ValueKind
from desktop.store.file import RecordFile
from desktop.ui.bulk.lines import counted, line_columns, line_groups, line_reason, value_words
from desktop.ui.bulk.value_fields import ValueEditors
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, Raw
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.bulk import HOWS, KINDS, bulk_title

WIDTH = 510
LIST_HEIGHT = 220
"""The least height of the rows in px at 100 % text."""
PAUSE_MS = 120
"""How long the typing must rest before the rows are judged anew."""
EMPTY = "empty"
"""The way of changing that empties a field, or gives an amount back to its rule."""


class BulkPanel(FormPanel):
    """`saved` carries the preview that is shown."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, kind: str, ids: Sequence[int], reason: str = "") -> None:
        title = f"Sửa hàng loạt {len(ids)} {KINDS[kind]}"
        super().__init__(look, title, ("bulk", kind, tuple(ids)), file.now().date(), "Sửa", WIDTH)
        self._file = file
        self._kind = kind
        self._ids = ids
        self._fields = {field.name: field for field in bulk.fields(kind)}
        self._choices: dict[object, str] = {}
        self._preview: BulkPreview | None = None
        self.which = ChoiceField(
            look, [Suggestion(bulk_title(kind, name), "", name) for name in self._fields]
        )
        self.which.set_value(next(iter(self._fields)))
        self.how = ChoiceField(look)
        self.searched = LineField(look, "chữ đang có trong dòng")
        self.values = ValueEditors(look, self._today)
        self.amount_reason = LineField(look, "khi khác quy định")
        self.reason = LineField(look, "ví dụ: văn thư ghi nhầm đơn vị")
        self.reason.set_value(reason)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.judge)
        self._add_lines()
        self._add_table()
        self._connect()
        self._field_chosen()

    def change(self) -> BulkChange | None:
        """What is asked for; None while nothing is."""
        field, how = self._field(), self._how()
        editor = self.values.of(field, how)
        if editor is None or how is None:
            return BulkChange(field.name)
        if how is How.REPLACE:
            found = self.searched.value()
            return BulkChange(field.name, self.values.value(editor), how, found) if found else None
        if not self.values.is_given(editor):
            return None
        reason = self.amount_reason.value() if editor is self.values.amount else ""
        return BulkChange(field.name, self.values.value(editor), how, amount_reason=reason)

    def judge(self) -> None:
        """Look at every row anew and show what would become of it."""
        self._pause.stop()
        change = self.change()
        asked = change or BulkChange(self._field().name)
        shown = bulk.preview(self._file, self._kind, self._ids, asked, self.reason.value())
        self._preview = shown if change is not None else None
        self.table.set_columns(line_columns(self._words, asked=change is not None), scrolls=False)
        self.table.set_groups(line_groups(shown.lines, asked=change is not None))
        self.table.set_foot(counted(self._preview))
        count = shown.count(Fate.CHANGES) if change is not None else 0
        self.save_button.set_text(f"Sửa {count} dòng" if count else "Sửa")

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        del name
        return self.values.unclear(editor)

    def put(self, values: Raw) -> None:
        """The field first: it decides which ways and choices there are."""
        label = "Sửa trường"
        super().put({label: values[label]} if label in values else {})
        self._field_chosen()
        super().put(values)
        self._how_chosen()

    def _add_lines(self) -> None:
        form, named = self.form, self.values.named
        self._how_field = self.field("how", "Cách sửa", self.how)
        self._find_field = self.field("find", "Tìm", self.searched, hint="đúng cả chữ hoa, chữ thường")
        self._shown = {editor: self.field("value", label, editor) for label, editor in named.items()}
        self._amount_reason = self.field("amount_reason", "Lý do ghi mức khác", self.amount_reason)
        self._reason = Field(self._look, "Lý do sửa", self.reason, required=True, check=self._missing_reason)
        form.add_line(self.field("which", "Sửa trường", self.which), self._how_field)
        form.add_line(self._find_field)
        for editor, field in self._shown.items():
            if editor is self.values.amount:
                form.add_line(field, self._amount_reason)
            else:
                form.add_line(field)
        form.add_line(self._reason)

    def _add_table(self) -> None:
        self.table = GroupedTable(
            self._look, line_columns(self._words, asked=False), lambda line: line.id,
            "Từng dòng trước và sau khi sửa", name_column="name", reason_of=line_reason, two_line=True,
        )  # fmt: skip
        self.table.setMinimumHeight(self._look.theme.px(LIST_HEIGHT))
        self.body.addWidget(self.table, 1)

    def _connect(self) -> None:
        values = self.values
        self.which.chosen.connect(lambda _name: self._field_chosen())
        self.how.chosen.connect(lambda _how: self._how_chosen())
        values.choice.chosen.connect(lambda _value: self.judge())
        values.text.textChanged.connect(self._pause.start)
        for line in (self.searched, values.put, values.added, values.day, values.amount, values.year,
                     self.amount_reason, self.reason):  # fmt: skip
            line.textChanged.connect(lambda _text: self._pause.start())
        self.form.save_asked.connect(self._save)

    def _field(self) -> BulkField:
        return self._fields[str(self.which.value())]

    def _how(self) -> How | None:
        """The way of changing; None empties the field."""
        how = self.how.value()
        return None if how == EMPTY else How(str(how))

    def _field_chosen(self) -> None:
        """Another field: its ways of changing, its choices, whether a signed decision says it."""
        field = self._field()
        ways = How if field.value in TEXTS else (How.SET,)
        empties = "Theo quy định" if field.value is ValueKind.MONEY else "Để trống"
        offered = [Suggestion(HOWS[way.value], "", way) for way in ways]
        if field.value is not ValueKind.CHOICE:
            offered.append(Suggestion(empties, "", EMPTY))
        self.how.set_choices(offered)
        if self.how.value() is None:
            self.how.set_value(How.SET)
        choices = bulk.choices(self._file, self._kind, field.name, self._ids) if _is_choice(field) else []
        self._choices = dict(choices)
        self.values.choice.set_choices([Suggestion(words, "", value) for value, words in choices])
        self._reason.setVisible(bulk.needs_reason(self._file, self._kind, self._ids, field.name))
        self._how_chosen()

    def _how_chosen(self) -> None:
        field, how = self._field(), self._how()
        own = self.values.of(field, how)
        self._how_field.setVisible(not _is_choice(field))
        self._find_field.setVisible(how is How.REPLACE)
        for editor, shown in self._shown.items():
            shown.setVisible(editor is own)
        self._amount_reason.setVisible(own is self.values.amount)
        self.judge()

    def _words(self, value: object) -> str:
        return value_words(value, self._choices, self._field().value)

    def _missing_reason(self) -> FieldProblem | None:
        if self.reason.value() or self._reason.isHidden():
            return None
        return FieldProblem("Quyết định đã ký: ghi lý do sửa, lý do được giữ trong nhật ký.")

    def _save(self) -> None:
        self.judge()
        if self._preview is not None:
            self.saved.emit(self._preview)
        elif (editor := self.values.of(self._field(), self._how())) is not None:
            (self.searched if self._how() is How.REPLACE else editor).setFocus()


def _is_choice(field: BulkField) -> bool:
    return field.value is ValueKind.CHOICE
