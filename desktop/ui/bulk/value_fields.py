"""What is typed into a bulk change: one editor for each kind of value, of which one is in sight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.records.bulk_change import TEXTS, BulkField, How, ValueKind
from desktop.records.text import parse_amount, parse_date
from desktop.ui.theme import Look
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import day_or_none, unclear_day
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.year_field import YearField


class ValueEditors:
    """A text has three: for a new value, for what comes in place of a word, for what is added."""

    def __init__(self, look: Look, today: date) -> None:
        self.text = TextArea(look, lines=2, breaks_lines=False)
        self.put = LineField(look, "để trống thì bỏ chữ vừa tìm")
        self.added = LineField(look, "ví dụ: , phường Hoàn Kiếm")
        self.day = DateField(look, lambda typed: parse_date(typed, today))
        self.amount = AmountField(look, parse_amount)
        self.year = YearField(look)
        self.choice = ChoiceField(look, placeholder="chọn")
        self._by_kind: dict[ValueKind, QWidget] = {
            ValueKind.TEXT: self.text,
            ValueKind.LINES: self.text,
            ValueKind.DAY: self.day,
            ValueKind.MONEY: self.amount,
            ValueKind.YEAR: self.year,
            ValueKind.CHOICE: self.choice,
        }

    @property
    def named(self) -> Mapping[str, QWidget]:
        """Every editor by its label."""
        return {
            "Giá trị mới": self.text,
            "Thay bằng": self.put,
            "Chữ thêm": self.added,
            "Ngày mới": self.day,
            "Mức mới (đ)": self.amount,
            "Năm mới": self.year,
            "Chọn giá trị": self.choice,
        }

    def of(self, field: BulkField, how: How | None) -> QWidget | None:
        """The editor for a field and a way of changing it; None where nothing is typed: it is emptied."""
        if field.value is ValueKind.CHOICE:
            return self.choice
        if how is None:
            return None
        if field.value in TEXTS and how is not How.SET:
            return self.put if how is How.REPLACE else self.added
        return self._by_kind[field.value]

    def value(self, editor: QWidget) -> object:
        """What stands in an editor; None for nothing, and for what cannot be read."""
        if editor is self.day:
            return day_or_none(self.day)
        if editor is self.year:
            return self.year.year()
        if editor is self.amount:
            return self._amount()
        if editor is self.choice:
            return self.choice.value()
        return editor.value() or None if isinstance(editor, LineField | TextArea) else None

    def is_given(self, editor: QWidget) -> bool:
        """Whether something was chosen or typed; a search may be replaced by nothing."""
        return bool(self.choice.text()) if editor is self.choice else self.value(editor) is not None

    def unclear(self, editor: QWidget) -> FieldProblem | None:
        """What cannot be read in an editor."""
        if editor is self.day:
            return unclear_day(self.day)
        if isinstance(editor, LineField) and not editor.value():
            return None
        if editor is self.year:
            return self.year.unclear()
        if editor is self.amount and self._amount() is None:
            return FieldProblem(f"Mức thưởng “{self.amount.value()}” không phải số. Gõ lại, ví dụ 1.520.000.")
        return None

    def _amount(self) -> int | None:
        try:
            return self.amount.amount()
        except ValueError:
            return None
